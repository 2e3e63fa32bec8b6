import type { z } from "zod";
import { may } from "@kept/domain/access/permissions";
import type { setHoldInput } from "@kept/domain/casework/erasure";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../act.ts";
import { anyCase, type ViewPermissions } from "../context-views.ts";
import { fieldChange } from "../field-changes.ts";
import { today } from "../office.ts";
import { holdOn, insertHold, markLifted } from "./hold-store.ts";

type CaseAt = { readonly caseId: string; readonly version: number };

/** While a hold stands, nothing of the case is erased or deleted, whatever day was promised. */
export function setHold(
  house: House,
  asking: Asking,
  wanted: {
    readonly input: z.infer<typeof setHoldInput>;
    readonly viewPermissions: ViewPermissions;
  },
): Promise<Verdict<null>> {
  const { input, viewPermissions } = wanted;
  return onHold(house, asking, {
    input,
    viewPermissions,
    action: "cases.hold-set",
  })(async (tx, { on, actor, now, caseId }) => {
    if ((await holdOn(tx, caseId, on)) !== null) return refused("heldAlready");
    const { reason, until } = input;
    if (until !== null && until < on) return refused("dayInPast");
    const setBy = actor.id;
    await insertHold(tx, { caseId, reason, until, setBy, setAt: now });
    return granted({
      value: null,
      events: [
        {
          action: "cases.hold-set",
          object: { kind: "case", id: caseId },
          changes: [
            ...fieldChange("holdReason", null, reason),
            ...fieldChange("holdUntil", null, until),
          ],
        },
      ],
    });
  });
}

export function liftHold(
  house: House,
  asking: Asking,
  wanted: {
    readonly input: CaseAt;
    readonly viewPermissions: ViewPermissions;
  },
): Promise<Verdict<null>> {
  return onHold(house, asking, { ...wanted, action: "cases.hold-lifted" })(
    async (tx, { on, actor, now, caseId }) => {
      const hold = await holdOn(tx, caseId, on);
      if (hold === null) return refused("notHeld");
      await markLifted(tx, caseId, { by: actor.id, at: now });
      return granted({
        value: null,
        events: [
          {
            action: "cases.hold-lifted",
            object: { kind: "case", id: caseId },
            changes: fieldChange("holdUntil", hold.until, null),
          },
        ],
      });
    },
  );
}

type Change = House["change"];
type Work = Parameters<Change>[1];
type Tx = Parameters<Work>[0];
type Done = Awaited<ReturnType<Work>>;

/** One act on the holds of a case, for whoever may see the case and keep it. */
function onHold(
  house: House,
  asking: Asking,
  wanted: {
    readonly input: CaseAt;
    readonly viewPermissions: ViewPermissions;
    readonly action: string;
  },
) {
  const { input, viewPermissions, action } = wanted;
  const { caseId, version } = input;
  return (
    work: (
      tx: Tx,
      at: {
        readonly on: string;
        readonly actor: Asking["actor"];
        readonly now: string;
        readonly caseId: string;
      },
    ) => Promise<Done>,
  ): Promise<Verdict<null>> =>
    house.change<null>(
      { ...asking, action, case: { id: caseId, version } },
      async (tx) => {
        const { actor, now } = asking;
        const seen = await anyCase(tx, actor, { caseId, viewPermissions });
        if (!seen.ok) return seen;
        if (!may(actor, "cases.hold")) return refused("notAllowed");
        const on = today(await house.office(tx), now);
        return work(tx, { on, actor, now, caseId }) as Promise<
          Verdict<{ value: null; events: [] }>
        >;
      },
    );
}
