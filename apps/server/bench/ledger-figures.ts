import { hash } from "node:crypto";
import { rowsOf } from "../src/db/fixed-query.ts";
import { openForReading } from "../src/db/open-for-reading.ts";
import { verifyThreads } from "../src/ledger/verify-thread-views.ts";
import { verifyInRanges } from "../src/ledger/verify-views.ts";
import { figureOf, type Figure } from "./figure.ts";

const pageSize = 1_000;

/** Reading the whole ledger again, beside one bare hash over the same bytes; both for a million entries. */
export async function ledgerFigures(
  folder: string,
  say: (line: string) => void,
): Promise<Figure[]> {
  const data = await openForReading(folder);
  if (data === null) throw new Error("There is no office to read");
  const threads = verifyThreads(folder);
  const began = performance.now();
  const finding = await verifyInRanges(data.db, [], threads);
  await threads.close();
  const verified = performance.now() - began;
  if (!finding.ok)
    throw new Error(`Entry ${String(finding.seq)}: ${finding.reason}`);
  const bareBegan = performance.now();
  let bytes = 0;
  for (let after = 0; ; after += pageSize) {
    const rows = await rowsOf<{ canonical: string }>(
      data.db,
      "select canonical from ledger_entries where seq > ? order by seq limit ?",
      [after, pageSize],
    );
    for (const { canonical } of rows) {
      hash("sha256", canonical, "hex");
      bytes += canonical.length;
    }
    if (rows.length < pageSize) break;
  }
  const bare = performance.now() - bareBegan;
  data.close();
  const perMillion = (ms: number) => (ms / 1000 / finding.entries) * 1_000_000;
  say(
    `${String(finding.entries)} entries of ${String(Math.round(bytes / finding.entries))} bytes verified in ${(verified / 1000).toFixed(1)} s`,
  );
  return [
    figureOf({
      name: "verify-audit, a million entries",
      figure: perMillion(verified),
      yardstick: perMillion(bare),
      ratio: null,
      unit: "s",
      goal: { kind: "most", value: 5 },
    }),
  ];
}
