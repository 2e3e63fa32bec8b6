import { Button, Modal, Radio } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import type { Json } from "@kept/domain/json";
import { createContext, useContext, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../ui/use-dates.ts";
import classes from "./conflict-dialog.module.css";
import type { MergedField } from "./merge-fields.ts";

/** What fields of the case are called, and how their values are said. */
export interface FieldSpeech {
  readonly label: (field: string) => string;
  readonly value: (field: string, value: Json) => string;
}

/** Words for fields of the case around; every form below it can compare values with them. */
export const CaseWords = createContext<FieldSpeech | null>(null);

interface ConflictDialogProps {
  readonly merged: readonly MergedField[];
  /** `taken`: the fields that both changed and where theirs was chosen. */
  readonly onSettle: (how: "save" | "back", taken: ReadonlySet<string>) => void;
}

function isJson(value: unknown): value is Json {
  return (
    value === null ||
    ["string", "number", "boolean"].includes(typeof value) ||
    Array.isArray(value)
  );
}

/**
 * Three columns for each field that others changed: what it was, what it is now, what stands in the form. Where
 * both changed it one of them is chosen; the other stays readable until then.
 */
export function ConflictDialog({
  merged,
  onSettle,
}: ConflictDialogProps): ReactNode {
  const { t } = useTranslation("caseForms");
  const dates = useDates();
  const words = useContext(CaseWords);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const choose = (field: string, side: "mine" | "theirs"): void => {
    const next = new Set(taken);
    if (side === "theirs") next.add(field);
    else next.delete(field);
    setTaken(next);
  };
  const back = (): void => {
    onSettle("back", new Set());
  };
  return (
    <Modal
      opened
      onClose={back}
      title={t("conflict.title")}
      size={760}
      closeButtonProps={{ "aria-label": t("conflict.back") }}
      transitionProps={{ duration: 120, transition: "fade" }}
    >
      <p className={classes["lead"]}>{t("conflict.lead")}</p>
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{t("conflict.before")}</th>
            <th scope="col">{t("conflict.now")}</th>
            <th scope="col">{t("conflict.yours")}</th>
          </tr>
        </thead>
        <tbody>
          {words === null
            ? null
            : merged.map(({ field, kind, before, theirs, by, at, mine }) => {
                const label = words.label(field);
                const value = (of: unknown): string =>
                  isJson(of) ? words.value(field, of) : "";
                const choice = (side: "mine" | "theirs"): ReactNode =>
                  kind === "both" ? (
                    <Radio
                      className={classes["choice"] ?? ""}
                      name={field}
                      checked={taken.has(field) === (side === "theirs")}
                      onChange={() => {
                        choose(field, side);
                      }}
                      label={t(
                        side === "mine"
                          ? "conflict.keepMine"
                          : "conflict.takeTheirs",
                      )}
                      aria-label={t(
                        side === "mine"
                          ? "conflict.keepMineOf"
                          : "conflict.takeTheirsOf",
                        { field: label },
                      )}
                    />
                  ) : null;
                return (
                  <tr key={field}>
                    <th scope="row">{label}</th>
                    <td>{value(before)}</td>
                    <td>
                      {value(theirs)}
                      <span className={classes["by"]}>
                        {t("conflict.by", { by, moment: dates.moment(at) })}
                      </span>
                      {choice("theirs")}
                    </td>
                    <td>
                      {kind === "both" ? (
                        <>
                          {value(mine)}
                          {choice("mine")}
                        </>
                      ) : kind === "elsewhere" ? null : (
                        <span className={classes["by"]}>
                          {t(
                            kind === "same"
                              ? "conflict.same"
                              : "conflict.theirsTaken",
                          )}
                        </span>
                      )}
                    </td>
                  </tr>
                );
              })}
        </tbody>
      </table>
      <div className={classes["acts"]}>
        <Button
          variant="filled"
          onClick={() => {
            onSettle("save", taken);
          }}
        >
          {t("conflict.saveMine")}
        </Button>
        <Button onClick={back}>{t("conflict.back")}</Button>
      </div>
    </Modal>
  );
}
