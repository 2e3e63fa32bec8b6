import type { z } from "zod";
import { may } from "@kept/domain/access/permissions";
import {
  glassMs,
  isWithoutKeeper,
  type answerGlassInput,
  type breakGlassInput,
} from "@kept/domain/casework/break-glass";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Tx } from "../db/writing.ts";
import type { Change, ChangeMany } from "../ledger/change.ts";
import { askForMail } from "../people/links/ask-mail.ts";
import { grantsOf, putGrant } from "./access-store.ts";
import type { Asking } from "./act.ts";
import { caseIdOf, findCase, type CaseHeader } from "./case-store.ts";
import type { ViewPermissions } from "./context-views.ts";
import { fieldChange } from "./field-changes.ts";
import {
  decideGlassOrder,
  glassOrdersSince,
  insertGlassOrder,
  type GlassOrder,
} from "./glass-store.ts";
import { glassReason } from "./glass-views.ts";
import { colleaguesOf, type Colleague } from "./person-store.ts";
import { sealEvent, sealing, voidUnseal } from "./seal-acts.ts";

/**
 * Somebody wants to open a sealed case that nobody keeps. Nothing is looked for yet, so that asking tells nobody
 * whether there is such a case; every data protection officer is told that it was asked, and why.
 */
export function breakGlass(
  change: Change,
  asking: Asking,
  { reference, secondId, reason }: z.infer<typeof breakGlassInput>,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "seals.break-glass" }, async (tx) => {
    // Nothing but a number is kept: what is no number could be a name.
    if (!/^[A-Z]{2,5}-\d{4}-\d{4,9}$/.test(reference.toUpperCase()))
      return refused("notFound");
    if (secondId === actor.id) return refused("ownAsk");
    const people = await colleaguesOf(tx, now);
    const second = people.find(({ id }) => id === secondId);
    if (second === undefined || !may(second, sealing))
      return refused("mayNotBeNamed");
    const orderId = await insertGlassOrder(tx, {
      reference: reference.toUpperCase(),
      askedBy: actor.id,
      askedOf: secondId,
      askedAt: now,
    });
    await tellOfficers(tx, people, {
      kind: "glassAsked",
      by: actor.id,
      also: secondId,
      now,
    });
    return granted({
      value: null,
      caseId: null,
      events: [
        houseEvent("glass-asked", orderId, [
          { field: "askedOf", before: null, after: secondId },
          { field: "reason", before: null, after: reason },
        ]),
      ],
    });
  });
}

interface GlassDesk {
  readonly changeMany: ChangeMany;
  readonly asking: Asking;
  readonly viewPermissions: ViewPermissions;
}

/**
 * The second person's word. With a yes a sealed case of that number names both of them for a day, if nobody on its
 * list may keep it; the answer is the same when there is no such case, or when somebody keeps it.
 */
export async function answerGlass(
  { changeMany, asking, viewPermissions }: GlassDesk,
  { orderId, isGranted }: z.infer<typeof answerGlassInput>,
): Promise<Verdict<null>> {
  const { idempotency: _once, ...again } = asking;
  const worked = await changeMany<Verdict<null>>(async (tx, each) => {
    // None where the same answer came before: then what follows was done before, too.
    const done: Settled[] = [];
    const answered = await each((change) =>
      change({ ...asking, action: "seals.answer-glass" }, async (within) => {
        const found = await settle(within, asking, { orderId, isGranted });
        if (!found.ok) return found;
        done.push(found.value);
        const what = isGranted ? "glass-granted" : "glass-declined";
        const askedBy = found.value.asker.id;
        return granted({
          value: null,
          caseId: null,
          events: [
            houseEvent(what, orderId, [
              { field: "accountId", before: null, after: askedBy },
            ]),
          ],
        });
      }),
    );
    for (const settled of isGranted ? done : []) {
      const at = { now: asking.now, viewPermissions };
      const theCase = await caseWithoutKeeper(tx, settled, at);
      // An entry of the case itself, so that the one that everybody reads says the same with and without a case.
      if (theCase !== null)
        await each((change) =>
          change({ ...again, action: "seals.open-by-glass" }, async (within) =>
            granted({
              value: null,
              events: await nameBoth(within, theCase, { settled, asking }),
            }),
          ),
        );
    }
    return { keep: answered.ok, value: answered };
  });
  return worked.ok ? worked.value : worked;
}

interface Settled {
  readonly order: GlassOrder;
  readonly asker: Colleague;
  readonly second: Colleague;
}

/** Says the answer, if it may still be said: by whom was asked, within the day, and while both may seal. */
async function settle(
  tx: Tx,
  { actor, now }: Asking,
  { orderId, isGranted }: z.infer<typeof answerGlassInput>,
): Promise<Verdict<Settled>> {
  const orders = await glassOrdersSince(tx, instantAfter(now, -glassMs));
  const order = orders.find(({ id }) => id === orderId);
  if (order?.askedBy === actor.id) return refused("ownAsk");
  if (order?.askedOf !== actor.id) return refused("notFound");
  const people = await colleaguesOf(tx, now);
  const asker = people.find(({ id }) => id === order.askedBy);
  const second = people.find(({ id }) => id === actor.id);
  if (second === undefined) return refused("notFound");
  if (asker === undefined || !may(asker, sealing)) return refused("glassOver");
  const decided = await decideGlassOrder(tx, order.id, {
    state: isGranted ? "granted" : "declined",
    at: now,
  });
  if (!decided) return refused("glassOver");
  await tellOfficers(tx, people, {
    kind: isGranted ? "glassGranted" : "glassDeclined",
    by: actor.id,
    also: asker.id,
    now,
  });
  return granted({ order, asker, second });
}

/** The sealed case of that number, where both may read its register and nobody on its list may keep it. */
async function caseWithoutKeeper(
  tx: Tx,
  { order, asker, second }: Settled,
  at: { readonly now: string; readonly viewPermissions: ViewPermissions },
): Promise<CaseHeader | null> {
  const caseId = await caseIdOf(tx, order.reference);
  const theCase = caseId === undefined ? undefined : await findCase(tx, caseId);
  if (theCase?.isSealed !== true) return null;
  const permission = at.viewPermissions[theCase.register];
  if (permission === undefined) return null;
  if (!may(asker, permission) || !may(second, permission)) return null;
  const people = await colleaguesOf(tx, at.now);
  const named = await grantsOf(tx, theCase.id, at.now);
  const roles = named.map(({ accountId }) => ({
    role: people.find(({ id }) => id === accountId)?.role ?? null,
  }));
  return isWithoutKeeper(roles) ? theCase : null;
}

async function nameBoth(
  tx: Tx,
  theCase: CaseHeader,
  { settled, asking }: { settled: Settled; asking: Asking },
): Promise<CaseEvent[]> {
  const { order, asker, second } = settled;
  const { now } = asking;
  const until = instantAfter(now, glassMs);
  const events = [
    sealEvent(
      theCase,
      "glass-broken",
      fieldChange("reason", null, await glassReason(tx, order.id)),
    ),
    ...(await voidUnseal(tx, theCase.id)),
  ];
  for (const [one, other] of [
    [asker.id, second.id],
    [second.id, asker.id],
  ] as const) {
    await putGrant(tx, {
      caseId: theCase.id,
      accountId: one,
      grantedBy: other,
      grantedAt: now,
      until,
    });
    events.push({
      action: `${theCase.register}.named`,
      object: { kind: "access", id: one },
      changes: fieldChange("until", null, until),
    });
  }
  return events;
}

/** Every data protection officer hears of it, and the other of the two; nothing in the mail is about a case. */
async function tellOfficers(
  tx: Tx,
  people: readonly Colleague[],
  said: {
    readonly kind: "glassAsked" | "glassGranted" | "glassDeclined";
    readonly by: string;
    readonly also: string;
    readonly now: string;
  },
): Promise<void> {
  const { kind, by, also, now } = said;
  for (const { id: readerId, role } of people)
    if (readerId !== by && (role === "dpo" || readerId === also))
      await askForMail(tx, { kind, accountId: by, readerId }, now);
}

function houseEvent(
  what: string,
  orderId: string,
  changes: readonly { field: string; before: Json; after: Json }[],
): CaseEvent {
  return {
    action: `seals.${what}`,
    object: { kind: "glass", id: orderId },
    changes,
  };
}
