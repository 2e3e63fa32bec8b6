import { z } from "zod";
import { civilDay } from "../casework/text-rules.ts";
import { addDays, type CivilDay } from "../time/civil-day.ts";
import { granted, refused, type Verdict } from "../verdict.ts";

/** From when until when somebody is not there, both days with it, and who approves in their place. */
export interface Absence {
  readonly personId: string;
  readonly from: CivilDay;
  readonly until: CivilDay;
  readonly standInId: string | null;
}

const longestDays = 366;

export const setAbsenceInput = z
  .strictObject({
    from: civilDay,
    until: civilDay,
    standInId: z.uuid().nullable(),
  })
  .refine(({ from, until }) => from <= until, {
    path: ["until"],
    error: "field.invalid",
  });

export function isAway(
  { from, until }: Pick<Absence, "from" | "until">,
  today: CivilDay,
): boolean {
  return from <= today && today <= until;
}

/** Whether somebody may say so: it is not over, not for ever, and nobody stands in for themselves. */
export function mayBeAway(absence: Absence, today: CivilDay): Verdict<null> {
  if (absence.standInId === absence.personId) return refused("ownStandIn");
  if (absence.until < today) return refused("absenceOver");
  if (absence.until > addDays(today, longestDays))
    return refused("absenceTooLong", { until: addDays(today, longestDays) });
  return granted(null);
}

/**
 * Who is asked when this person is: their stand-in while they are away, where that one is there and may say
 * yes themselves. Being asked in somebody's place gives no right; whoever has none of their own is not asked.
 */
export function askedInstead(
  personId: string,
  at: {
    readonly today: CivilDay;
    readonly absences: readonly Absence[];
    readonly mayDecide: (personId: string) => boolean;
  },
): string {
  const { today, absences, mayDecide } = at;
  const now = absences.filter((absence) => isAway(absence, today));
  const standIn = now.find((one) => one.personId === personId)?.standInId;
  return standIn == null ||
    now.some((one) => one.personId === standIn) ||
    !mayDecide(standIn)
    ? personId
    : standIn;
}
