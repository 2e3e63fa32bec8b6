import type { Db } from "../db/reading.ts";
import { readSetting } from "../people/setting-store.ts";

/** Where the house writes down how the last drill went. */
export const drillKey = "backup.drill";

/** How the last drills went. */
export interface DrillRecord {
  readonly triedAt: string;
  /** What went wrong at the last one; null for nothing. */
  readonly fault: string | null;
  readonly goodAt: string | null;
}

export async function lastDrill(db: Db): Promise<DrillRecord | null> {
  return readSetting<DrillRecord>(db, drillKey);
}

const oldestMs = 26 * 60 * 60 * 1000;

/** Whether the last proof is too old; a house of less than a day needs none yet. */
export function isDrillLate(
  last: DrillRecord | null,
  { now, houseSince }: { readonly now: string; readonly houseSince: string },
): boolean {
  return Date.parse(now) - Date.parse(last?.goodAt ?? houseSince) > oldestMs;
}
