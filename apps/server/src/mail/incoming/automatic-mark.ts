import { cleanForeignText } from "@kept/domain/casework/text-rules";
import type { AutomaticMark } from "./parsed-mail.ts";

type Header = (name: string) => string | null;

const absenceSubject =
  /^(?:(?:re|aw|回复)[:：] ?)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|abwesenheit|automatische antwort|réponse automatique|自动回复|自動返信|不在)/iu;
const postmaster = /^(?:mailer-daemon|postmaster|mail-daemon)@/iu;

/**
 * Whether a machine wrote the mail (RFC 3834, RFC 3464 and the older habits). Certain: marks that only an
 * answering machine or a bounce sets. Uncertain: marks that also stand on mail with a person behind it;
 * two of them agree to certainty when one is the subject of an absence note.
 */
export function automaticMark(
  header: Header,
  subject: string,
  from: string | null,
): AutomaticMark | null {
  const mark = (
    kind: AutomaticMark["kind"],
    isCertain: boolean,
    found: string,
  ): AutomaticMark => ({
    kind,
    isCertain,
    found: cleanForeignText(found, { shape: "line", max: 120 }).text,
  });
  const value = (name: string) => header(name)?.trim().toLowerCase() ?? "";

  const submitted = /^[a-z-]+/u.exec(value("auto-submitted"))?.[0] ?? "no";
  const returnPath = header("return-path")?.trim();
  if (
    /^multipart\/report\b/u.test(value("content-type")) ||
    (from !== null && postmaster.test(from))
  ) {
    return mark("bounce", true, from ?? "multipart/report");
  }
  if (submitted === "auto-replied")
    return mark("reply", true, "Auto-Submitted: auto-replied");
  if (header("x-autoreply") !== null || header("x-autorespond") !== null)
    return mark("reply", true, "X-Autoreply");
  if (value("precedence") === "auto_reply")
    return mark("reply", true, "Precedence: auto_reply");
  // RFC 3834 s.3.3: an empty return path says that nobody waits for an answer.
  if (returnPath === "<>")
    return mark(
      absenceSubject.test(subject) ? "reply" : "bounce",
      true,
      "Return-Path: <>",
    );

  const suppressed = header("x-auto-response-suppress");
  const precedence = /^(?:bulk|junk|list)$/u.test(value("precedence"))
    ? value("precedence")
    : null;
  const hints = [
    ...(submitted === "no" ? [] : [`Auto-Submitted: ${submitted}`]),
    ...(suppressed === null ? [] : [`X-Auto-Response-Suppress: ${suppressed}`]),
    ...(precedence === null ? [] : [`Precedence: ${precedence}`]),
  ];
  if (absenceSubject.test(subject.trim())) {
    return mark("reply", hints.length > 0, [...hints, subject].join("; "));
  }
  if (hints.length === 0 && header("list-id") === null) return null;
  const isList = header("list-id") !== null || precedence !== null;
  return mark(isList ? "bulk" : "generated", false, hints[0] ?? "List-Id");
}
