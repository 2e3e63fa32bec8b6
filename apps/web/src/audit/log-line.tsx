import { roles, type Role } from "@kept/domain/access/permissions";
import { purposes } from "@kept/domain/log/purposes";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { casePath } from "../desk/desk-paths.ts";
import { Run } from "../ui/run.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { useText } from "../ui/use-language.ts";
import classes from "./audit.module.css";
import { LogDetails } from "./log-details.tsx";
import { useLogSentence, type LogRow } from "./log-sentence.ts";

/** The sentence, with the number of its case leading there. */
export function LogSentence({ row }: { readonly row: LogRow }): ReactNode {
  const sentence = useLogSentence()(row);
  const { case: theCase, outcome } = row;
  const at = theCase === null ? -1 : sentence.indexOf(theCase.reference);
  return (
    <span className={classes["sentence"]} data-outcome={outcome}>
      {theCase === null || at < 0 ? (
        <Run>{sentence}</Run>
      ) : (
        <>
          <Run>{sentence.slice(0, at)}</Run>
          <Link to={casePath(theCase)}>{theCase.reference}</Link>
          <Run>{sentence.slice(at + theCase.reference.length)}</Run>
        </>
      )}
    </span>
  );
}

/** Under the sentence: in which role, why, and what more there is to say. */
export function LogRemarks({ row }: { readonly row: LogRow }): ReactNode {
  const { t } = useTranslation("audit");
  const text = useText();
  const sentence = useLogSentence()(row);
  const [isOpen, setOpen] = useState(false);
  const { actor, purpose, outcome } = row;
  const role = Object.hasOwn(roles, actor.role)
    ? text(roles[actor.role as Role])
    : t("roleSystem");
  const why = purpose === null ? undefined : purposes[purpose];
  return (
    <>
      <span className={classes["remarks"]}>
        {outcome === "refused" ? <Tag tone="amber">{t("refused")}</Tag> : null}
        <span>{t("inRole", { role })}</span>
        {why === undefined ? null : (
          <span>{t("why", { purpose: text(why) })}</span>
        )}
        <TextButton
          label={t("detailsOf", { sentence })}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? t("less") : t("details")}
        </TextButton>
      </span>
      {isOpen ? <LogDetails row={row} /> : null}
    </>
  );
}
