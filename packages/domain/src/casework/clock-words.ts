import { Temporal } from "temporal-polyfill";
import { weekdayOf, type CivilDay, type Instant } from "../time/civil-day.ts";
import type { Text } from "../text.ts";

const weekdays: readonly Text[] = [
  { en: "Monday", zh: "周一" },
  { en: "Tuesday", zh: "周二" },
  { en: "Wednesday", zh: "周三" },
  { en: "Thursday", zh: "周四" },
  { en: "Friday", zh: "周五" },
  { en: "Saturday", zh: "周六" },
  { en: "Sunday", zh: "周日" },
];

const months = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];

/** "Saturday", "周六". */
export function weekdayText(on: CivilDay): Text {
  const found = weekdays[weekdayOf(on) - 1];
  if (!found) throw new Error(`${on} has no weekday.`);
  return found;
}

/** "Tue 13 Oct 2026", "2026年10月13日 周二": dates that can be quoted carry the year. */
export function dayText(on: CivilDay): Text {
  const day = Temporal.PlainDate.from(on);
  const weekday = weekdayText(on);
  return {
    en: `${weekday.en.slice(0, 3)} ${day.day} ${monthName(day.month)} ${day.year}`,
    zh: `${day.year}年${day.month}月${day.day}日 ${weekday.zh}`,
  };
}

/** "13 Oct", "10月13日": a day inside a list whose year is clear. */
export function shortDayText(on: CivilDay): Text {
  const day = Temporal.PlainDate.from(on);
  return {
    en: `${day.day} ${monthName(day.month)}`,
    zh: `${day.month}月${day.day}日`,
  };
}

/** "24–28 Sep", "9月24日至28日", over a new year "30 Dec–2 Jan". */
export function dayRunText(from: CivilDay, to: CivilDay): Text {
  const first = shortDayText(from);
  if (from === to) return first;
  const last = shortDayText(to);
  const a = Temporal.PlainDate.from(from);
  const b = Temporal.PlainDate.from(to);
  if (a.year !== b.year || a.month !== b.month)
    return { en: `${first.en}–${last.en}`, zh: `${first.zh}至${last.zh}` };
  return { en: `${a.day}–${last.en}`, zh: `${first.zh}至${b.day}日` };
}

/** "Wed 16 Sep 2026, 10:00" in a zone; seconds are left out. */
export function momentText(at: Instant, zone: string): Text {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const day = dayText(local.toPlainDate().toString());
  const time = `${twoDigits(local.hour)}:${twoDigits(local.minute)}`;
  return { en: `${day.en}, ${time}`, zh: `${day.zh} ${time}` };
}

function monthName(month: number): string {
  return months[month - 1] ?? "";
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
