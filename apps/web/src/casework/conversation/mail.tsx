import { IconPaperclip } from "@tabler/icons-react";
import type { Instant } from "@kept/domain/casework/clock";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { langAttribute } from "../../locales/language.ts";
import { hasHan } from "../../ui/han.ts";
import { Run } from "../../ui/run.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import classes from "./mail.module.css";
import { partQuoted } from "./quoted.ts";

const OriginalMail = lazy(async () => ({
  default: (await import("./original-mail.tsx")).OriginalMail,
}));

export interface Attachment {
  readonly key: string;
  readonly name: string;
  /** "4.2 MB". */
  readonly size: string;
  /** Where it can be taken from; absent when it may not be. */
  readonly href?: string | undefined;
  /** "could not be read", "not what its name says". */
  readonly warning?: string | undefined;
}

export interface MailMessage {
  readonly kind: "mail";
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string | null;
  readonly at: Instant;
  readonly text: string;
  /** The language of the text, as a `lang` attribute. */
  readonly lang?: string | undefined;
  /** Sent from this template. */
  readonly template?: string | undefined;
  /** A word or two about it: "unverified sender", "leaves in 20 s", "could not be delivered". */
  readonly remark?:
    | { readonly text: string; readonly tone: "grey" | "amber" | "red" }
    | undefined;
  readonly attachments?: readonly Attachment[];
  /** The original HTML, fetched when asked for; absent when the mail was plain. */
  readonly loadOriginal?: (() => Promise<string>) | undefined;
  /** The mail as it came, byte for byte, as a download. */
  readonly rawHref?: string | undefined;
  /** PDF, hash and the like, for what was sent. */
  readonly footer?: ReactNode;
}

type Original =
  | { readonly state: "hidden" | "failed" }
  | { readonly state: "shown"; readonly html: string };

/** One mail: text by default, the older mail folded, the original only on request and in a frame. */
export function Mail({
  message,
}: {
  readonly message: MailMessage;
}): ReactNode {
  const { t } = useTranslation("casework");
  const dates = useDates();
  const [isQuoteShown, setQuoteShown] = useState(false);
  const [original, setOriginal] = useState<Original>({ state: "hidden" });
  const { own, quoted } = partQuoted(message.text);
  const {
    from,
    to,
    subject,
    at,
    lang,
    template,
    remark,
    attachments = [],
    loadOriginal,
    rawHref,
  } = message;
  const isOriginalShown = original.state === "shown";

  return (
    <article>
      <header className={classes["head"]}>
        <h3 className={classes["from"]}>
          <Run>{from}</Run>
          {remark === undefined ? null : (
            <>
              {" "}
              <Tag tone={remark.tone}>{remark.text}</Tag>
            </>
          )}
        </h3>
        <time dateTime={at} className={classes["time"]}>
          {dates.moment(at)}
        </time>
        <p className={classes["way"]}>
          {t("mail.to", { to })}
          {template === undefined ? null : t("mail.template", { template })}
          {subject === null ||
          subject === "" ||
          template !== undefined ? null : (
            <>
              {t("mail.subjectBefore")}
              <Run>{subject}</Run>
              {t("mail.subjectAfter")}
            </>
          )}
          {loadOriginal === undefined ? null : (
            <>
              {" "}
              <TextButton
                onClick={() => {
                  if (isOriginalShown) setOriginal({ state: "hidden" });
                  else
                    void loadOriginal().then(
                      (html) => {
                        setOriginal({ state: "shown", html });
                      },
                      () => {
                        setOriginal({ state: "failed" });
                      },
                    );
                }}
              >
                {isOriginalShown ? t("mail.asText") : t("mail.original")}
              </TextButton>
            </>
          )}
          {rawHref === undefined ? null : (
            <>
              {" "}
              <a href={rawHref}>
                {loadOriginal === undefined
                  ? t("mail.original")
                  : t("mail.raw")}
              </a>
            </>
          )}
        </p>
      </header>
      {original.state === "failed" ? (
        <p className={classes["failed"]} role="alert">
          {t("mail.originalFailed")}
        </p>
      ) : null}
      {original.state === "shown" ? (
        <Suspense fallback={null}>
          <OriginalMail html={original.html} />
        </Suspense>
      ) : (
        <div
          className={classes["text"]}
          lang={lang ?? (hasHan(own) ? langAttribute.zh : langAttribute.en)}
        >
          {own === "" ? (
            <p className={classes["none"]}>{t("mail.noText")}</p>
          ) : (
            <Paragraphs text={own} />
          )}
          {quoted === "" ? null : (
            <div className={classes["quote"]}>
              <TextButton
                onClick={() => {
                  setQuoteShown(!isQuoteShown);
                }}
              >
                {isQuoteShown ? t("mail.hideQuoted") : t("mail.showQuoted")}
              </TextButton>
              {isQuoteShown ? (
                <div className={classes["quoted"]}>{quoted}</div>
              ) : null}
            </div>
          )}
        </div>
      )}
      {attachments.length === 0 ? null : (
        <ul
          className={classes["attachments"]}
          aria-label={t("mail.attachments")}
        >
          {attachments.map(({ key, name, size, href, warning }) => (
            <li key={key} className={classes["attachment"]}>
              <IconPaperclip size={14} stroke={1.6} aria-hidden="true" />
              {href === undefined ? (
                <Run>{name}</Run>
              ) : (
                <a href={href}>{name}</a>
              )}
              <span className={classes["size"]}>{size}</span>
              {warning === undefined ? null : (
                <span className={classes["warning"]}>{warning}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {message.footer === undefined ? null : (
        <footer className={classes["footer"]}>{message.footer}</footer>
      )}
    </article>
  );
}

function Paragraphs({ text }: { readonly text: string }): ReactNode {
  return text
    .split(/\n{2,}/)
    .map((paragraph, index) => (
      <p key={`${index}-${paragraph.slice(0, 12)}`}>{paragraph}</p>
    ));
}
