import type { LetterLanguage } from "@kept/domain/casework/letter";
import { escapeHtml } from "./escape-html.ts";
import type { RenderedPart } from "./rendered-letter.ts";

const htmlLanguages: Record<LetterLanguage, string> = {
  en: "en",
  zh: "zh-Hans",
};

const fonts =
  "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif";

/** The HTML side of the mail: the same words, no pictures, no links, nothing that is fetched. */
export function letterHtml(parts: readonly RenderedPart[]): string {
  const [first] = parts;
  const title = parts.map(({ subject }) => subject).join(" / ");
  const body = parts.map(partHtml).join('<hr style="margin:32px 0">\n');
  return `<!doctype html>
<html lang="${htmlLanguages[first?.language ?? "en"]}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font-family:${fonts};font-size:15px;color:#1a1a1a;max-width:640px">
${body}</body>
</html>
`;
}

function partHtml({ language, paragraphs }: RenderedPart): string {
  const lineHeight = language === "zh" ? 1.75 : 1.5;
  const lines = paragraphs.map((paragraph) => {
    const words = escapeHtml(paragraph).replaceAll("\n", "<br>\n");
    return `<p style="margin:0 0 16px;line-height:${lineHeight}">${words}</p>\n`;
  });
  return `<div lang="${htmlLanguages[language]}">\n${lines.join("")}</div>\n`;
}
