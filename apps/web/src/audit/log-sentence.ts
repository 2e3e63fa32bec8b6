import { sentenceOf } from "@kept/domain/log/sentence";
import { logWords } from "@kept/domain/registers/log-words";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslation } from "react-i18next";
import type { AppRouter } from "../api/client.ts";
import { useLanguage } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";

type Outputs = inferRouterOutputs<AppRouter>["audit"];
export type LogRow = Outputs["list"]["rows"][number];
export type LogDetail = Outputs["get"];

/** Who did it, as this screen writes names; a part of the machine is Kept. */
export function useActorName(): (actor: LogRow["actor"]) => string {
  const { t } = useTranslation("audit");
  const nameOf = usePersonName();
  return (actor) => (actor.role === "system" ? t("system") : nameOf(actor));
}

/** A row as the sentence that a file has as well. */
export function useLogSentence(): (row: LogRow) => string {
  const language = useLanguage();
  const nameOf = usePersonName();
  const actorOf = useActorName();
  return (row) =>
    sentenceOf(
      {
        ...row,
        who: actorOf(row.actor),
        reference: row.case?.reference ?? null,
        what: row.about === null ? null : nameOf(row.about),
      },
      logWords,
      language,
    );
}
