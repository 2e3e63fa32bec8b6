export interface MailText {
  /** What the person wrote this time. */
  readonly own: string;
  /** The older mail below it, folded away; empty when there is none. */
  readonly quoted: string;
}

// The line that mail programs put before the older mail.
const introductions: readonly RegExp[] = [
  /^On .{5,160}\bwrote:\s*$/i,
  /^Am .{5,160}\bschrieb\b.{0,80}:\s*$/i,
  /^在.{2,120}写道[:：]\s*$/,
  /^.{0,120}于.{2,60}写道[:：]\s*$/,
  /^-{2,}\s*(Original Message|Ursprüngliche Nachricht|原始邮件|Forwarded message)\s*-{2,}\s*$/i,
  /^-{4,}\s*原始邮件\s*-{4,}$/,
];

/**
 * Parts a mail's text from the older mail quoted under it. Only what stands at the end is taken as quoted:
 * an answer written between quoted lines stays as it is.
 */
export function partQuoted(text: string): MailText {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const introduction = lines.findIndex(
    (line, index) =>
      introductions.some((pattern) => pattern.test(line.trim())) &&
      lines.slice(index + 1).every(isQuotedOrBlank(line)),
  );
  const start =
    introduction === -1 ? startOfTrailingQuote(lines) : introduction;
  return {
    own: lines.slice(0, start).join("\n").trimEnd(),
    quoted: lines.slice(start).join("\n").trim(),
  };
}

// After "Original Message" everything is the older mail; after "… wrote:" only what is marked with ">".
function isQuotedOrBlank(introduction: string): (line: string) => boolean {
  if (introduction.trim().startsWith("--")) return () => true;
  return (line) => line.trim() === "" || line.trimStart().startsWith(">");
}

function startOfTrailingQuote(lines: readonly string[]): number {
  let start = lines.length;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index]?.trim() ?? "";
    if (line.startsWith(">")) start = index;
    else if (line !== "") break;
  }
  return start;
}
