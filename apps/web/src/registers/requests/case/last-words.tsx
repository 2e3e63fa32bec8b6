import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NoteBox } from "../../../casework/conversation/conversation.tsx";
import { partQuoted } from "../../../casework/conversation/quoted.ts";
import { langAttribute } from "../../../locales/language.ts";
import { hasHan } from "../../../ui/han.ts";
import { Section } from "../../../ui/section.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import classes from "./last-words.module.css";
import type { RequestView } from "./request-view.ts";

/** What the person wrote last, and the note of a colleague after it. */
export function LastWords({ view }: { readonly view: RequestView }): ReactNode {
  const { t } = useTranslation(["requestCase", "conversation"]);
  const dates = useDates();
  const nameOf = usePersonName();
  const { messages } = view.frame;
  const mail = messages.findLast(
    ({ kind, lane }) => kind === "in" && lane === "ok",
  );
  const note = messages.findLast(({ kind }) => kind === "note");
  if (mail === undefined) return null;
  const { own } = partQuoted(mail.text);
  return (
    <>
      <Section
        title={t("work.lastMessage")}
        end={t("conversation:by", {
          name:
            mail.fromName ??
            mail.fromAddress ??
            t("conversation:unknownSender"),
          moment: dates.moment(mail.happenedAt),
        })}
      >
        <p
          className={classes["words"]}
          lang={hasHan(own) ? langAttribute.zh : langAttribute.en}
        >
          {own}
        </p>
      </Section>
      {note === undefined ? null : (
        <NoteBox
          note={{
            by:
              note.author === null
                ? t("conversation:nobody")
                : nameOf(note.author),
            at: note.happenedAt,
            text: note.text,
          }}
        />
      )}
    </>
  );
}
