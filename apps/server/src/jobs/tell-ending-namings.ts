import type { Permission } from "@kept/domain/access/permissions";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import { workingDaysBetween } from "@kept/domain/time/working-days";
import { grantsEnding } from "../casework/access-store.ts";
import { findCase } from "../casework/case-store.ts";
import { lastTold, tell } from "../casework/inbox-store.ts";
import { today } from "../casework/office.ts";
import { officeOf } from "../casework/office-store.ts";
import { colleaguesOf } from "../casework/person-store.ts";
import { mayKnowOf } from "../casework/telling.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";

export interface EndingParts {
  readonly db: Db;
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
  readonly viewPermissions: Readonly<Record<string, Permission>>;
}

const warnedDays = 3;
/** Three working days are never more than this, whatever holidays lie between. */
const furthestDays = 21;

/**
 * Tells whom a case names, once, when that ends within three working days, so that nobody is shut out in the middle
 * of their work. Who was named for no longer than that knows it already.
 */
export async function tellEndingNamings(parts: EndingParts): Promise<number> {
  const { db, writer, viewPermissions } = parts;
  const now = parts.clock.now();
  const office = await officeOf(db);
  const on = today(office, now);
  const before = startOfDay(addDays(on, furthestDays), office.zone);
  const ending = await grantsEnding(db, { now, before });
  if (ending.length === 0) return 0;
  const calendar = office.calendars.find(({ id }) => id === office.calendarId);
  if (calendar === undefined) return 0;
  const daysTo = (from: string, until: string): number =>
    workingDaysBetween(today(office, from), today(office, until), calendar);
  const colleagues = await colleaguesOf(db, now);
  let told = 0;
  for (const { id, caseId, accountId, grantedAt, until } of ending) {
    if (daysTo(now, until) > warnedDays) continue;
    if (daysTo(grantedAt, until) <= warnedDays) continue;
    const about = { subjectId: id, reason: "namingEnds" } as const;
    if ((await lastTold(db, about)) !== null) continue;
    const theCase = await findCase(db, caseId);
    const permission = viewPermissions[theCase?.register ?? ""];
    const person = colleagues.find((one) => one.id === accountId);
    if (theCase === undefined || person === undefined) continue;
    if (permission === undefined || !mayKnowOf(person, theCase, permission))
      continue;
    told += 1;
    await writer.write(async (tx) => {
      await tell(tx, { accountId, caseId, byId: null, ...about }, now);
      return { keep: true, value: null };
    });
  }
  return told;
}
