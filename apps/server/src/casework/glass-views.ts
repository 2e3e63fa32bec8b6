import type { Actor } from "@kept/domain/access/actor";
import { may, type Role } from "@kept/domain/access/permissions";
import { glassMs } from "@kept/domain/casework/break-glass";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import { historyOfObject } from "../ledger/history-views.ts";
import { caseIdOf } from "./case-store.ts";
import { anyCase, type ViewPermissions } from "./context-views.ts";
import { glassOrdersSince } from "./glass-store.ts";
import { colleaguesOf } from "./person-store.ts";
import { sealing } from "./seal-acts.ts";
import { peopleById, type PersonView } from "./views.ts";

/** An attempt to open a sealed case that nobody keeps. */
export interface GlassLine {
  readonly orderId: string;
  readonly by: PersonView | null;
  readonly second: PersonView | null;
  readonly askedAt: string;
  readonly reason: string | null;
  readonly state: "waiting" | "granted" | "declined" | "lapsed";
  /** Asked within the last day. */
  readonly isFresh: boolean;
  /** The number that was typed, told to the two alone. */
  readonly reference: string | null;
  /** Whether it is for the one who looks to answer. */
  readonly isMine: boolean;
  /** Where the case stands, for whoever may know of it. */
  readonly open: { readonly register: string } | null;
}

export interface GlassView {
  readonly lines: readonly GlassLine[];
  /** Who could be the second person. */
  readonly seconds: readonly (PersonView & { readonly role: Role })[];
}

const shownMs = 30 * glassMs;

/** What somebody gave as the reason; null where it was erased. */
export async function glassReason(
  db: Db,
  orderId: string,
): Promise<string | null> {
  const history = await historyOfObject(db, { kind: "glass", id: orderId });
  const said = history
    .flatMap(({ changes }) => changes)
    .find(({ field }) => field === "reason")?.after;
  return typeof said === "string" ? said : null;
}

/** The attempts of the last thirty days: one's own, and for a data protection officer everybody's. */
export async function glassView(
  db: Db,
  actor: Actor,
  { now, viewPermissions }: { now: string; viewPermissions: ViewPermissions },
): Promise<GlassView> {
  const named = await peopleById(db);
  const orders = await glassOrdersSince(db, instantAfter(now, -shownMs));
  const isOver = instantAfter(now, -glassMs);
  const lines: GlassLine[] = [];
  for (const order of orders) {
    const isOne = order.askedBy === actor.id || order.askedOf === actor.id;
    if (!isOne && actor.role !== "dpo") continue;
    const isFresh = order.askedAt >= isOver;
    const isLapsed = order.state === "waiting" && !isFresh;
    lines.push({
      orderId: order.id,
      by: named(order.askedBy),
      second: named(order.askedOf),
      askedAt: order.askedAt,
      reason: await glassReason(db, order.id),
      state: isLapsed ? "lapsed" : order.state,
      isFresh,
      reference: isOne ? order.reference : null,
      isMine:
        order.askedOf === actor.id && order.state === "waiting" && !isLapsed,
      open:
        isOne && order.state === "granted"
          ? await whereItIs(db, actor, {
              reference: order.reference,
              viewPermissions,
            })
          : null,
    });
  }
  return {
    lines,
    seconds: (await colleaguesOf(db, now))
      .filter((one) => one.id !== actor.id && may(one, sealing))
      .map(({ id, name, nameZh, role }) => ({ id, name, nameZh, role })),
  };
}

async function whereItIs(
  db: Db,
  actor: Actor,
  wanted: { reference: string; viewPermissions: ViewPermissions },
): Promise<GlassLine["open"]> {
  const caseId = await caseIdOf(db, wanted.reference);
  if (caseId === undefined) return null;
  const { viewPermissions } = wanted;
  const seen = await anyCase(db, actor, { caseId, viewPermissions });
  return seen.ok ? { register: seen.value.theCase.register } : null;
}
