import type { Actor } from "@kept/domain/access/actor";
import ical, { ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { hashOfToken } from "../people/session-store.ts";
import { accountOfFeed } from "../people/own-settings-store.ts";
import { officeOf } from "../casework/office-store.ts";
import type { Db } from "../db/reading.ts";
import { actorOfAccount, type DigestDesk } from "./digest-views.ts";
import { feedDates, type FeedDate } from "./feed-views.ts";

export interface FeedParts {
  readonly db: Db;
  readonly desk: DigestDesk;
}

/** A calendar, whose it is, and which cases stand in it. */
export interface Feed {
  readonly actor: Actor;
  readonly text: string;
  readonly shown: readonly string[];
}

/**
 * The calendar behind a secret address, as iCalendar; null where the secret opens nothing. What is due on a
 * day stands on the whole day; a term of hours ends at its minute.
 */
export async function calendarFeed(
  { db, desk }: FeedParts,
  { secret, now }: { readonly secret: string; readonly now: string },
): Promise<Feed | null> {
  const accountId = await accountOfFeed(db, hashOfToken(secret));
  const actor = accountId === null ? null : await actorOfAccount(db, accountId);
  if (actor === null) return null;
  const { registers, address } = desk;
  const office = await officeOf(db);
  const dates = await feedDates(db, { actor, office, now, registers });
  const calendar = ical({
    name: "Kept",
    prodId: { company: "Kept", product: "Kept", language: "EN" },
    ttl: 60 * 60,
  });
  for (const date of dates)
    calendar.createEvent({
      id: `${date.uid}@kept`,
      stamp: new Date(date.touchedAt),
      summary: `${date.reference} ${date.act[actor.language]}`,
      url: `${address}/${date.register}/${date.reference}`,
      status: date.isProvisional
        ? ICalEventStatus.TENTATIVE
        : ICalEventStatus.CONFIRMED,
      // A date to keep is no appointment: nobody is busy because of it.
      transparency: ICalEventTransparency.TRANSPARENT,
      ...span(date),
    });
  return {
    actor,
    text: calendar.toString(),
    shown: [...new Set(dates.map(({ caseId }) => caseId))],
  };
}

function span({ dueAt, dueOn, isHours }: FeedDate) {
  return isHours
    ? { start: new Date(dueAt), end: new Date(dueAt) }
    : { start: new Date(`${dueOn}T00:00:00Z`), allDay: true, timezone: "UTC" };
}
