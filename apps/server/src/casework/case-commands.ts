import { randomUUIDv7 } from "node:crypto";
import type { z } from "zod";
import type { CaseFacts } from "@kept/domain/casework/register";
import type {
  addNoteInput,
  assignInput,
  messageInput,
} from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, type Asking, type House } from "./act.ts";
import { updateHeader } from "./case-store.ts";
import type { Keeping } from "./keeping.ts";
import { isPerson } from "./task-commands.ts";

type Kept<Facts extends CaseFacts> = House & {
  keeping: Keeping<string, Facts>;
};

export function assign<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof assignInput>,
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "assign", ...input },
    async (tx, { theCase }) => {
      if (!(await isPerson(tx, input.ownerId))) return refused("notFound");
      if (input.teamId !== undefined) {
        const team = await tx
          .selectFrom("teams")
          .select("id")
          .where("id", "=", input.teamId)
          .executeTakeFirst();
        if (!team) return refused("unknownTeam");
      }
      await updateHeader(tx, theCase.id, {
        ownerId: input.ownerId,
        ...(input.teamId !== undefined && { teamId: input.teamId }),
      });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.assigned`,
            object: { kind: "case", id: theCase.id },
            changes: [
              {
                field: "ownerId",
                before: theCase.ownerId,
                after: input.ownerId,
              },
              ...(input.teamId !== undefined && input.teamId !== theCase.teamId
                ? [
                    {
                      field: "teamId",
                      before: theCase.teamId,
                      after: input.teamId,
                    },
                  ]
                : []),
            ],
          },
        ],
      });
    },
  );
}

/** An internal note; it is never sent to anybody outside. */
export function addNote<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof addNoteInput>,
): Promise<Verdict<{ messageId: string }>> {
  return act(
    house,
    { asking, move: "note", ...input },
    async (tx, { theCase, now, actor }) => {
      const messageId = randomUUIDv7();
      await tx
        .insertInto("case_messages")
        .values({
          id: messageId,
          case_id: theCase.id,
          kind: "note",
          lane: "ok",
          channel: "note",
          author_id: actor.id,
          text: input.text,
          happened_at: now,
          recorded_at: now,
        })
        .execute();
      return granted({
        value: { messageId },
        events: [
          {
            action: `${house.keeping.register.key}.noted`,
            object: { kind: "note", id: messageId },
            changes: [{ field: "note", before: null, after: input.text }],
          },
        ],
      });
    },
  );
}

/**
 * Says of a mail from an unverified sender that it is none of this case's business. It stays on file; it
 * never changed an address and does not now.
 */
export function dismissMessage<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof messageInput>,
): Promise<Verdict<null>> {
  return setMessageLane(house, asking, { ...input, lane: "dismissed" });
}

/** Takes a mail from an unverified sender into the conversation, on somebody's own judgement. */
export function acceptMessage<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof messageInput>,
): Promise<Verdict<null>> {
  return setMessageLane(house, asking, { ...input, lane: "ok" });
}

function setMessageLane<Facts extends CaseFacts>(
  house: Kept<Facts>,
  asking: Asking,
  input: z.infer<typeof messageInput> & { lane: "ok" | "dismissed" },
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "note", ...input },
    async (tx, { theCase }) => {
      const waiting = await tx
        .selectFrom("case_messages")
        .select("id")
        .where("case_id", "=", theCase.id)
        .where("lane", "=", "unverified")
        .execute();
      if (!waiting.some((message) => message.id === input.messageId))
        return refused("notFound");
      await tx
        .updateTable("case_messages")
        .set({ lane: input.lane })
        .where("id", "=", input.messageId)
        .execute();
      if (waiting.length === 1)
        await updateHeader(tx, theCase.id, { lane: "main" });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.sender-judged`,
            object: { kind: "message", id: input.messageId },
            changes: [
              { field: "lane", before: "unverified", after: input.lane },
            ],
          },
        ],
      });
    },
  );
}
