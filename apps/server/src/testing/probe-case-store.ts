import { randomUUIDv7 } from "node:crypto";
import type { Tx } from "../db/writing.ts";

/** A bare case, for tests of the machinery that know no register. */
export async function insertProbeCase(
  tx: Tx,
  { title, now }: { title: string; now: string },
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("cases")
    .values({
      id,
      register: "probe",
      reference: id,
      stage: "received",
      is_open: 1,
      version: 1,
      title,
      lane: "main",
      is_urgent: 0,
      received_at: now,
      opened_at: now,
      touched_at: now,
    })
    .execute();
  return id;
}

export async function renameCase(
  tx: Tx,
  id: string,
  title: string,
): Promise<string> {
  const before = await tx
    .selectFrom("cases")
    .select("title")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await tx.updateTable("cases").set({ title }).where("id", "=", id).execute();
  return before.title;
}
