import { randomUUIDv7 } from "node:crypto";
import type { Instant } from "@kept/domain/casework/clock";
import type { Json } from "@kept/domain/json";
import type { Tx } from "../db/writing.ts";

/** Something that has to leave the building. It is written with the change and leaves afterwards, by a job. */
export interface OutboxMessage {
  /** Given where the change has to remember it; otherwise one is made. */
  readonly id?: string;
  readonly kind: string;
  readonly payload: Json;
  readonly caseId?: string;
  /** Until then it can still be stopped. Now, if not given. */
  readonly notBefore?: Instant;
}

export async function putIntoOutbox(
  tx: Tx,
  messages: readonly OutboxMessage[],
  at: { readonly now: Instant; readonly caseId: string | null },
): Promise<void> {
  for (const message of messages) {
    await tx
      .insertInto("outbox")
      .values({
        id: message.id ?? randomUUIDv7(),
        kind: message.kind,
        case_id: message.caseId ?? at.caseId,
        payload: JSON.stringify(message.payload),
        not_before: message.notBefore ?? at.now,
        created_at: at.now,
      })
      .execute();
  }
}
