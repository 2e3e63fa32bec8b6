import { createHash } from "node:crypto";
import { requestImporter } from "../src/registers/requests/import-requests.ts";
import { firstSettings } from "@kept/domain/casework/import-schema";
import { officeOf } from "../src/casework/office-store.ts";
import { checkImport } from "../src/casework/import-check.ts";
import { csvOf } from "../src/tables/write-csv.ts";
import { readTable } from "../src/tables/read-table.ts";
import { workbookOf } from "../src/tables/write-workbook.ts";
import { makeWorld } from "../src/testing/world.ts";

// `pnpm tables`: a hundred thousand rows out and in again, and what they cost. Not in the suite, which holds the
// same in small: that nothing is made before it is asked for.
const many = 100_000;
const inWorkbook = 50_000;
const mb = 1_048_576;

const headers = ["Received", "Name", "E-mail", "Policy", "Type", "Request"];

function rowOf(index: number): string[] {
  return [
    `2026-0${String((index % 8) + 1)}-1${String(index % 10)}`,
    index % 3 === 0 ? `王芳${String(index)}` : `Ana Lima ${String(index)}`,
    `person${String(index)}@post.example`,
    `p00${String(index % 5)}`,
    index % 2 === 0 ? "access" : "删除",
    `Please see to matter ${String(index)}, “as said”.\nThank you.`,
  ];
}

function* table(): Generator<string[]> {
  yield headers;
  for (let index = 0; index < many; index += 1) yield rowOf(index);
}

interface Cost {
  readonly what: string;
  readonly seconds: number;
  readonly peakMb: number;
  readonly mostMb: number;
}
const costs: Cost[] = [];

/** Runs a piece of work and notes the most memory that the process held above what it began with. */
async function costOf<T>(
  what: string,
  mostMb: number,
  work: () => Promise<T>,
): Promise<T> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const began = performance.now();
  const value = await work();
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage.rss());
  costs.push({
    what,
    seconds: (performance.now() - began) / 1_000,
    peakMb: (peak - before) / mb,
    mostMb,
  });
  return value;
}

function expectSame(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(
      `${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`,
    );
}

const bytes = await costOf("write CSV", 150, async () => {
  const hash = createHash("sha256");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of csvOf(table()) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
    chunks.push(chunk);
  }
  expectSame("bytes", Buffer.concat(chunks).length, size);
  return Buffer.concat(chunks);
});

const guessed = { encoding: null, delimiter: null, sheet: 0 };
await costOf("read CSV", 450, async () => {
  const read = await readTable(
    { bytes, settings: guessed },
    async (_head, batches) => {
      let count = 0;
      for await (const batch of batches)
        for (const { cells } of batch) {
          expectSame("a row", cells, rowOf(count));
          count += 1;
        }
      return count;
    },
  );
  expectSame("rows read", read, { ok: true, value: many });
});

await costOf("write XLSX, 50,000 rows", 900, async () => {
  async function* batches() {
    for (let from = 0; from < inWorkbook; from += 500)
      yield Array.from({ length: 500 }, (_one, index) => rowOf(from + index));
  }
  const workbook = await workbookOf(
    {
      cover: { name: "About", title: "Long", lines: [["Rows", "50000"]] },
      sheetName: "Rows",
      columns: headers.map((label) => ({ label, width: 20 })),
    },
    batches(),
  );
  const read = await readTable(
    { bytes: workbook, settings: { ...guessed, sheet: 1 } },
    async (head) => head.rows,
  );
  expectSame("rows of the workbook", read, { ok: true, value: inWorkbook });
});

const world = await makeWorld();
await costOf("check an import", 600, async () => {
  const { counts } = await checkImport(world.db, {
    importer: requestImporter,
    bytes,
    settings: firstSettings,
    actor: world.actor("dpo1"),
    office: await officeOf(world.db),
    now: world.clock.now(),
  });
  expectSame("the check", counts, { valid: many, known: 0, wrong: 0 });
});
await world.close();

for (const { what, seconds, peakMb, mostMb } of costs)
  console.log(
    `${what.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s ${peakMb.toFixed(0).padStart(6)} MB (at most ${String(mostMb)})`,
  );
if (costs.some(({ peakMb, mostMb }) => peakMb > mostMb)) process.exitCode = 1;
