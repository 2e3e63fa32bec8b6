import { randomUUIDv7 } from "node:crypto";
import type { Selectable } from "kysely";
import { fixedQuery } from "../../db/fixed-query.ts";
import type { Db } from "../../db/reading.ts";
import type { Schema } from "../../db/schema.ts";
import type { Tx } from "../../db/writing.ts";

/** What was said against a demand. */
export interface Challenge {
  readonly id: string;
  readonly challenge: "clarify" | "narrow" | "object" | "court";
  readonly sentAt: string;
  readonly sentBy: string;
  readonly text: string;
  readonly outcome: "accepted" | "inPart" | "maintained" | "quashed" | null;
  readonly repliedAt: string | null;
  readonly reply: string | null;
}

const challengesOfCase = fixedQuery<
  Selectable<Schema["disclosure_challenges"]>
>("select * from disclosure_challenges where case_id = ? order by sent_at, id");

export async function readChallenges(
  db: Db,
  caseId: string,
): Promise<Challenge[]> {
  return (await challengesOfCase(db, caseId)).map((row) => ({
    id: row.id,
    challenge: row.challenge as Challenge["challenge"],
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    text: row.text,
    outcome: row.outcome as Challenge["outcome"],
    repliedAt: row.replied_at,
    reply: row.reply,
  }));
}

export async function insertChallenge(
  tx: Tx,
  caseId: string,
  said: Pick<Challenge, "challenge" | "sentAt" | "sentBy" | "text">,
): Promise<string> {
  const id = randomUUIDv7();
  await tx
    .insertInto("disclosure_challenges")
    .values({
      id,
      case_id: caseId,
      challenge: said.challenge,
      sent_at: said.sentAt,
      sent_by: said.sentBy,
      text: said.text,
    })
    .execute();
  return id;
}

export async function answerChallenge(
  tx: Tx,
  challengeId: string,
  said: {
    readonly outcome: NonNullable<Challenge["outcome"]>;
    readonly repliedAt: string;
    readonly reply: string;
  },
): Promise<void> {
  await tx
    .updateTable("disclosure_challenges")
    .set({
      outcome: said.outcome,
      replied_at: said.repliedAt,
      reply: said.reply,
    })
    .where("id", "=", challengeId)
    .execute();
}
