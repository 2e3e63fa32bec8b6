import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "@kept/domain/log/sentence";
import { logWords } from "@kept/domain/registers/log-words";
import { History } from "../../../casework/history.tsx";
import { useLanguage } from "../../../ui/use-language.ts";
import type { DisclosureView } from "./disclosure-view.ts";

/** What happened, in the sentences of the log. */
export function Trail({ view }: { readonly view: DisclosureView }): ReactNode {
  const { t } = useTranslation("disclosures");
  const language = useLanguage();
  const { frame } = view;
  return (
    <History
      lines={frame.history.toReversed().map((one) => {
        const { actor } = one;
        const name =
          language === "zh" ? (actor.nameZh ?? actor.name) : actor.name;
        return {
          key: String(one.seq),
          at: one.happenedAt ?? one.at,
          ...(one.happenedAt === null ? {} : { recordedAt: one.at }),
          what: sentenceOf(
            {
              action: one.action,
              outcome: "done",
              who: actor.role === "system" ? t("history.house") : name,
              reference: frame.reference,
              what: null,
              shown: null,
              again: 0,
            },
            logWords,
            language,
          ),
        };
      })}
    />
  );
}
