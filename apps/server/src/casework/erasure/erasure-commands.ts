import type { z } from "zod";
import { may } from "@kept/domain/access/permissions";
import { mayBeAsked } from "@kept/domain/access/policy";
import { mayDecideApproval } from "@kept/domain/casework/approval";
import type { CaseEvent } from "@kept/domain/casework/event";
import type {
  askErasureInput,
  decideErasureInput,
} from "@kept/domain/casework/erasure";
import type { RefusalCode } from "@kept/domain/refusal";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../../db/writing.ts";
import { addJob } from "../../jobs/job-store.ts";
import type { Asking, House } from "../act.ts";
import { anyCase } from "../context-views.ts";
import { fieldChange } from "../field-changes.ts";
import { tell } from "../inbox-store.ts";
import { today } from "../office.ts";
import { colleaguesOf } from "../person-store.ts";
import type { PersonWords } from "./eraser.ts";
import {
  insertErasure,
  latestErasure,
  settleErasure,
  type StoredErasure,
} from "./erasure-store.ts";
import {
  erasable,
  hashOf,
  type ErasableCase,
  type ErasureObstacle,
  type ErasureParts,
} from "./erasure-views.ts";
import { eraseCase, sweep } from "./traces-store.ts";

/** Asked for by the change that erased; makes the disk forget too. */
export const finishErasingKind = "finish erasing";

const refusalOf: Readonly<Record<ErasureObstacle, RefusalCode>> = {
  open: "erasureOpenCase",
  held: "erasureHeld",
  letterUnderway: "erasureLetterUnderway",
  erased: "erasureDone",
};

/** The cases of an erasure as they are now, every one of them open to the person who acts and free to go. */
async function casesToErase(
  tx: Tx,
  wanted: {
    readonly house: House;
    readonly asking: Asking;
    readonly parts: ErasureParts;
    readonly caseIds: readonly string[];
  },
): Promise<Verdict<(ErasableCase & { readonly register: string })[]>> {
  const { house, asking, parts } = wanted;
  const on = today(await house.office(tx), asking.now);
  const found: (ErasableCase & { readonly register: string })[] = [];
  for (const caseId of wanted.caseIds) {
    const seen = await anyCase(tx, asking.actor, { caseId, ...parts });
    if (!seen.ok) return seen;
    const { theCase } = seen.value;
    const one = await erasable(tx, theCase, on);
    if (one.obstacle !== null)
      return refused(refusalOf[one.obstacle], { reference: one.reference });
    found.push({ ...one, register: theCase.register });
  }
  return granted(found);
}

/** Asks a second person for the yes to erasing somebody from one case or several of theirs. */
export function askErasure(
  house: House,
  asking: Asking,
  {
    input,
    parts,
  }: {
    readonly input: z.infer<typeof askErasureInput>;
    readonly parts: ErasureParts;
  },
): Promise<Verdict<{ erasureId: string }>> {
  const { caseId, version, ground, approverId } = input;
  return house.change(
    { ...asking, action: "cases.erasure-asked", case: { id: caseId, version } },
    async (tx) => {
      const { actor, now } = asking;
      const seen = await anyCase(tx, actor, { caseId, ...parts });
      if (!seen.ok) return seen;
      const { theCase, permission } = seen.value;
      if (!may(actor, "cases.erase")) return refused("notAllowed");
      const theirs =
        (await parts.erasers[theCase.register]?.alsoTheirs(
          tx,
          caseId,
          actor,
        )) ?? [];
      if (input.alsoIds.some((id) => !theirs.includes(id)))
        return refused("notFound");
      const caseIds = [...new Set([caseId, ...input.alsoIds])];
      const cases = await casesToErase(tx, { house, asking, parts, caseIds });
      if (!cases.ok) return cases;
      for (const id of caseIds)
        if ((await latestErasure(tx, id))?.state === "asked")
          return refused("erasureAsked");
      const approver = (await colleaguesOf(tx, now)).find(
        ({ id }) => id === approverId,
      );
      if (
        approver === undefined ||
        approverId === actor.id ||
        !may(approver, "cases.erase") ||
        !mayBeAsked(approver, permission, theCase)
      )
        return refused("approverMayNot");
      const contentHash = hashOf(cases.value, ground);
      const erasureId = await insertErasure(tx, {
        ground,
        contentHash,
        caseIds,
        askedBy: actor.id,
        askedOf: approverId,
        askedAt: now,
      });
      await tell(
        tx,
        {
          accountId: approverId,
          caseId,
          reason: "erasureAsked",
          subjectId: erasureId,
          byId: actor.id,
        },
        now,
      );
      return granted({
        value: { erasureId },
        events: caseIds.map((id): CaseEvent => ({
          action: "cases.erasure-asked",
          object: { kind: "case", id },
          changes: [
            ...fieldChange("askedOf", null, approverId),
            ...fieldChange("erasureGround", null, ground),
          ],
        })),
      });
    },
  );
}

/** The second person's answer. With a yes everything goes at once, and the disk is made to forget it. */
export function decideErasure(
  house: House,
  asking: Asking,
  {
    input,
    parts,
  }: {
    readonly input: z.infer<typeof decideErasureInput>;
    readonly parts: ErasureParts;
  },
): Promise<Verdict<null>> {
  const { caseId, version, erasureId, answer } = input;
  return house.change(
    { ...asking, action: "cases.erased", case: { id: caseId, version } },
    async (tx) => {
      const { actor, now } = asking;
      const seen = await anyCase(tx, actor, { caseId, ...parts });
      if (!seen.ok) return seen;
      if (!may(actor, "cases.erase")) return refused("notAllowed");
      const erasure = await latestErasure(tx, caseId);
      if (erasure?.id !== erasureId) return refused("notFound");
      if (answer === "declined") {
        if (erasure.state !== "asked") return refused("approvalNotOpen");
        await settleErasure(tx, erasureId, {
          state: "declined",
          by: actor.id,
          at: now,
        });
        return granted({
          value: null,
          events: eventsOf(erasure, "cases.erasure-declined", 0),
        });
      }
      const cases = await casesToErase(tx, {
        house,
        asking,
        parts,
        caseIds: erasure.caseIds,
      });
      if (!cases.ok) return cases;
      const mayDecide = mayDecideApproval(
        {
          ...erasure,
          subject: { kind: "erasure", id: erasureId },
          authorIds: [erasure.askedBy],
          state: erasure.state === "asked" ? "asked" : "void",
        },
        actor.id,
        hashOf(cases.value, erasure.ground),
      );
      if (!mayDecide.ok)
        return mayDecide.refusal.code === "approvalVoid"
          ? refused("erasureMoved")
          : mayDecide;
      if (input.contentHash !== erasure.contentHash)
        return refused("erasureMoved");
      const values = await erase(tx, {
        erasure,
        cases: cases.value,
        parts,
        now,
      });
      await settleErasure(tx, erasureId, {
        state: "done",
        by: actor.id,
        at: now,
      });
      return granted({
        value: null,
        events: eventsOf(erasure, "cases.erased", values),
      });
    },
  );
}

function eventsOf(
  { caseIds, ground }: StoredErasure,
  action: string,
  values: number,
): CaseEvent[] {
  return caseIds.map((id) => ({
    action,
    object: { kind: "case", id },
    changes: [
      ...fieldChange("erasureGround", null, ground),
      ...(values === 0 ? [] : fieldChange("erasedValues", null, values)),
    ],
  }));
}

async function erase(
  tx: Tx,
  wanted: {
    readonly erasure: StoredErasure;
    readonly cases: readonly {
      readonly id: string;
      readonly register: string;
    }[];
    readonly parts: ErasureParts;
    readonly now: string;
  },
): Promise<number> {
  const { erasure, cases, parts, now } = wanted;
  const fileIds: string[] = [];
  const mailIds: string[] = [];
  const known: PersonWords[] = [];
  let values = 0;
  for (const { id, register } of cases) {
    const eraser = parts.erasers[register];
    if (eraser === undefined) throw new Error(`Nothing erases ${register}`);
    known.push(await eraser.personOf(tx, id));
    const own = await eraser.erase(tx, id);
    const gone = await eraseCase(tx, id, { own, now });
    fileIds.push(...gone.fileIds);
    mailIds.push(...gone.mailIds);
    values += gone.values;
  }
  const words = {
    names: known.flatMap(({ names }) => names),
    identifiers: known.flatMap(({ identifiers }) => identifiers),
  };
  const registers = [...new Set(cases.map(({ register }) => register))];
  fileIds.push(...(await sweep(tx, words, registers)));
  const payload = { erasureId: erasure.id, fileIds, mailIds };
  await addJob(tx, { kind: finishErasingKind, payload, runAt: now }, now);
  return values;
}
