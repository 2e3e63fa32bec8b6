import type { Instant } from "@kept/domain/casework/clock";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../people/session.tsx";
import { Callout } from "../../ui/callout.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { usePersonName } from "../../ui/use-person-name.ts";
import { useNamed } from "../context/use-case-context.ts";
import type { WorkDesk } from "../forms/work-desk.ts";
import { Conversation, type Contribution } from "./conversation.tsx";
import type { Frame, MessageView } from "./frame.ts";
import { DismissedMail, UnverifiedBox } from "./lane-boxes.tsx";
import { LetterUnderway } from "./letter-underway.tsx";
import { useMailOf } from "./mail-of.tsx";

/** Something that was done between two mails. */
export interface Turn {
  readonly key: string;
  readonly at: Instant;
  readonly what: ReactNode;
}

interface CaseConversationProps {
  readonly frame: Frame;
  readonly desk: WorkDesk;
  /** Whom the house writes to, where that is one person. */
  readonly toName: string | null;
  readonly letterPath: (letterId: string) => string;
  /** What the register tells between the mails. */
  readonly turns: readonly Turn[];
}

/** All that was said on the case and what was done between; what is still being written stands last. */
export function CaseConversation({
  frame,
  desk,
  toName,
  letterPath,
  turns,
}: CaseConversationProps): ReactNode {
  const { t } = useTranslation("conversation");
  const { id: me } = useMe();
  const nameOf = usePersonName();
  const mailOf = useMailOf(frame, toName);
  const named = useNamed(frame.id);
  // What comes while somebody reads waits behind a line, so that nothing moves under their eyes.
  const [read, setRead] = useState<ReadonlySet<string>>(
    () => new Set(frame.messages.map(({ id }) => id)),
  );
  const fresh = frame.messages.filter(
    ({ id, author }) => !read.has(id) && author?.id !== me,
  );
  const waiting = new Set(fresh.map(({ id }) => id));
  const underway = frame.letters.filter(
    ({ state }) => state !== "sent" && state !== "discarded",
  );
  const may = (wanted: string): boolean =>
    frame.moves.some(({ move, allowed }) => move === wanted && allowed);

  const contribution = (message: MessageView): Contribution => {
    if (message.kind === "note")
      return {
        kind: "note",
        key: message.id,
        by: message.author === null ? t("nobody") : nameOf(message.author),
        at: message.happenedAt,
        text: message.text,
        named,
      };
    const mail = mailOf(message);
    if (message.lane === "unverified")
      return {
        kind: "apart",
        key: message.id,
        content: (
          <UnverifiedBox
            frame={frame}
            desk={desk}
            mayJudge={may("note")}
            message={message}
            mail={mail}
          />
        ),
      };
    if (message.lane === "dismissed")
      return {
        kind: "apart",
        key: message.id,
        content: <DismissedMail mail={mail} />,
      };
    return mail;
  };

  // At the same moment the mail comes first.
  const said = [
    ...frame.messages
      .filter(({ id }) => !waiting.has(id))
      .map((message) => ({
        at: message.happenedAt,
        contribution: contribution(message),
      })),
    ...turns.map(({ key, at, what }) => ({
      at,
      contribution: { kind: "event", key: `turn-${key}`, at, what } as const,
    })),
  ]
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((one): Contribution => one.contribution);
  const letters = underway.map((letter): Contribution => ({
    kind: "apart",
    key: letter.id,
    content: (
      <LetterUnderway
        letter={letter}
        to={letterPath(letter.id)}
        mayWrite={may("write")}
      />
    ),
  }));
  return (
    <>
      {fresh.length === 0 ? null : (
        <Callout
          announce
          tone="ink"
          lead={t("fresh", { count: fresh.length })}
          act={
            <TextButton
              onClick={() => {
                setRead(new Set(frame.messages.map(({ id }) => id)));
              }}
            >
              {t("show", { count: fresh.length })}
            </TextButton>
          }
        />
      )}
      {said.length + letters.length === 0 ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : (
        <Conversation contributions={[...said, ...letters]} />
      )}
    </>
  );
}
