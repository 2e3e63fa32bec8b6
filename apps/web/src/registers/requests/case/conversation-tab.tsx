import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  Conversation,
  type Contribution,
} from "../../../casework/conversation/conversation.tsx";
import { useNamed } from "../../../casework/context/use-case-context.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { conversationOrder, type Said } from "./conversation-order.ts";
import { DismissedMail, UnverifiedBox } from "./lane-boxes.tsx";
import { LetterUnderway } from "./letter-underway.tsx";
import { useMailOf } from "./mail-of.tsx";
import type { RequestView } from "./request-view.ts";
import type { FieldContext } from "./trail/field-words.ts";
import { trailLine } from "./trail/history-lines.ts";

interface ConversationTabProps {
  readonly view: RequestView;
  readonly words: FieldContext;
}

/** All that was said on the case and what was done between; what is still being written stands last. */
export function ConversationTab({
  view,
  words,
}: ConversationTabProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const mailOf = useMailOf(view);
  const named = useNamed(view.frame.id);
  const underway = view.frame.letters.filter(
    ({ state }) => state !== "sent" && state !== "discarded",
  );

  const contribution = (said: Said): Contribution => {
    if (said.kind === "turn") {
      const line = trailLine(said.entry, words);
      return {
        kind: "event",
        key: `turn-${line.key}`,
        at: said.at,
        what: line.sentence,
      };
    }
    const { message } = said;
    if (message.kind === "note") {
      const author =
        message.author === null ? null : words.person(message.author.id);
      return {
        kind: "note",
        key: message.id,
        by: author ?? message.author?.name ?? t("conversation.nobody"),
        at: message.happenedAt,
        text: message.text,
        named,
      };
    }
    const mail = mailOf(message);
    if (message.lane === "unverified")
      return {
        kind: "apart",
        key: message.id,
        content: <UnverifiedBox view={view} message={message} mail={mail} />,
      };
    if (message.lane === "dismissed")
      return {
        kind: "apart",
        key: message.id,
        content: <DismissedMail mail={mail} />,
      };
    return mail;
  };

  const said = conversationOrder(view).map(contribution);
  const letters = underway.map((letter): Contribution => ({
    kind: "apart",
    key: letter.id,
    content: <LetterUnderway frame={view.frame} letter={letter} />,
  }));
  return said.length + letters.length === 0 ? (
    <EmptyState>{t("conversation.empty")}</EmptyState>
  ) : (
    <Conversation contributions={[...said, ...letters]} />
  );
}
