import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  Conversation,
  type Contribution,
} from "../../../casework/conversation/conversation.tsx";
import { useNamed } from "../../../casework/context/use-case-context.ts";
import { useMe } from "../../../people/session.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
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
  const { id: me } = useMe();
  const mailOf = useMailOf(view);
  const named = useNamed(view.frame.id);
  // What comes while somebody reads waits behind a line, so that nothing moves under their eyes.
  const [read, setRead] = useState<ReadonlySet<string>>(
    () => new Set(view.frame.messages.map(({ id }) => id)),
  );
  const fresh = view.frame.messages.filter(
    ({ id, author }) => !read.has(id) && author?.id !== me,
  );
  const waiting = new Set(fresh.map(({ id }) => id));
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

  const said = conversationOrder(view)
    .filter((one) => one.kind === "turn" || !waiting.has(one.message.id))
    .map(contribution);
  const letters = underway.map((letter): Contribution => ({
    kind: "apart",
    key: letter.id,
    content: <LetterUnderway frame={view.frame} letter={letter} />,
  }));
  return (
    <>
      {fresh.length === 0 ? null : (
        <Callout
          announce
          tone="ink"
          lead={t("conversation.fresh", { count: fresh.length })}
          act={
            <TextButton
              onClick={() => {
                setRead(new Set(view.frame.messages.map(({ id }) => id)));
              }}
            >
              {t("conversation.show", { count: fresh.length })}
            </TextButton>
          }
        />
      )}
      {said.length + letters.length === 0 ? (
        <EmptyState>{t("conversation.empty")}</EmptyState>
      ) : (
        <Conversation contributions={[...said, ...letters]} />
      )}
    </>
  );
}
