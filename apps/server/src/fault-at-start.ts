import { codeOf, diskFault, sqliteCode } from "./db/constraint-error.ts";

export { exitTryLater } from "./db/open-database.ts";

/** One line where the disk or the machine did not let Kept start; null for a bug. */
export function faultAtStart(error: unknown): string | null {
  // What may not be written to is opened for reading without a word, and shows at the first write.
  const isReadOnly = sqliteCode(error)?.startsWith("SQLITE_READONLY") ?? false;
  if (diskFault(error) === null && !isReadOnly) return null;
  return `Kept did not start: the disk or the system answered ${codeOf(error) ?? "nothing"} when the data was opened. Start it again. If it says so once more, run kept doctor; where the data is damaged, restore the last backup.`;
}
