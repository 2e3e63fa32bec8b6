import { randomUUIDv7 } from "node:crypto";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import { findCase } from "./case-store.ts";
import { moment } from "./moments.ts";
import { tellOfMessage } from "./telling.ts";

export type MessageLane = "ok" | "unverified" | "auto" | "dismissed";

/** A message as it joins the conversation of a case; what is not said is not known. */
export interface NewMessage {
  readonly caseId: string;
  readonly kind: "in" | "out" | "note";
  readonly lane: MessageLane;
  readonly channel: string;
  /** Account of whoever of the office wrote it. */
  readonly authorId?: string | null;
  readonly from?: {
    readonly name: string | null;
    readonly address: string | null;
  } | null;
  readonly toAddress?: string | null;
  readonly subject?: string | null;
  readonly text: string;
  readonly html?: string | null;
  readonly language?: string | null;
  readonly happenedAt: string;
  readonly recordedAt: string;
  /** With its angle brackets. */
  readonly messageId?: string | null;
  readonly raw?: { readonly fileId: string; readonly sha256: string } | null;
  readonly letterId?: string | null;
  readonly notes?: readonly string[];
}

export async function insertMessage(
  tx: Tx,
  message: NewMessage,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("case_messages")
    .values({
      id,
      case_id: message.caseId,
      kind: message.kind,
      lane: message.lane,
      channel: message.channel,
      author_id: message.authorId ?? null,
      from_name: message.from?.name ?? null,
      from_address: message.from?.address ?? null,
      to_address: message.toAddress ?? null,
      subject: message.subject ?? null,
      text: message.text,
      html: message.html ?? null,
      language: message.language ?? null,
      happened_at: moment(message.happenedAt),
      recorded_at: message.recordedAt,
      message_id: message.messageId ?? null,
      raw_file_id: message.raw?.fileId ?? null,
      raw_sha256: message.raw?.sha256 ?? null,
      letter_id: message.letterId ?? null,
      notes: JSON.stringify(message.notes ?? []),
    })
    .execute();
  if (message.kind === "in" && message.lane !== "auto") {
    const theCase = await findCase(tx, message.caseId);
    if (theCase !== undefined)
      await tellOfMessage(tx, theCase, message.recordedAt);
  }
  return id;
}

/** What others have added to a case after the newest message that somebody has read; null: they read none. */
export async function arrivedSince(
  db: Db,
  caseId: string,
  reader: { readonly id: string; readonly lastRead: string | null },
): Promise<{ id: string; kind: string; at: string }[]> {
  const rows = await db
    .selectFrom("case_messages")
    .select(["id", "kind", "recorded_at", "author_id"])
    .where("case_id", "=", caseId)
    .where("lane", "!=", "dismissed")
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
  const read = rows.findIndex(({ id }) => id === reader.lastRead);
  return rows
    .slice(read + 1)
    .filter(({ author_id }) => author_id !== reader.id)
    .map(({ id, kind, recorded_at }) => ({ id, kind, at: recorded_at }));
}

/** Mails of this case whose sender nobody has judged yet. */
export async function unverifiedMessages(
  db: Db,
  caseId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("case_messages")
    .select("id")
    .where("case_id", "=", caseId)
    .where("lane", "=", "unverified")
    .execute();
  return rows.map((row) => row.id);
}

export async function setLane(
  tx: Tx,
  messageId: string,
  lane: MessageLane,
): Promise<void> {
  await tx
    .updateTable("case_messages")
    .set({ lane })
    .where("id", "=", messageId)
    .execute();
}

/**
 * Hands what a case received over to another case, with its files. `isTrusted`: the sender is the person of
 * that case; what anybody else wrote must not speak with that person's voice until somebody has judged it.
 */
export async function moveReceived(
  tx: Tx,
  move: { from: string; to: string; isTrusted: boolean },
): Promise<GivenMessage[]> {
  const { from, to, isTrusted } = move;
  const given = await tx
    .selectFrom("case_messages")
    .select(["id", "lane"])
    .where("case_id", "=", from)
    .where("kind", "=", "in")
    .execute();
  const unverified: MessageLane = "unverified";
  if (!isTrusted)
    await tx
      .updateTable("case_messages")
      .set({ lane: unverified })
      .where("case_id", "=", from)
      .where("kind", "=", "in")
      .where("lane", "=", "ok")
      .execute();
  await tx
    .updateTable("case_messages")
    .set({ case_id: to })
    .where("case_id", "=", from)
    .where("kind", "=", "in")
    .execute();
  await tx
    .updateTable("case_files")
    .set({ case_id: to })
    .where("case_id", "=", from)
    .where("message_id", "is not", null)
    .execute();
  return given.map(({ id, lane }) => ({ id, lane: lane as MessageLane }));
}

/** A message that one case gave to another, and the lane it was in before. */
export interface GivenMessage {
  readonly id: string;
  readonly lane: MessageLane;
}

/** Gives back what a case handed over, with the files, in the lanes where it was. */
export async function giveBackReceived(
  tx: Tx,
  move: { from: string; to: string; given: readonly GivenMessage[] },
): Promise<void> {
  const { from, to, given } = move;
  for (const { id, lane } of given) {
    await tx
      .updateTable("case_messages")
      .set({ case_id: to, lane })
      .where("id", "=", id)
      .where("case_id", "=", from)
      .execute();
    await tx
      .updateTable("case_files")
      .set({ case_id: to })
      .where("message_id", "=", id)
      .where("case_id", "=", from)
      .execute();
  }
}

/** What a letter answers: the newest mail of the person, and the whole thread before it, the oldest first. */
export async function threadOf(
  db: Db,
  caseId: string,
): Promise<{ inReplyTo: string | null; references: string[] }> {
  const rows = await db
    .selectFrom("case_messages")
    .select(["kind", "message_id"])
    .where("case_id", "=", caseId)
    .where("kind", "!=", "note")
    // A mail from an unverified sender is not answered by a letter to the person.
    .where("lane", "=", "ok")
    .orderBy("happened_at")
    .orderBy("id")
    .execute();
  const known = rows.flatMap(({ kind, message_id: id }) =>
    id === null ? [] : [{ kind, id }],
  );
  return {
    inReplyTo: known.findLast(({ kind }) => kind === "in")?.id ?? null,
    references: known.map(({ id }) => id),
  };
}
