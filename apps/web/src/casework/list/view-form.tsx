import { Button, Radio, TextInput } from "@mantine/core";
import "@mantine/core/styles/Radio.layer.css";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../people/session.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import type { ViewDesk } from "./use-view-desk.ts";
import classes from "./view-form.module.css";

interface ViewFormProps {
  readonly desk: ViewDesk;
  /** Another name for the open view, in place of another view. */
  readonly isRename: boolean;
  readonly onClose: () => void;
}

const longestName = 80;
const scopes = ["me", "team", "role"] as const;

/** What a view is called, and who has it in their row of views. */
export function ViewForm({
  desk,
  isRename,
  onClose,
}: ViewFormProps): ReactNode {
  const { t } = useTranslation("list");
  const { permissions, role, team } = useMe();
  const [name, setName] = useState(isRename ? (desk.own?.name ?? "") : "");
  const [scope, setScope] = useState<(typeof scopes)[number]>("me");
  const [isMissing, setMissing] = useState(false);
  const mayShare = permissions.includes("views.share");
  const save = async (): Promise<void> => {
    const said = name.trim();
    setMissing(said === "");
    if (said === "") return;
    if (isRename) {
      desk.rename(said);
      onClose();
      return;
    }
    const shared =
      scope === "me"
        ? ({ with: "me" } as const)
        : scope === "team"
          ? ({ with: "team", teamId: team?.id ?? null } as const)
          : ({ with: "role", role } as const);
    if (await desk.saveAs(said, shared)) onClose();
  };
  return (
    <Sheet
      label={t(isRename ? "view.rename" : "view.saveAs")}
      side="end"
      className={classes["sheet"]}
      onClose={onClose}
    >
      <form
        className={classes["form"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={t("view.name")}
          value={name}
          maxLength={longestName}
          autoComplete="off"
          error={isMissing ? t("view.noName") : null}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        {mayShare && !isRename ? (
          <fieldset className={classes["choices"]}>
            <legend className={classes["legend"]}>{t("view.whose")}</legend>
            {scopes.map((one) => (
              <Radio
                key={one}
                name="scope"
                label={t(
                  one === "team" && team === null
                    ? "view.for.everybody"
                    : `view.for.${one}`,
                )}
                checked={scope === one}
                onChange={() => {
                  setScope(one);
                }}
              />
            ))}
          </fieldset>
        ) : null}
        {desk.problem === null ? null : (
          <p role="alert" className={classes["problem"]}>
            {desk.problem}
          </p>
        )}
        <div className={classes["acts"]}>
          <Button type="submit" variant="filled" data-bar>
            {t("view.save")}
          </Button>
          <Button data-bar variant="subtle" onClick={onClose}>
            {t("view.cancel")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
