/** A stretch of a mail: the writer's own words, or earlier mail that came along and is folded away. */
export interface MailSegment {
  readonly kind: "own" | "quoted";
  readonly text: string;
}

const quotedLine = /^[ \t]*[>＞]/u;
// "On Mon, 1 Jan 2026 … wrote:", "在 2026年…写道：", "Am … schrieb …:", "Le … a écrit :", "…のメール:".
const attribution =
  /^(?:on\b.{4,200}\bwrote|.{0,20}在.{4,200}写道|.{4,200}于.{4,80}写道|am\b.{4,200}\bschrieb\b.{0,120}|le\b.{4,200}\ba écrit|el\b.{4,200}\bescribió|.{4,200}(?:のメール|は書きました|wrote)) ?[:：]$/iu;
const divider =
  /^[ \t]*(?:-{2,} ?(?:original message|ursprüngliche nachricht|message d.origine|原始邮件|元のメッセージ|原邮件) ?-{2,}|_{20,})[ \t]*$/iu;
const headerBlock =
  /^[ \t*]*(?:from|发件人|寄件人|von|de|差出人)[ \t*]*[:：]/iu;
const headerNext =
  /^[ \t*]*(?:sent|date|to|subject|发送时间|时间|日期|收件人|主题|gesendet|datum|an|betreff|envoyé|objet|送信日時|宛先|件名)[ \t*]*[:：]/iu;
// What a forwarding person wants read is no quote.
const forwardMark =
  /^[ \t]*-{3,}.{0,60}\b(?:forwarded|weitergeleitet|transféré)\b|转发(?:的)?邮件|転送/iu;

/** Where quoted mail begins at this line, and how many lines introduce it; 0 when it does not. */
function introLength(lines: readonly string[], at: number): number {
  const line = lines[at] ?? "";
  const next = lines[at + 1] ?? "";
  if (attribution.test(line.trim())) return 1;
  // Mailers wrap the introduction.
  if (
    attribution.test(`${line.trim()} ${next.trim()}`) &&
    !quotedLine.test(next)
  )
    return 2;
  if (divider.test(line)) return 1;
  return headerBlock.test(line) && headerNext.test(next) ? 1 : 0;
}

/** A mail's text in stretches, in order and complete: joined with line feeds they are the text again. */
export function splitQuoted(text: string): MailSegment[] {
  const lines = text.split("\n");
  const kinds = lines.map((): MailSegment["kind"] => "own");
  const isForward = lines.some((line) => forwardMark.test(line));
  let restIsQuoted = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (restIsQuoted || quotedLine.test(line)) {
      kinds[at] = "quoted";
      continue;
    }
    const intro = introLength(lines, at);
    if (intro === 0) continue;
    const after = lines
      .slice(at + intro, at + intro + 3)
      .find((one) => one.trim() !== "");
    const isMarked = after !== undefined && quotedLine.test(after);
    // Without marks, everything below the introduction is the earlier mail; in a forward it is the message.
    if (!isMarked && isForward) continue;
    if (isMarked) {
      kinds.fill("quoted", at, at + intro);
      at += intro - 1;
    } else {
      kinds[at] = "quoted";
      restIsQuoted = true;
    }
  }
  const segments: { kind: MailSegment["kind"]; lines: string[] }[] = [];
  lines.forEach((line, at) => {
    const kind = kinds[at] ?? "own";
    const last = segments.at(-1);
    // Blank lines belong to what stands before them.
    if (last !== undefined && (last.kind === kind || line.trim() === ""))
      last.lines.push(line);
    else segments.push({ kind, lines: [line] });
  });
  return segments.map((segment) => ({
    kind: segment.kind,
    text: segment.lines.join("\n"),
  }));
}

/** The writer's own words; the whole text when nothing else is in it. */
export function ownWords(text: string): string {
  const own = splitQuoted(text)
    .filter(({ kind }) => kind === "own")
    .map((segment) => segment.text)
    .join("\n")
    .trim();
  return own === "" ? text : own;
}
