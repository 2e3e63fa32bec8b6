import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  entryActs,
  entryReference,
} from "@kept/domain/registers/disclosures/entry";
import {
  countries,
  disclosureBases,
  instruments,
} from "@kept/domain/registers/disclosures/instruments";
import { disclosureOutcomes } from "@kept/domain/registers/disclosures/kinds";
import type { AppRouter } from "../../../api/client.ts";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { Run } from "../../../ui/run.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useText } from "../../../ui/use-language.ts";
import classes from "./case.module.css";

export type Entry =
  inferRouterOutputs<AppRouter>["disclosures"]["get"]["entries"][number];

/** A version of an entry: its number, the four facts, then what belongs to it. */
export function EntryCard({
  entry,
  below,
}: {
  readonly entry: Entry;
  readonly below?: ReactNode;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const dates = useDates();
  const reference = entryReference(entry);
  const content = text(entry.content);
  const reason = [
    entry.purpose,
    ...(entry.basis === null ? [] : [text(disclosureBases[entry.basis].label)]),
    ...(entry.instrument === null
      ? []
      : [
          [text(instruments[entry.instrument]), entry.instrumentRef]
            .filter((part) => part !== null)
            .join(" "),
        ]),
  ].join(" · ");
  const recipient = [
    entry.recipient,
    ...(entry.recipientOfficer === null ? [] : [entry.recipientOfficer]),
    text(countries[entry.country]),
  ].join(" · ");
  const object = [
    t("register.persons", { count: entry.personsCount }),
    ...(entry.scopeWords === null ? [] : [entry.scopeWords]),
  ].join(" · ");
  return (
    <article className={classes["card"]}>
      <div className={classes["row"]}>
        <strong>{reference}</strong>
        <span>{text(disclosureOutcomes[entry.outcome])}</span>
        {entry.act === "entered" ? null : (
          <span className={classes["quiet"]}>
            {t("register.version", {
              version: entry.version,
              act: text(entryActs[entry.act]),
            })}
          </span>
        )}
        <CopyButton
          value={entry.sha256}
          label={t("register.copyHash", { entry: reference })}
        >
          {entry.sha256.slice(0, 12)}
        </CopyButton>
      </div>
      <dl className={classes["four"]}>
        <dt>{t("register.content")}</dt>
        <dd>{content === "" ? t("register.nothingGiven") : content}</dd>
        <dt>{t("register.time")}</dt>
        <dd>{dates.moment(entry.disclosedAt, "long")}</dd>
        <dt>{t("register.reason")}</dt>
        <dd>
          <Run>{reason}</Run>
        </dd>
        <dt>{t("register.recipient")}</dt>
        <dd>
          <Run>{recipient}</Run>
        </dd>
        <dt>{t("register.object")}</dt>
        <dd>
          <Run>{object}</Run>
        </dd>
        {entry.refusalReason === null ? null : (
          <>
            <dt>{t("scope.withheld")}</dt>
            <dd>
              <Run>{entry.refusalReason}</Run>
            </dd>
          </>
        )}
        {entry.packageSha256 === null ? null : (
          <>
            <dt>{t("package.inRegister")}</dt>
            <dd>
              <CopyButton
                value={entry.packageSha256}
                label={t("package.copyHash")}
              >
                {entry.packageSha256.slice(0, 12)}
              </CopyButton>
            </dd>
          </>
        )}
        {entry.correctionReason === null ? null : (
          <>
            <dt>{text(entryActs[entry.act])}</dt>
            <dd>
              <Run>{entry.correctionReason}</Run>
            </dd>
          </>
        )}
      </dl>
      {below}
    </article>
  );
}
