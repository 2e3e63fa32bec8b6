import type { z } from "zod";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { CaseFacts } from "@kept/domain/casework/register";
import type {
  addNoteInput,
  assignInput,
  messageInput,
} from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { ForAll, SeenCase } from "../ledger/change.ts";
import {
  act,
  actAside,
  actAsideForAll,
  type Asking,
  type KeptHouse,
} from "./act.ts";
import { updateHeader, updateOwners, type CaseHeader } from "./case-store.ts";
import { fieldChange } from "./field-changes.ts";
import { insertMessage, setLane, unverifiedMessages } from "./message-store.ts";
import { isReachable } from "./access-store.ts";
import { isTeam, mayWorkOn } from "./person-store.ts";
import { tellAssigned, tellMentioned } from "./telling.ts";

/** Gives a case to somebody whose role works on it, to another team, or to nobody. */
export function assign<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof assignInput>,
): Promise<Verdict<null>> {
  const { register } = house.keeping;
  return actAside(
    house,
    { asking, move: "assign", ...input },
    async (tx, { theCase, actor, now }) => {
      const { ownerId, teamId } = input;
      if (!(await mayWorkOn(tx, register, ownerId))) return refused("notFound");
      if (!(await isReachable(tx, theCase, { personId: ownerId, now })))
        return refused("notOnList");
      if (teamId !== undefined && !(await isTeam(tx, teamId)))
        return refused("unknownTeam");
      const events = assigned(register, theCase, { ownerId, teamId });
      if (events.length === 0) return granted({ value: null, events });
      await updateHeader(tx, theCase.id, {
        ownerId,
        ...(teamId !== undefined && { teamId }),
        touchedAt: now,
      });
      if (ownerId !== theCase.ownerId)
        await tellAssigned(
          tx,
          { caseId: theCase.id, ownerId, byId: actor.id },
          now,
        );
      return granted({ value: null, events });
    },
  );
}

/** What happened to a case that was given to somebody or to a team; nothing where it was theirs already. */
function assigned(
  register: { readonly key: string },
  theCase: CaseHeader,
  to: { readonly ownerId: string | null; readonly teamId?: string | undefined },
): CaseEvent[] {
  const changes = [
    ...fieldChange("ownerId", theCase.ownerId, to.ownerId),
    ...fieldChange("teamId", theCase.teamId, to.teamId ?? theCase.teamId),
  ];
  return changes.length === 0
    ? []
    : [
        {
          action: `${register.key}.assigned`,
          object: { kind: "case", id: theCase.id },
          changes,
        },
      ];
}

/** A case that one of many is, with whose it becomes. */
export interface ToAssign extends SeenCase {
  readonly ownerId: string | null;
}

/** What became of a case that was given away among many: its version now, and whose it was. */
export interface Given {
  readonly version: number;
  readonly isChanged: boolean;
  readonly before: string | null;
}

/** Gives many cases to somebody or to nobody, as `assign` gives one; each stands or falls by itself. */
export async function assignMany<Facts extends CaseFacts>(
  house: Pick<KeptHouse<Facts>, "keeping"> & { readonly forAll: ForAll },
  asking: Asking,
  given: readonly ToAssign[],
): Promise<ReadonlyMap<string, Verdict<Given>>> {
  const { register } = house.keeping;
  const { actor, now } = asking;
  const ownerOf = new Map(given.map(({ id, ownerId }) => [id, ownerId]));
  const before = new Map<string, string | null>();
  const wanted = { asking, move: "assign", cases: given } as const;
  const done = await actAsideForAll(house, wanted, async (tx, cases) => {
    const decided = new Map<string, Verdict<readonly CaseEvent[]>>();
    const byOwner = Map.groupBy(cases, ({ id }) => ownerOf.get(id) ?? null);
    for (const [ownerId, theirs] of byOwner) {
      const mayWork = await mayWorkOn(tx, register, ownerId);
      const changed: string[] = [];
      for (const theCase of theirs) {
        before.set(theCase.id, theCase.ownerId);
        const events = mayWork
          ? granted(assigned(register, theCase, { ownerId }))
          : refused("notFound");
        decided.set(theCase.id, events);
        if (events.ok && events.value.length > 0) changed.push(theCase.id);
      }
      updateOwners(tx, changed, { ownerId, touchedAt: now });
      for (const caseId of changed)
        await tellAssigned(tx, { caseId, ownerId, byId: actor.id }, now);
    }
    return decided;
  });
  return new Map(
    [...done].map(([id, verdict]) => [
      id,
      verdict.ok
        ? granted({
            version: verdict.value,
            isChanged: before.get(id) !== ownerOf.get(id),
            before: before.get(id) ?? null,
          })
        : verdict,
    ]),
  );
}

/** An internal note; it is never sent to anybody outside. */
export function addNote<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof addNoteInput>,
): Promise<Verdict<{ messageId: string }>> {
  return act(
    house,
    { asking, move: "note", ...input },
    async (tx, { theCase, now, actor }) => {
      const messageId = await insertMessage(tx, {
        caseId: theCase.id,
        kind: "note",
        lane: "ok",
        channel: "note",
        authorId: actor.id,
        text: input.text,
        happenedAt: now,
        recordedAt: now,
      });
      const mentioned = await tellMentioned(
        tx,
        {
          theCase,
          text: input.text,
          noteId: messageId,
          authorId: actor.id,
          viewPermission: house.keeping.register.viewPermission,
        },
        now,
      );
      return granted({
        value: { messageId },
        events: [
          {
            action: `${house.keeping.register.key}.noted`,
            object: { kind: "note", id: messageId },
            changes: [
              ...fieldChange("note", null, input.text),
              ...(mentioned.length === 0
                ? []
                : fieldChange("mentioned", null, mentioned)),
            ],
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
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof messageInput>,
): Promise<Verdict<null>> {
  return judgeSender(house, asking, { ...input, lane: "dismissed" });
}

/** Takes a mail from an unverified sender into the conversation, on somebody's own judgement. */
export function acceptMessage<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof messageInput>,
): Promise<Verdict<null>> {
  return judgeSender(house, asking, { ...input, lane: "ok" });
}

function judgeSender<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof messageInput> & { lane: "ok" | "dismissed" },
): Promise<Verdict<null>> {
  return act(
    house,
    { asking, move: "note", ...input },
    async (tx, { theCase }) => {
      const waiting = await unverifiedMessages(tx, theCase.id);
      if (!waiting.includes(input.messageId)) return refused("notFound");
      await setLane(tx, input.messageId, input.lane);
      if (waiting.length === 1)
        await updateHeader(tx, theCase.id, { lane: "main" });
      return granted({
        value: null,
        events: [
          {
            action: `${house.keeping.register.key}.sender-judged`,
            object: { kind: "message", id: input.messageId },
            changes: fieldChange("lane", "unverified", input.lane),
          },
        ],
      });
    },
  );
}
