import { sql } from "kysely";
import type { Verdict } from "@kept/domain/verdict";
import { tried } from "../db/constraint-error.ts";
import type { Tx } from "../db/writing.ts";

/** Does one thing inside a transaction; what was refused or failed leaves nothing behind in it. */
export async function standOrFall<T>(
  tx: Tx,
  act: () => Promise<Verdict<T>>,
): Promise<Verdict<T>> {
  await sql`savepoint one_of_many`.execute(tx);
  const done = await tried(act);
  if (!done.ok || !done.value.ok)
    await sql`rollback to one_of_many`.execute(tx);
  await sql`release one_of_many`.execute(tx);
  if (!done.ok) throw done.error;
  return done.value;
}
