import type { z } from "zod";
import { may } from "@kept/domain/access/permissions";
import type { CaseEvent } from "@kept/domain/casework/event";
import {
  keepsAKeeper,
  lastNamedDay,
  type nameInput,
  type sealInput,
  type unnameInput,
} from "@kept/domain/casework/sealing";
import { endOfDay } from "@kept/domain/time/civil-day";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import { endGrant, grantsOf, putGrant, setSealed } from "./access-store.ts";
import type { Asking } from "./act.ts";
import { fieldChange } from "./field-changes.ts";
import type { AnyKeeping } from "./keeping.ts";
import { moment } from "./moments.ts";
import { askNaming, isAuditor } from "./naming-commands.ts";
import { today, type Office } from "./office.ts";
import {
  nameOne,
  onSeal,
  sealEvent,
  sealing,
  unnameAll,
  voidUnseal,
  type SealDesk,
} from "./seal-acts.ts";

/** A case that is opened under seal names whoever opens it. */
export async function nameOpener(
  tx: Tx,
  { register }: Pick<AnyKeeping, "register">,
  at: { caseId: string; asking: Asking; office: Office },
): Promise<CaseEvent> {
  const { caseId, asking, office } = at;
  const { actor, now } = asking;
  const last = lastNamedDay("dpo", today(office, now));
  const until = moment(endOfDay(last, office.zone));
  await putGrant(tx, {
    caseId,
    accountId: actor.id,
    grantedBy: actor.id,
    grantedAt: now,
    until,
  });
  return {
    action: `${register.key}.named`,
    object: { kind: "access", id: actor.id },
    changes: fieldChange("until", null, until),
  };
}

/** From now on only those may know of the case whom it names; whoever seals it is one of them. */
export function seal(
  desk: SealDesk,
  input: z.infer<typeof sealInput>,
): Promise<Verdict<null>> {
  const { caseId, version, named, reason } = input;
  const wanted = { caseId, version, action: "seals.seal" };
  return onSeal(desk, wanted, async (tx, setting) => {
    const { theCase } = setting;
    if (theCase.isSealed) return refused("alreadySealed");
    const { id } = desk.asking.actor;
    if (!named.some(({ personId }) => personId === id))
      return refused("sealerNotNamed");
    // Whoever was let in before is named again or is out.
    const letIn = await unnameAll(tx, theCase, desk.asking);
    await setSealed(tx, theCase.id, true);
    const events: CaseEvent[] = [
      ...letIn,
      sealEvent(theCase, "sealed", [
        { field: "isSealed", before: false, after: true },
        ...fieldChange("reason", null, reason),
      ]),
    ];
    for (const one of named) {
      if (isAuditor(setting, one.personId)) return refused("auditorNeedsTwo");
      const done = await nameOne(tx, { desk, setting }, one);
      if (!done.ok) return done;
      events.push(done.value);
    }
    return granted({ value: null, events });
  });
}

/**
 * Names one more, or says anew until when. It opens a sealed case to somebody, and one without a seal to somebody
 * whose role does not show it.
 */
export function name(
  desk: SealDesk,
  input: z.infer<typeof nameInput>,
): Promise<Verdict<null>> {
  const wanted = { ...input, action: "seals.name" };
  return onSeal(desk, wanted, async (tx, setting) => {
    if (setting.theCase.isSealed && isAuditor(setting, input.personId))
      return askNaming(tx, { desk, setting }, input);
    const done = await nameOne(tx, { desk, setting }, input);
    if (!done.ok) return done;
    const voided = await voidUnseal(tx, setting.theCase.id);
    return granted({ value: null, events: [done.value, ...voided] });
  });
}

/** Takes somebody off the list; never the last one who may keep it. */
export function unname(
  desk: SealDesk,
  input: z.infer<typeof unnameInput>,
): Promise<Verdict<null>> {
  const { asking } = desk;
  const { personId } = input;
  const wanted = { ...input, action: "seals.unname" };
  return onSeal(desk, wanted, async (tx, setting) => {
    const { theCase, colleagues } = setting;
    const named = await grantsOf(tx, theCase.id, asking.now);
    const found = named.find(({ accountId }) => accountId === personId);
    if (found === undefined) return refused("notFound");
    // A case without a seal is kept by those whose role sees it.
    const kept = theCase.isSealed
      ? keepsAKeeper(
          named.map(({ accountId }) => ({
            accountId,
            maySeal: colleagues.some(
              (one) => one.id === accountId && may(one, sealing),
            ),
          })),
          personId,
        )
      : granted(null);
    if (!kept.ok) return kept;
    const by = asking.actor.id;
    const grant = { caseId: theCase.id, accountId: personId };
    await endGrant(tx, grant, { at: asking.now, by });
    const voided = await voidUnseal(tx, theCase.id);
    const event = {
      action: `${theCase.register}.unnamed`,
      object: { kind: "access", id: personId },
      changes: fieldChange("until", found.until, null),
    };
    return granted({ value: null, events: [event, ...voided] });
  });
}
