import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import { findCase } from "./case-store.ts";
import { pausedCases, writeDue } from "./clock-store.ts";
import type { AnyKeeping } from "./keeping.ts";
import type { Office } from "./office.ts";

/**
 * Writes the copies of due dates anew for cases with a clock that stands still: their date moves on with
 * every day. Nothing rests on it but the order of lists; every screen works its dates out itself.
 */
export async function refreshPausedDue(parts: {
  readonly db: Db;
  readonly writer: Writer;
  readonly office: () => Promise<Office>;
  readonly keepings: readonly AnyKeeping[];
  readonly now: string;
}): Promise<void> {
  const { db, writer, keepings, now } = parts;
  const waiting = await pausedCases(db);
  if (waiting.length === 0) return;
  const office = await parts.office();
  await writer.write(async (tx) => {
    for (const caseId of waiting) {
      const theCase = await findCase(tx, caseId);
      const keeping = keepings.find(
        ({ register }) => register.key === theCase?.register,
      );
      if (theCase && keeping)
        await writeDue(
          tx,
          caseId,
          await keeping.clocksOf(tx, theCase, { office, now }),
        );
    }
    return { keep: true, value: null };
  });
}
