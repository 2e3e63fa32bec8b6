import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "@kept/domain/log/sentence";
import { logWords } from "@kept/domain/registers/log-words";
import { changeInWords, isNothing } from "../../../casework/change-in-words.ts";
import type { FieldSpeech } from "../../../casework/forms/conflict-dialog.tsx";
import { HistoryDetails } from "../../../casework/history-details.tsx";
import { History } from "../../../casework/history.tsx";
import { useLanguage } from "../../../ui/use-language.ts";
import type { DisclosureView } from "./disclosure-view.ts";

/** Turns of the case, not small steps. */
const turns: ReadonlySet<string> = new Set(
  [
    "received",
    "released",
    "refused",
    "withdrawn",
    "release-approved",
    "entry-written",
    "secrecy-ended",
    "notice-given",
    "closed",
    "reopened",
  ].map((act) => `disclosures.${act}`),
);

/** What happened, in the sentences of the log, and what changed with it. */
export function Trail({
  view,
  speech,
}: {
  readonly view: DisclosureView;
  readonly speech: FieldSpeech;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const language = useLanguage();
  const { frame } = view;
  return (
    <History
      lines={frame.history.toReversed().map((one) => {
        const { actor } = one;
        const about = one.changes.find(({ field }) => field === "askedOf");
        const details = [
          ...one.changes
            .filter(
              ({ field, before, after, isErased }) =>
                field !== "askedOf" &&
                (isErased || !isNothing(before) || !isNothing(after)),
            )
            .map((change) =>
              changeInWords(change, speech, (how, words) =>
                t(`history.${how}`, words),
              ),
            ),
          ...(one.purpose === null
            ? []
            : [t("history.reason", { reason: one.purpose })]),
        ];
        const name =
          language === "zh" ? (actor.nameZh ?? actor.name) : actor.name;
        return {
          key: String(one.seq),
          at: one.happenedAt ?? one.at,
          ...(one.happenedAt === null ? {} : { recordedAt: one.at }),
          ...(details.length === 0
            ? {}
            : { detail: <HistoryDetails details={details} /> }),
          isTurn: turns.has(one.action),
          what: sentenceOf(
            {
              action: one.action,
              outcome: "done",
              who: actor.role === "system" ? t("history.house") : name,
              reference: frame.reference,
              what:
                about === undefined
                  ? null
                  : speech.value(about.field, about.after),
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
