import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import { findCase } from "./case-store.ts";
import { staleCases, writeDue } from "./clock-store.ts";
import type { AnyKeeping } from "./keeping.ts";
import type { Office } from "./office.ts";

/**
 * Writes the copies of due dates anew for cases with a clock that stands still, whose date moves on with
 * every day, and for those that have none. Lists rest on the copies; every page of a case works its dates
 * out itself.
 */
export async function refreshDue(parts: {
  readonly db: Db;
  readonly writer: Writer;
  readonly office: () => Promise<Office>;
  readonly keepings: readonly AnyKeeping[];
  readonly now: string;
}): Promise<void> {
  const { db, writer, keepings, now } = parts;
  const waiting = await staleCases(db);
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
