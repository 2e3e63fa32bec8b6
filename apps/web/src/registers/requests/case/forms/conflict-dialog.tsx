import { Button, Modal } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import type { Json } from "@kept/domain/json";
import type { Conflict } from "@kept/domain/refusal";
import { createContext, useContext, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../../ui/use-dates.ts";
import {
  fieldLabel,
  fieldValue,
  type FieldContext,
} from "../trail/field-words.ts";
import classes from "./conflict-dialog.module.css";

/** Words for fields of the case around; every form below it can compare values with them. */
export const CaseWords = createContext<FieldContext | null>(null);

interface ConflictDialogProps {
  readonly conflict: Conflict;
  /** What is in the form, by field. */
  readonly mine: Readonly<Record<string, unknown>>;
  readonly onSettle: (how: "saveMine" | "back") => void;
}

function isJson(value: unknown): value is Json {
  return (
    value === null ||
    ["string", "number", "boolean"].includes(typeof value) ||
    Array.isArray(value)
  );
}

/** Both values side by side: what others changed since the form was opened, and what stands in it. */
export function ConflictDialog({
  conflict,
  mine,
  onSettle,
}: ConflictDialogProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const dates = useDates();
  const words = useContext(CaseWords);
  return (
    <Modal
      opened
      onClose={() => {
        onSettle("back");
      }}
      title={t("conflict.title")}
      size={720}
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
            : conflict.changes.map(({ field, before, after, by, at }) => {
                const own = Object.hasOwn(mine, field)
                  ? mine[field]
                  : undefined;
                return (
                  <tr key={`${field} ${at}`}>
                    <th scope="row">{fieldLabel(field, words)}</th>
                    <td>{fieldValue(field, before, words)}</td>
                    <td>
                      {fieldValue(field, after, words)}
                      <span className={classes["by"]}>
                        {t("conflict.by", { by, moment: dates.moment(at) })}
                      </span>
                    </td>
                    <td>
                      {own === undefined
                        ? null
                        : isJson(own)
                          ? fieldValue(field, own, words)
                          : null}
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
            onSettle("saveMine");
          }}
        >
          {t("conflict.saveMine")}
        </Button>
        <Button
          onClick={() => {
            onSettle("back");
          }}
        >
          {t("conflict.back")}
        </Button>
      </div>
    </Modal>
  );
}
