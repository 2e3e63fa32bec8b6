import type { z } from "zod";
import type { FieldChange } from "@kept/domain/casework/event";
import {
  needsSecondPerson,
  waitsForDisclosureRegister,
} from "@kept/domain/registers/requests/facts";
import {
  residenceByCode,
  regimesOf,
} from "@kept/domain/registers/requests/jurisdictions";
import type {
  ClassifyInput,
  correctInput,
  decideInput,
  finishSearchInput,
  verifyIdentityInput,
} from "@kept/domain/registers/requests/schema";
import { searchPlan } from "@kept/domain/registers/requests/search-plan";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import {
  act,
  type ActSetting,
  type Asking,
  type House,
} from "../../casework/act.ts";
import { updateHeader } from "../../casework/case-store.ts";
import { setAnchor, stopClocks } from "../../casework/clock-store.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { insertPlannedTasks } from "../../casework/task-store.ts";
import type { Tx } from "../../db/writing.ts";
import { today } from "../../casework/office.ts";
import type { RequestFacts } from "@kept/domain/registers/requests/facts";
import { requestKeeping } from "./keeping.ts";
import {
  readRequest,
  readTypes,
  recordVerification,
  setTypes,
  updateRequest,
  writeDecisions,
  type RequestRecord,
} from "./store.ts";

/** What a person says about the requester at triage, and may correct later. */
type Said = Pick<
  ClassifyInput,
  | "personName"
  | "personAddress"
  | "personPhone"
  | "accountRef"
  | "requesterRole"
  | "onBehalfOf"
  | "residence"
  | "language"
  | "isSignificant"
  | "isMinor"
  | "marketingChannels"
>;

const saidFields = [
  "personName",
  "personAddress",
  "personPhone",
  "accountRef",
  "requesterRole",
  "onBehalfOf",
  "residence",
  "language",
  "isSignificant",
  "isMinor",
  "marketingChannels",
] as const satisfies readonly (keyof Said)[];

function changesOf(before: RequestRecord, after: Said): FieldChange[] {
  return saidFields.flatMap((field) => {
    const [old, fresh] = [before[field], after[field]];
    if (JSON.stringify(old) === JSON.stringify(fresh)) return [];
    return [
      {
        field,
        before: Array.isArray(old)
          ? [...old]
          : (old as string | boolean | null),
        after: Array.isArray(fresh)
          ? [...fresh]
          : (fresh as string | boolean | null),
      },
    ];
  });
}

function mayBeIdentified(at: {
  identifiedAt: string | null;
  receivedAt: string;
  now: string;
}): Verdict<null> {
  if (at.identifiedAt === null) return granted(null);
  if (isLater(at.identifiedAt, at.now)) return refused("momentInFuture");
  if (isLater(at.receivedAt, at.identifiedAt))
    return refused("identifiedBeforeReceived");
  return granted(null);
}

/** Writes what was said about the requester; shared by the first classification and later corrections. */
async function writeSaid(
  tx: Tx,
  caseId: string,
  said:
    | ClassifyInput
    | (Omit<ClassifyInput, "identifiedAt"> & { identifiedAt: string | null }),
): Promise<FieldChange[]> {
  const before = await readRequest(tx, caseId);
  const types = await readTypes(tx, caseId);
  const record = Object.fromEntries(
    saidFields.map((field) => [field, said[field]]),
  ) as unknown as Said;
  await updateRequest(tx, caseId, record);
  await updateHeader(tx, caseId, {
    title: said.personName,
    isUrgent: said.isMinor,
  });
  const wanted = [...said.types].sort();
  await setTypes(tx, caseId, wanted);
  const sameTypes = JSON.stringify(wanted) === JSON.stringify(types);
  return [
    ...changesOf(before, record),
    ...(sameTypes ? [] : [{ field: "types", before: types, after: wanted }]),
  ];
}

async function planWork(
  tx: Tx,
  { theCase, actor }: Pick<ActSetting<RequestFacts>, "theCase" | "actor">,
  said: Pick<ClassifyInput, "types" | "residence">,
): Promise<void> {
  const record = await readRequest(tx, theCase.id);
  await insertPlannedTasks(tx, theCase.id, {
    tasks: searchPlan(said.types, regimesOf(said.residence, record.policyId)),
    ownerId: theCase.ownerId ?? actor.id,
    dueOn: null,
  });
}

export function classify(
  house: House,
  asking: Asking,
  input: ClassifyInput,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping: requestKeeping },
    { asking, move: "classify", ...input },
    async (tx, setting) => {
      const { theCase, now, actor } = setting;
      if (input.residence !== null && !residenceByCode(input.residence))
        return refused("unknownResidence", { residence: input.residence });
      const timely = mayBeIdentified({
        ...input,
        receivedAt: theCase.receivedAt,
        now,
      });
      if (!timely.ok) return timely;
      const changes = await writeSaid(tx, theCase.id, input);
      const identifiedAt = moment(input.identifiedAt);
      await updateRequest(tx, theCase.id, {
        identifiedAt,
        identifiedBy: actor.id,
        guesses: {},
      });
      await setAnchor(tx, {
        caseId: theCase.id,
        name: "identified",
        at: identifiedAt,
        now,
      });
      if (input.isMinor)
        await setAnchor(tx, {
          caseId: theCase.id,
          name: "aware",
          at: identifiedAt,
          now,
        });
      await stopClocks(tx, {
        caseId: theCase.id,
        acts: ["identify"],
        at: identifiedAt,
      });
      if (theCase.ownerId === null)
        await updateHeader(tx, theCase.id, { ownerId: actor.id });
      await planWork(tx, setting, input);
      return granted({
        value: null,
        events: [
          {
            action: "requests.classified",
            object: { kind: "case", id: theCase.id },
            happenedAt: identifiedAt,
            changes: [
              { field: "stage", before: theCase.stage, after: "identified" },
              { field: "identifiedAt", before: null, after: identifiedAt },
              ...changes,
            ],
          },
        ],
      });
    },
  );
}

/** Corrects recorded facts with a reason; clocks are worked out anew from the corrected ones. */
export function correct(
  house: House,
  asking: Asking,
  input: z.infer<typeof correctInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping: requestKeeping },
    { asking, move: "correct", ...input },
    async (tx, setting) => {
      const { theCase, facts, now } = setting;
      if (input.residence !== null && !residenceByCode(input.residence))
        return refused("unknownResidence", { residence: input.residence });
      if (isLater(input.receivedAt, now)) return refused("receivedInFuture");
      const timely = mayBeIdentified({ ...input, now });
      if (!timely.ok) return timely;
      if ((input.identifiedAt === null) !== (facts.identifiedAt === null))
        return refused("wrongStage");
      const changes = await writeSaid(tx, theCase.id, input);
      const receivedAt = moment(input.receivedAt);
      const identifiedAt =
        input.identifiedAt === null ? null : moment(input.identifiedAt);
      if (receivedAt !== theCase.receivedAt) {
        await updateHeader(tx, theCase.id, { receivedAt });
        await setAnchor(tx, {
          caseId: theCase.id,
          name: "received",
          at: receivedAt,
          now,
        });
        changes.push({
          field: "receivedAt",
          before: theCase.receivedAt,
          after: receivedAt,
        });
      }
      if (identifiedAt !== null && identifiedAt !== facts.identifiedAt) {
        await updateRequest(tx, theCase.id, { identifiedAt });
        await setAnchor(tx, {
          caseId: theCase.id,
          name: "identified",
          at: identifiedAt,
          now,
        });
        await replaceStop(tx, {
          caseId: theCase.id,
          act: "identify",
          at: identifiedAt,
          now,
        });
        changes.push({
          field: "identifiedAt",
          before: facts.identifiedAt,
          after: identifiedAt,
        });
      }
      if (identifiedAt !== null) await planWork(tx, setting, input);
      if (changes.length === 0) return granted({ value: null, events: [] });
      return granted({
        value: null,
        events: [
          {
            action: "requests.corrected",
            object: { kind: "case", id: theCase.id },
            purpose: input.reason,
            changes,
          },
        ],
      });
    },
  );
}

async function replaceStop(
  tx: Tx,
  stop: { caseId: string; act: string; at: string; now: string },
): Promise<void> {
  await tx
    .updateTable("case_clock_facts")
    .set({ replaced_at: stop.now })
    .where("case_id", "=", stop.caseId)
    .where("kind", "=", "stop")
    .where("name", "=", stop.act)
    .where("replaced_at", "is", null)
    .execute();
  await stopClocks(tx, { caseId: stop.caseId, acts: [stop.act], at: stop.at });
}

export function verifyIdentity(
  house: House,
  asking: Asking,
  input: z.infer<typeof verifyIdentityInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping: requestKeeping },
    { asking, move: "verifyIdentity", ...input },
    async (tx, { theCase, facts, office, now, actor }) => {
      if (isLater(input.verifiedAt, now)) return refused("momentInFuture");
      if (isLater(theCase.receivedAt, input.verifiedAt))
        return refused("momentBeforeReceipt");
      if (
        input.idDocument !== null &&
        input.idDocument.deleteOn < today(office, now)
      )
        return refused("dayInPast");
      const at = moment(input.verifiedAt);
      await recordVerification(tx, theCase.id, {
        at,
        by: actor.id,
        method: input.method,
        point: input.contactPoint,
        address: facts.contactAddress,
        idDocument:
          input.idDocument === null
            ? null
            : {
                ground: `${input.idDocument.ground} (${input.idDocument.jurisdiction})`,
                deleteOn: input.idDocument.deleteOn,
              },
      });
      await setAnchor(tx, { caseId: theCase.id, name: "verified", at, now });
      const stage = theCase.stage === "identified" ? "verified" : theCase.stage;
      await updateHeader(tx, theCase.id, { stage });
      return granted({
        value: null,
        events: [
          {
            action: "requests.identity-verified",
            object: { kind: "case", id: theCase.id },
            happenedAt: at,
            changes: [
              {
                field: "verificationMethod",
                before: null,
                after: input.method,
              },
              {
                field: "contactPoint",
                before: null,
                after: input.contactPoint,
              },
              ...(stage === theCase.stage
                ? []
                : [{ field: "stage", before: theCase.stage, after: stage }]),
            ],
          },
        ],
      });
    },
  );
}

export function finishSearch(
  house: House,
  asking: Asking,
  input: z.infer<typeof finishSearchInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping: requestKeeping },
    { asking, move: "finishSearch", ...input },
    async (_tx, { theCase }) =>
      granted({
        value: null,
        events: [
          {
            action: "requests.searched",
            object: { kind: "case", id: theCase.id },
            changes: [
              { field: "stage", before: theCase.stage, after: "searched" },
              { field: "searchResult", before: null, after: input.result },
            ],
          },
        ],
      }),
  );
}

/** One decision per kind of request; what the disclosure register answers stays open. */
export function decide(
  house: House,
  asking: Asking,
  input: z.infer<typeof decideInput>,
): Promise<Verdict<{ needsSecondPerson: boolean }>> {
  return act(
    { ...house, keeping: requestKeeping },
    { asking, move: "decide", ...input },
    async (tx, { theCase, facts, now, actor }) => {
      const wanted = facts.types
        .filter((type) => !waitsForDisclosureRegister(type))
        .sort();
      const given = input.decisions.map((decision) => decision.type).sort();
      if (JSON.stringify(wanted) !== JSON.stringify(given))
        return refused("decisionIncomplete");
      await writeDecisions(tx, theCase.id, {
        decisions: input.decisions,
        at: now,
        by: actor.id,
      });
      return granted({
        value: { needsSecondPerson: needsSecondPerson(input.decisions) },
        events: [
          {
            action: "requests.decided",
            object: { kind: "case", id: theCase.id },
            changes: [
              { field: "stage", before: theCase.stage, after: "decided" },
              ...input.decisions.map((decision) => ({
                field: `decision.${decision.type}`,
                before: null,
                after: { ...decision },
              })),
            ],
          },
        ],
      });
    },
  );
}
