import { z } from "zod";
import type { Role } from "../access/permissions.ts";
import { addDays, type CivilDay } from "../time/civil-day.ts";
import { granted, refused, type Verdict } from "../verdict.ts";
import { caseVersion } from "./schema.ts";
import { civilDay, paragraphs } from "./text-rules.ts";

/** Nobody is named for ever: whoever still needs the case is named again. */
const longestNamedDays = 366;
/** Outside eyes come for a while. */
const longestAuditorDays = 14;

/** The last day on which somebody of this role can be named from today on. */
export function lastNamedDay(role: Role, today: CivilDay): CivilDay {
  return addDays(
    today,
    role === "auditor" ? longestAuditorDays : longestNamedDays,
  );
}

/** Whether somebody of this role may stand on the list until this day. */
export function mayBeNamedUntil(
  role: Role,
  until: CivilDay,
  today: CivilDay,
): Verdict<null> {
  // Whoever keeps the house reads no case.
  if (role === "admin") return refused("mayNotBeNamed");
  if (until < today || until > lastNamedDay(role, today))
    return refused("namedTooLong", { until: lastNamedDay(role, today) });
  return granted(null);
}

/** How long before nobody may keep the list any more those on it are told. */
const warnedDays = 30;

/** The last of the days on which somebody may keep the list, where it comes soon. */
export function nearEnd(
  days: readonly CivilDay[],
  today: CivilDay,
): CivilDay | null {
  const last = days.toSorted().at(-1);
  return last === undefined || last > addDays(today, warnedDays) ? null : last;
}

/** The list is never without somebody who may keep it. */
export function keepsAKeeper(
  named: readonly { readonly accountId: string; readonly maySeal: boolean }[],
  leaving: string,
): Verdict<null> {
  return named.some(
    ({ accountId, maySeal }) => accountId !== leaving && maySeal,
  )
    ? granted(null)
    : refused("lastKeeper");
}

const until = civilDay;
const reason = paragraphs(2_000);

/** Who besides the one who seals may go on with the case. */
export const sealInput = z.strictObject({
  ...caseVersion,
  named: z.array(z.strictObject({ personId: z.uuid(), until })).max(40),
  reason,
});
export const nameInput = z.strictObject({
  ...caseVersion,
  personId: z.uuid(),
  until,
});
export const unnameInput = z.strictObject({
  ...caseVersion,
  personId: z.uuid(),
});
export const askUnsealInput = z.strictObject({ ...caseVersion, reason });
export const answerUnsealInput = z.strictObject({
  ...caseVersion,
  approvalId: z.uuid(),
  answer: z.enum(["approved", "changesAsked"]),
});
