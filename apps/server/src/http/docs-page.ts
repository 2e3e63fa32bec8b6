import { z } from "zod";
import { refusals, sentenceOf } from "@kept/domain/refusal";
import type { Text } from "@kept/domain/text";
import type { Operation } from "../api/operation.ts";
import { escapeHtml as text } from "../letters/escape-html.ts";
import { apiRefusals } from "./openapi.ts";

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 52rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-top: 1.5rem; }
code { font: 0.9em ui-monospace, monospace; }
pre { overflow-x: auto; padding: 0.75rem 1rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
`;

const both = ({ en, zh }: Text) =>
  `<p>${text(en)}</p><p lang="zh">${text(zh)}</p>`;

interface Property {
  readonly type?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
}

/** Rows of a table of fields; those inside another field are named by their path. */
function fieldRows(schema: Property, under = ""): string {
  return Object.entries(schema.properties ?? {})
    .map(([name, field]) => {
      const path = `${under}${name}`;
      const kind = [
        field.format ?? field.type ?? "",
        field.maxLength === undefined ? "" : `≤ ${String(field.maxLength)}`,
      ].filter((part) => part !== "");
      const needed = schema.required?.includes(name) === true ? "yes" : "no";
      return `<tr><td><code>${text(path)}</code></td><td>${text(kind.join(", "))}</td><td>${needed}</td><td>${text(field.description ?? "")}</td></tr>${fieldRows(field, `${path}.`)}`;
    })
    .join("");
}

function fieldTable(schema: z.ZodType): string {
  const shape = z.toJSONSchema(schema, { io: "input" }) as Property;
  return `<table><thead><tr><th>Field</th><th>Kind</th><th>Needed</th><th>Meaning</th></tr></thead><tbody>${fieldRows(shape)}</tbody></table>`;
}

function example(operation: Operation): string {
  const isJson = operation.takes === "application/json";
  return [
    `curl ${operation.path} \\`,
    `  -H "Authorization: Bearer $KEPT_TOKEN" \\`,
    `  -H "Content-Type: ${operation.takes}" \\`,
    ...(operation.needsKey ? ['  -H "Idempotency-Key: $(uuidgen)" \\'] : []),
    `  --data-binary @${isJson ? "request.json" : "mail.eml"}`,
  ].join("\n");
}

function section(operation: Operation): string {
  const answers = operation.answers.map(
    ({ status, means, schema }) =>
      `<h3>${String(status)}</h3>${both(means)}${fieldTable(schema)}`,
  );
  return [
    `<h2><code>POST ${text(operation.path)}</code></h2>`,
    `<h3>${text(operation.title.en)} <span lang="zh">${text(operation.title.zh)}</span></h3>`,
    both(operation.description),
    `<p>Scope <code>${text(operation.scope)}</code>; body <code>${operation.takes}</code>, at most ${text(operation.limit.words)}; <code>Idempotency-Key</code> ${operation.needsKey ? "needed" : "may be left out"}.</p>`,
    `<pre><code>${text(example(operation))}</code></pre>`,
    operation.takes === "application/json" ? fieldTable(operation.schema) : "",
    ...answers,
  ].join("\n");
}

/** The documentation as a page to read: no script, and nothing from elsewhere. */
export function docsPage(
  operations: readonly Operation[],
  nonce: string,
): string {
  const refusalRows = apiRefusals
    .map(
      (code) =>
        `<tr><td>${String(refusals[code].status)}</td><td><code>${code}</code></td><td>${text(sentenceOf({ code }, "en"))}<br><span lang="zh">${text(sentenceOf({ code }, "zh"))}</span></td></tr>`,
    )
    .join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Kept intake API</title>
<style nonce="${text(nonce)}">${style}</style>
</head>
<body>
<h1>Kept intake API <span lang="zh">接入接口</span></h1>
<p>For the company's contact page and its mail gateway. For programs: <a href="/api/docs/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<p lang="zh">供公司联系页面与邮件网关调用。机器可读的描述见 <a href="/api/docs/openapi.json">openapi.json</a>（OpenAPI 3.1）。</p>
${operations.map(section).join("\n")}
<h2>Refusals <span lang="zh">拒绝</span></h2>
<p>Every refusal is <code>{"error": {"code", "message", "messageZh", "fields"}}</code>; <code>fields</code> names each field that needs another look. After a 503 or a 507 send the same call again with the same key.</p>
<p lang="zh">每个拒绝都采用上述格式；<code>fields</code> 列出需要更正的字段。收到 503 或 507 后，请用同一个键重新发送同一请求。</p>
<table><thead><tr><th>Status</th><th>Code</th><th>What it says</th></tr></thead><tbody>${refusalRows}</tbody></table>
</body>
</html>
`;
}
