import { openForReading } from "../db/open-for-reading.ts";
import type { Db } from "../db/reading.ts";
import type { World } from "./world.ts";

/** What a house says to its database while something is read: every statement, as often as it is run. */
export async function statementsOf(
  { database }: World,
  read: (db: Db) => Promise<unknown>,
): Promise<readonly string[]> {
  const statements: string[] = [];
  const open = await openForReading(database.folder, (statement) => {
    statements.push(statement);
  });
  if (open === null) throw new Error("A world has a database");
  await read(open.db);
  open.close();
  return statements;
}
