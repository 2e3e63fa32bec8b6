import { randomUUIDv7 } from "node:crypto";
import type { RequestGuess } from "@kept/domain/registers/requests/guess";
import type { Db } from "../../../db/reading.ts";
import type { Tx } from "../../../db/writing.ts";
import type { KeptMail, MailSource } from "./kept-mail.ts";

export type MailState =
  | "waiting"
  | "opened"
  | "attached"
  | "unverified"
  | "auto"
  | "duplicate"
  | "dropped";

export interface MailRecord {
  readonly id: string;
  readonly state: MailState;
  readonly source: MailSource;
  readonly caseId: string | null;
  readonly rawFileId: string;
  readonly rawSha256: string;
  /** In bytes. */
  readonly size: number;
  readonly messageId: string | null;
  readonly contentHash: string;
  /** Null once it stands on a case or is gone: a person's words are kept in one place. */
  readonly mail: KeptMail | null;
  readonly guess: RequestGuess | null;
  readonly arrivedAt: string;
}

/** How the `parsed` column is spelled. */
interface Parsed {
  readonly contentHash: string;
  readonly mail: KeptMail | null;
}

export async function insertMail(
  tx: Tx,
  mail: Omit<MailRecord, "id">,
): Promise<string> {
  const id = randomUUIDv7();
  const parsed: Parsed = { contentHash: mail.contentHash, mail: mail.mail };
  await tx
    .insertInto("incoming_mail")
    .values({
      id,
      state: mail.state,
      source: mail.source,
      case_id: mail.caseId,
      raw_file_id: mail.rawFileId,
      raw_sha256: mail.rawSha256,
      size: mail.size,
      message_id: mail.messageId,
      parsed: JSON.stringify(parsed),
      guesses: JSON.stringify(mail.guess),
      arrived_at: mail.arrivedAt,
    })
    .execute();
  return id;
}

/** Says what became of a waiting mail; its words are on the case from here on, or nowhere. */
export async function settleMail(
  tx: Tx,
  mail: Pick<MailRecord, "id" | "contentHash">,
  outcome: { state: "opened" | "dropped"; caseId: string | null },
): Promise<void> {
  const parsed: Parsed = { contentHash: mail.contentHash, mail: null };
  await tx
    .updateTable("incoming_mail")
    .set({
      state: outcome.state,
      case_id: outcome.caseId,
      parsed: JSON.stringify(parsed),
      guesses: JSON.stringify(null),
    })
    .where("id", "=", mail.id)
    .execute();
}

interface Row {
  readonly id: string;
  readonly state: string;
  readonly source: string;
  readonly case_id: string | null;
  readonly raw_file_id: string;
  readonly raw_sha256: string;
  readonly size: number;
  readonly message_id: string | null;
  readonly parsed: string;
  readonly guesses: string;
  readonly arrived_at: string;
}

function fromRow(row: Row): MailRecord {
  return {
    id: row.id,
    state: row.state as MailState,
    source: row.source as MailSource,
    caseId: row.case_id,
    rawFileId: row.raw_file_id,
    rawSha256: row.raw_sha256,
    size: row.size,
    messageId: row.message_id,
    ...(JSON.parse(row.parsed) as Parsed),
    guess: JSON.parse(row.guesses) as RequestGuess | null,
    arrivedAt: row.arrived_at,
  };
}

export async function findMail(db: Db, id: string): Promise<MailRecord | null> {
  const row = await db
    .selectFrom("incoming_mail")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Mails that wait for somebody to open a case from them, the oldest first. */
export async function readWaiting(
  db: Db,
  limit: number,
): Promise<MailRecord[]> {
  const rows = await db
    .selectFrom("incoming_mail")
    .selectAll()
    .where("state", "=", "waiting")
    .orderBy("arrived_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/**
 * The same mail, filed before: the very bytes, or the same letter under the same Message-ID. A Message-ID
 * alone is the sender's word, and another letter must not vanish behind it.
 */
export async function findEarlier(
  db: Db,
  mail: Pick<MailRecord, "rawSha256" | "messageId" | "contentHash">,
): Promise<{ earlier: MailRecord; by: "sameBytes" | "sameMessage" } | null> {
  const rows = await db
    .selectFrom("incoming_mail")
    .selectAll()
    .where((row) =>
      row.or([
        row("raw_sha256", "=", mail.rawSha256),
        ...(mail.messageId === null
          ? []
          : [row("message_id", "=", mail.messageId)]),
      ]),
    )
    .where("state", "not in", ["duplicate", "dropped"])
    .orderBy("arrived_at")
    .orderBy("id")
    .limit(50)
    .execute();
  const known = rows.map(fromRow);
  const same = known.find((one) => one.rawSha256 === mail.rawSha256);
  if (same !== undefined) return { earlier: same, by: "sameBytes" };
  const alike = known.find((one) => one.contentHash === mail.contentHash);
  return alike === undefined ? null : { earlier: alike, by: "sameMessage" };
}
