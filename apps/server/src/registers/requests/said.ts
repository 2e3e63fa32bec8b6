import { calendarById } from "@kept/domain/casework/clock-calendars";
import type { FieldChange } from "@kept/domain/casework/event";
import { withMinor } from "@kept/domain/registers/requests/facts";
import {
  regimesOf,
  residenceByCode,
} from "@kept/domain/registers/requests/jurisdictions";
import type { ClassifyInput } from "@kept/domain/registers/requests/schema";
import {
  searchDueOn,
  searchPlan,
} from "@kept/domain/registers/requests/search-plan";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { findCase, updateHeader } from "../../casework/case-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { At } from "../../casework/keeping.ts";
import { isLater } from "../../casework/moments.ts";
import { today } from "../../casework/office.ts";
import { insertPlannedTasks } from "../../casework/task-store.ts";
import type { Tx } from "../../db/writing.ts";
import { clocksOf } from "./clocks-of.ts";
import { readRequest, readTypes, setTypes, updateRequest } from "./store.ts";

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
] as const satisfies readonly (keyof ClassifyInput)[];

/** What a person says about the requester at triage, and may correct later. */
export type Said = Pick<ClassifyInput, (typeof saidFields)[number] | "types">;

/** Whether the moment and the place that were said can be true. */
export function mayBeSaid(
  said: { identifiedAt: string | null; residence: string | null },
  at: { receivedAt: string; now: string },
): Verdict<null> {
  const { identifiedAt, residence } = said;
  if (residence !== null && !residenceByCode(residence))
    return refused("unknownResidence", { residence });
  if (identifiedAt === null) return granted(null);
  if (isLater(identifiedAt, at.now)) return refused("momentInFuture");
  return isLater(at.receivedAt, identifiedAt)
    ? refused("identifiedBeforeReceived")
    : granted(null);
}

/** Writes what was said about the requester; gives back what that changed. */
export async function writeSaid(
  tx: Tx,
  caseId: string,
  input: Said,
): Promise<FieldChange[]> {
  const said = withMinor(input);
  const before = await readRequest(tx, caseId);
  const typesBefore = await readTypes(tx, caseId);
  const types = said.types.toSorted();
  const changes = [
    ...saidFields.flatMap((field) =>
      fieldChange(field, jsonOf(before[field]), jsonOf(said[field])),
    ),
    ...fieldChange("types", typesBefore, types),
  ];
  if (changes.length === 0) return [];
  await updateRequest(
    tx,
    caseId,
    Object.fromEntries(saidFields.map((field) => [field, said[field]])),
  );
  await updateHeader(tx, caseId, {
    title: said.personName,
    // A minor's case goes to the front.
    isUrgent: said.isMinor,
  });
  await setTypes(tx, caseId, types);
  return changes;
}

function jsonOf(value: string | boolean | null | readonly string[]) {
  return typeof value === "object" && value !== null ? [...value] : value;
}

/** Puts the search of the systems on the case; what is there already stays. */
export async function planSearch(
  tx: Tx,
  caseId: string,
  plan: At & { ownerId: string },
): Promise<void> {
  const { policyId, residence } = await readRequest(tx, caseId);
  const types = await readTypes(tx, caseId);
  await insertPlannedTasks(tx, caseId, {
    tasks: searchPlan(types, regimesOf(residence, policyId)),
    ownerId: plan.ownerId,
    dueOn: await searchDue(tx, caseId, plan),
  });
}

async function searchDue(
  tx: Tx,
  caseId: string,
  at: At,
): Promise<string | null> {
  const theCase = await findCase(tx, caseId);
  if (!theCase) return null;
  const { next, calendars } = await clocksOf(tx, theCase, at);
  if (next?.dueOn == null) return null;
  return searchDueOn(next.dueOn, {
    today: today(at.office, at.now),
    calendar: calendarById(calendars, calendars.policyId),
  });
}
