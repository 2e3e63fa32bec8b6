import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Mail, type Attachment } from "../../../casework/conversation/mail.tsx";
import { paths } from "../../../paths.ts";
import { Run } from "../../../ui/run.tsx";
import { Section } from "../../../ui/section.tsx";
import { useLanguage } from "../../../ui/use-language.ts";
import { kindWords } from "../list/queue-item.ts";
import { useReasons } from "../case/forms/guess-note.tsx";
import { noteKey } from "../../../casework/conversation/mail-of.tsx";
import { fileSize } from "../../../ui/file-size.ts";
import type { Duplicate, MailPreview } from "./intake-outputs.ts";
import classes from "./mail-beside.module.css";

interface MailBesideProps {
  readonly preview: MailPreview;
  /** The way to go on without it; it keeps waiting. */
  readonly end: ReactNode;
}

/** The mail beside the form: what it may repeat, what is odd about it, and its words. */
export function MailBeside({ preview, end }: MailBesideProps): ReactNode {
  const { t } = useTranslation("intake");
  const { mail, duplicates, arrivedAt } = preview;
  const sender = [mail.from?.name, mail.from?.address]
    .filter((part) => part !== undefined && part !== null && part !== "")
    .join(" · ");
  const { html } = mail;
  return (
    <div>
      {duplicates.length === 0 ? null : (
        <Section title={t("duplicates.title")} ruled>
          <ul>
            {duplicates.map((duplicate) => (
              <li key={duplicate.caseId} className={classes["duplicate"]}>
                <DuplicateLine duplicate={duplicate} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("mail.title")} end={end} ruled>
        <Remarks preview={preview} />
        <div className={classes["mail"]}>
          <Mail
            message={{
              kind: "mail",
              key: preview.mailId,
              from: sender === "" ? t("waiting.nobody") : sender,
              to: mail.toAddress ?? t("mail.us"),
              subject: mail.subject,
              at: mail.sentAt ?? arrivedAt,
              text: mail.text,
              attachments: mail.attachments.map((file) => ({
                key: `${file.sha256}-${file.name}`,
                name: file.name,
                size:
                  file.sniffedType === null
                    ? fileSize(file.size)
                    : t("mail.sizeAndType", {
                        size: fileSize(file.size),
                        type: file.sniffedType,
                      }),
                warning: warningOf(file, t),
              })),
              loadOriginal:
                html === null ? undefined : () => Promise.resolve(html),
            }}
          />
        </div>
      </Section>
    </div>
  );
}

type Words = ReturnType<typeof useTranslation<"intake">>["t"];

/** What its content really is, where the name or the sender says otherwise. */
function warningOf(
  file: MailPreview["mail"]["attachments"][number],
  t: Words,
): Attachment["warning"] {
  const { declaredType, sniffedType, isActiveContent } = file;
  if (isActiveContent) return t("mail.active");
  if (sniffedType === null) return t("mail.unknownType");
  return declaredType !== null && declaredType !== sniffedType
    ? t("mail.otherType", { declared: declaredType })
    : undefined;
}

/** What was odd in reading it, and what it hints at beyond the fields of the form. */
function Remarks({ preview }: Pick<MailBesideProps, "preview">): ReactNode {
  const { t } = useTranslation(["requestCase", "conversation"]);
  const { t: intake } = useTranslation("intake");
  const reasons = useReasons();
  const { mail, guess } = preview;
  const { significance, asksOtherAddress, asksComplaintChannel } = guess;
  const remarks = [
    ...mail.notes.map(({ code, detail }) => {
      const key = noteKey(code);
      return detail === null
        ? t(`conversation:mailNote.${key}`)
        : intake("mail.noteDetail", {
            note: t(`conversation:mailNote.${key}`),
            detail,
          });
    }),
    ...(significance.length === 0
      ? []
      : [t("guess.significance", { reasons: reasons(significance) })]),
    ...(asksOtherAddress === null
      ? []
      : [t("guess.otherAddress", { reasons: reasons([asksOtherAddress]) })]),
    ...(asksComplaintChannel === null
      ? []
      : [t("guess.complaint", { reasons: reasons([asksComplaintChannel]) })]),
  ];
  if (remarks.length === 0) return null;
  return (
    <ul className={classes["remarks"]} aria-label={intake("mail.remarks")}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

function DuplicateLine({
  duplicate,
}: {
  readonly duplicate: Duplicate;
}): ReactNode {
  const { t } = useTranslation("intake");
  const { t: requests } = useTranslation("requests");
  const language = useLanguage();
  const { reference, personName, stage, types, because } = duplicate;
  return (
    <>
      <span className={classes["first"]}>
        <Link to={paths.request(reference)}>{reference}</Link>{" "}
        <Run className={classes["name"]}>{personName}</Run>{" "}
        <span className={classes["quiet"]}>
          {kindWords(types, { t: requests, language })} · {stage[language]}
        </span>
      </span>
      <span className={classes["why"]}>
        {because
          .map((reason) =>
            reason.kind === "similarText"
              ? t("duplicates.similarText", {
                  percent: Math.round(reason.share * 100),
                })
              : t(`duplicates.${reason.kind}`),
          )
          .join(t("form.and"))}
      </span>
    </>
  );
}
