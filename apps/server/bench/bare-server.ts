import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import Database from "better-sqlite3";
import { bareAnswers } from "./bare-answers.ts";

/**
 * The yardstick: Node's own HTTP server over the same file, with statements written by hand and JSON, and
 * nothing else. No session, no rights, no check of what was sent. Run by the bench as a process of its own.
 */
const [folder = ""] = process.argv.slice(2);
const handle = new Database(join(folder, "kept.db"));
handle.pragma("synchronous = FULL");
handle.pragma("busy_timeout = 5000");
const answers = bareAnswers(handle, folder);

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** The same rows without a framework: one page, one script, one question. */
const page = `<!doctype html><meta charset="utf-8"><title>Bare</title><table></table><script>
fetch("/queue", { method: "POST", body: "{}" }).then((answer) => answer.json()).then(({ result }) => {
  const table = document.querySelector("table");
  for (const row of result.data.rows) {
    const line = table.insertRow();
    line.dataset.key = row.id;
    for (const text of [row.reference, row.title, row.stage, row.policy_id, row.owner_name ?? "", row.received_at, row.summary])
      line.insertCell().textContent = text;
  }
});
</script>`;

const server = createServer((request, response) => {
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/html" });
    response.end(page);
    return;
  }
  void bodyOf(request).then((body) => {
    const answer = answers[(request.url ?? "/").slice(1)];
    const asked = JSON.parse(body === "" ? "{}" : body) as Record<
      string,
      unknown
    >;
    const text = JSON.stringify({ result: { data: answer?.(asked) } });
    response.writeHead(answer === undefined ? 404 : 200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    });
    response.end(text);
  });
});
server.keepAliveTimeout = 5_000;
server.maxRequestsPerSocket = 1_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null)
    process.stdout.write(`${String(address.port)}\n`);
});
process.once("SIGTERM", () => {
  process.exit(0);
});
