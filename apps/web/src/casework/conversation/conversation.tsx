import { IconCheck, IconLock } from "@tabler/icons-react";
import type { Instant } from "@kept/domain/casework/clock";
import { noteRuns, type Mentionable } from "@kept/domain/casework/mentions";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../ui/use-dates.ts";
import classes from "./conversation.module.css";
import { Mail, type MailMessage } from "./mail.tsx";

/** An internal word of a colleague. It stands on its own ground because it is never sent. */
export interface Note {
  readonly kind: "note";
  readonly key: string;
  readonly by: string;
  readonly at: Instant;
  readonly text: string;
  /** Colleagues and roles that a note can name. */
  readonly named?: readonly Mentionable[];
}

/** Something that happened between two mails, in one line. */
export interface Happening {
  readonly kind: "event";
  readonly key: string;
  readonly at: Instant;
  readonly what: ReactNode;
}

/** What stands in the thread and is no plain mail of it: a mail in a lane of its own, a draft. */
export interface Apart {
  readonly kind: "apart";
  readonly key: string;
  readonly content: ReactNode;
}

export type Contribution = MailMessage | Note | Happening | Apart;

interface ConversationProps {
  readonly contributions: readonly Contribution[];
}

/** All that was said, and what was done between, in the order in which it came. */
export function Conversation({ contributions }: ConversationProps): ReactNode {
  return (
    <ol>
      {contributions.map((contribution) => (
        <li
          key={contribution.key}
          className={classes["item"]}
          data-kind={contribution.kind}
        >
          {contribution.kind === "mail" ? (
            <Mail message={contribution} />
          ) : contribution.kind === "note" ? (
            <NoteBox note={contribution} />
          ) : contribution.kind === "apart" ? (
            contribution.content
          ) : (
            <EventLine event={contribution} />
          )}
        </li>
      ))}
    </ol>
  );
}

/** A note as it also stands under other lists: who, when, "never sent". */
export function NoteBox({
  note,
}: {
  readonly note: Omit<Note, "kind" | "key">;
}): ReactNode {
  const { t } = useTranslation("casework");
  const dates = useDates();
  return (
    <article className={classes["note"]}>
      <header className={classes["noteHead"]}>
        <IconLock size={12} stroke={1.6} aria-hidden="true" />
        {t("note.by", { name: note.by, moment: dates.moment(note.at) })}
      </header>
      <p className={classes["noteText"]}>
        {noteRuns(note.text, note.named ?? []).map(({ text, id }, index) =>
          id === null ? (
            text
          ) : (
            <b key={`${id} ${String(index)}`} className={classes["mention"]}>
              {text}
            </b>
          ),
        )}
      </p>
    </article>
  );
}

function EventLine({ event }: { readonly event: Happening }): ReactNode {
  const dates = useDates();
  return (
    <div className={classes["event"]}>
      <IconCheck size={14} stroke={1.8} aria-hidden="true" />
      <span className={classes["eventWhat"]}>{event.what}</span>
      <time dateTime={event.at} className={classes["time"]}>
        {dates.moment(event.at, "plain")}
      </time>
    </div>
  );
}
