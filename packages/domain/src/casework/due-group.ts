import type { Text } from "../text.ts";
import { addDays, weekdayOf, type CivilDay } from "../time/civil-day.ts";
import { isWorkingDay, type WorkCalendar } from "../time/work-calendar.ts";
import { workingDaysAfter } from "../time/working-days.ts";

/** Where a case stands in a queue, the nearest end first; what cannot be hurried stands last. */
export const dueGroups = [
  "overdue",
  "today",
  "soon",
  "week",
  "later",
  "provisional",
  "paused",
  "undated",
  "ended",
] as const;
export type DueGroup = (typeof dueGroups)[number];

/** In the order of the queue. */
export const dueGroupLabels: Readonly<Record<DueGroup, Text>> = {
  overdue: { en: "Overdue", zh: "已逾期" },
  today: { en: "Today", zh: "今日到期" },
  soon: { en: "Within 2 working days", zh: "2 个工作日内" },
  week: { en: "This week", zh: "本周" },
  later: { en: "Later", zh: "更晚" },
  provisional: { en: "Provisional", zh: "暂定" },
  paused: { en: "Paused", zh: "已暂停" },
  undated: { en: "Nothing due", zh: "无到期事项" },
  ended: { en: "Ended", zh: "已结束" },
};

/** The days at which one group of a queue ends and the next begins; each is the last day of its group. */
export interface DueBounds {
  readonly today: CivilDay;
  /** The second working day after today. */
  readonly soonUntil: CivilDay;
  /** The last working day of this week, Monday to Sunday, make-up days included; today where none is left. */
  readonly weekUntil: CivilDay;
}

const latest = new WeakMap<WorkCalendar, DueBounds>();

/** The bounds on this day, counted in the calendar that the office itself works by. */
export function dueBounds(today: CivilDay, calendar: WorkCalendar): DueBounds {
  const known = latest.get(calendar);
  if (known?.today === today) return known;
  const bounds = boundsOn(today, calendar);
  latest.set(calendar, bounds);
  return bounds;
}

function boundsOn(today: CivilDay, calendar: WorkCalendar): DueBounds {
  let weekUntil = addDays(today, 7 - weekdayOf(today));
  while (weekUntil > today && !isWorkingDay(calendar, weekUntil))
    weekUntil = addDays(weekUntil, -1);
  return {
    today,
    soonUntil: workingDaysAfter(today, 2, { calendar }),
    weekUntil,
  };
}
