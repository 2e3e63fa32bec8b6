import { randomUUIDv7 } from "node:crypto";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export interface ProbeCase {
  readonly id?: string;
  readonly title: string;
  readonly now: string;
  /** A team is made under this id. */
  readonly teamId?: string;
}

/** A bare case, for tests of the machinery that know no register. */
export async function insertProbeCase(
  tx: Tx,
  probe: ProbeCase,
): Promise<string> {
  const { id = randomUUIDv7(), title, now, teamId } = probe;
  if (teamId !== undefined) {
    const team = { id: teamId, key: teamId, name_en: teamId, name_zh: teamId };
    await tx.insertInto("teams").values(team).execute();
  }
  await tx
    .insertInto("cases")
    .values({
      id,
      register: "probe",
      reference: id,
      stage: "received",
      is_open: 1,
      version: 1,
      team_id: teamId ?? null,
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

export function caseTitle(
  db: Db,
  id: string,
): Promise<{ version: number; title: string }> {
  return db
    .selectFrom("cases")
    .select(["version", "title"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

/** Writes the title and gives back the one before. */
export async function renameCase(
  tx: Tx,
  id: string,
  title: string,
): Promise<string> {
  const before = await caseTitle(tx, id);
  await tx.updateTable("cases").set({ title }).where("id", "=", id).execute();
  return before.title;
}
