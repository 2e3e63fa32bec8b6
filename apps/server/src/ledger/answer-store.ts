import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import type { Intent } from "./intent.ts";
import { instantAfter } from "../clock/wall-clock.ts";

const keptForMs = 24 * 60 * 60 * 1000;

/** The answer given before under this key; null for a new act, a refusal when the key served something else. */
export async function answerBefore<T>(
  tx: Tx,
  intent: Intent,
): Promise<Verdict<{ readonly value: T } | null>> {
  const { idempotency, actor, now } = intent;
  if (idempotency === undefined) return granted(null);
  const row = await tx
    .selectFrom("idempotency_keys")
    .select(["body_hash", "answer"])
    .where("actor_id", "=", actor.id)
    .where("key", "=", idempotency.key)
    .where("created_at", ">", instantAfter(now, -keptForMs))
    .executeTakeFirst();
  if (row === undefined) return granted(null);
  if (row.body_hash !== idempotency.bodyHash)
    return refused("idempotencyReuse");
  return granted({ value: JSON.parse(row.answer) as T });
}

export async function rememberAnswer(
  tx: Tx,
  intent: Intent,
  value: unknown,
): Promise<void> {
  const { idempotency, actor, now } = intent;
  if (idempotency === undefined) return;
  const answer = {
    body_hash: idempotency.bodyHash,
    answer: JSON.stringify(value ?? null),
    created_at: now,
  };
  await tx
    .insertInto("idempotency_keys")
    .values({ actor_id: actor.id, key: idempotency.key, ...answer })
    .onConflict((conflict) =>
      conflict.columns(["actor_id", "key"]).doUpdateSet(answer),
    )
    .execute();
}

/** Answers may hold personal data, so they do not outlive their use. */
export async function forgetOldAnswers(tx: Tx, now: string): Promise<void> {
  await tx
    .deleteFrom("idempotency_keys")
    .where("created_at", "<=", instantAfter(now, -keptForMs))
    .execute();
}
