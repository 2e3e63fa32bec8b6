import Database, { type Database as Handle } from "better-sqlite3";
import { migrate } from "./migrate.ts";

/** A migrated database in memory, to read the schema from. */
export async function freshDatabase(): Promise<Handle> {
  const handle = new Database(":memory:");
  const { problem } = await migrate(handle, {
    now: "2026-01-01T00:00:00.000Z",
  });
  if (problem !== null) throw new Error(problem);
  return handle;
}
