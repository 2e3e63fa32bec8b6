import type { CivilDay, Instant } from "@kept/domain/casework/clock";
import type { Language } from "../locales/language.ts";

const weekdays = {
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
} as const satisfies Record<Language, readonly string[]>;

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
] as const;

const longMonths = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const longWeekdays = {
  en: [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
  ],
  zh: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
} as const satisfies Record<Language, readonly string[]>;

// Zones of the offices and laws we know; another zone shows the last part of its own name.
const zones: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  "Asia/Shanghai": { en: "Shanghai", zh: "上海" },
  "Asia/Hong_Kong": { en: "Hong Kong", zh: "香港" },
  "Asia/Taipei": { en: "Taipei", zh: "台北" },
  "Asia/Singapore": { en: "Singapore", zh: "新加坡" },
  "Asia/Tokyo": { en: "Tokyo", zh: "东京" },
  "Asia/Seoul": { en: "Seoul", zh: "首尔" },
  "Asia/Kolkata": { en: "Kolkata", zh: "加尔各答" },
  "Asia/Dubai": { en: "Dubai", zh: "迪拜" },
  "Europe/London": { en: "London", zh: "伦敦" },
  "Europe/Berlin": { en: "Berlin", zh: "柏林" },
  "Europe/Paris": { en: "Paris", zh: "巴黎" },
  "Europe/Zurich": { en: "Zurich", zh: "苏黎世" },
  "America/New_York": { en: "New York", zh: "纽约" },
  "America/Los_Angeles": { en: "Los Angeles", zh: "洛杉矶" },
  "America/Toronto": { en: "Toronto", zh: "多伦多" },
  "America/Sao_Paulo": { en: "São Paulo", zh: "圣保罗" },
  "Australia/Sydney": { en: "Sydney", zh: "悉尼" },
  UTC: { en: "UTC", zh: "UTC" },
};

export interface CivilMoment {
  readonly on: CivilDay;
  /** `HH:MM`, 00 to 23; a due day ends at `24:00`. */
  readonly time: string;
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

function dayParts(on: CivilDay): DayParts {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  return {
    year,
    month,
    day,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
  };
}

/** Days counted from Monday: Monday 0, Sunday 6. */
export function weekdayFromMonday(on: CivilDay): number {
  return (dayParts(on).weekday + 6) % 7;
}

export function addDays(on: CivilDay, days: number): CivilDay {
  const { year, month, day } = dayParts(on);
  return new Date(Date.UTC(year, month - 1, day + days))
    .toISOString()
    .slice(0, 10);
}

/** Whole days from one civil day to another; negative when `to` is earlier. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) /
      86_400_000,
  );
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formatters.set(zone, made);
  return made;
}

/** What the calendar and the clock on the wall of that zone showed at an instant. */
export function civilMoment(at: Instant, zone: string): CivilMoment {
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.get(type) ?? "";
  return {
    on: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
  };
}

export type DayStyle = "short" | "plain" | "long" | "full";

/**
 * `short` Thu 24 Sep, 9月24日 周四. `plain` 24 Sep, 9月24日. `long` adds the year. `full` is for names
 * read aloud: Thursday 24 September 2026, 2026年9月24日 星期四.
 */
export function formatDay(
  on: CivilDay,
  language: Language,
  style: DayStyle,
): string {
  const { year, month, day, weekday } = dayParts(on);
  if (language === "zh") {
    const date = `${month}月${day}日`;
    if (style === "plain") return date;
    if (style === "short") return `${date} ${weekdays.zh[weekday] ?? ""}`;
    if (style === "long")
      return `${year}年${date} ${weekdays.zh[weekday] ?? ""}`;
    return `${year}年${date} ${longWeekdays.zh[weekday] ?? ""}`;
  }
  const date = `${day} ${months[month - 1] ?? ""}`;
  if (style === "plain") return date;
  if (style === "short") return `${weekdays.en[weekday] ?? ""} ${date}`;
  if (style === "long") return `${weekdays.en[weekday] ?? ""} ${date} ${year}`;
  return `${longWeekdays.en[weekday] ?? ""} ${day} ${longMonths[month - 1] ?? ""} ${year}`;
}

/** A date without its weekday but with its year: 2 Feb 2027, 2027年2月2日. */
export function formatDate(on: CivilDay, language: Language): string {
  const { year, month, day } = dayParts(on);
  return language === "zh"
    ? `${year}年${month}月${day}日`
    : `${day} ${months[month - 1] ?? ""} ${year}`;
}

/** A day whose month stands beside it: Thu 17, 17日 周四. */
export function formatDayNumber(on: CivilDay, language: Language): string {
  const { day, weekday } = dayParts(on);
  return language === "zh"
    ? `${day}日 ${weekdays.zh[weekday] ?? ""}`
    : `${weekdays.en[weekday] ?? ""} ${day}`;
}

export function formatMonth(on: CivilDay, language: Language): string {
  const { month } = dayParts(on);
  return language === "zh" ? `${month}月` : (months[month - 1] ?? "");
}

export function weekdayNames(language: Language): readonly string[] {
  const [sunday, ...rest] = weekdays[language];
  return [...rest, sunday];
}

export function yearOf(on: CivilDay): number {
  return dayParts(on).year;
}

export function dayOfMonth(on: CivilDay): number {
  return dayParts(on).day;
}

/** The place people name a zone by. */
export function zoneName(zone: string, language: Language): string {
  return (
    zones[zone]?.[language] ??
    zone.split("/").at(-1)?.replaceAll("_", " ") ??
    zone
  );
}
