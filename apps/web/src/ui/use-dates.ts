import type { CivilDay, Instant } from "@kept/domain/casework/clock";
import { useMemo } from "react";
import {
  civilMoment,
  formatDate,
  formatDay,
  yearOf,
  zoneName,
  type DayStyle,
} from "./dates.ts";
import { useOfficeTime } from "./office-time.tsx";
import { useLanguage } from "./use-language.ts";

export interface Dates {
  /** Thu 24 Sep; with the year when it is not this one. */
  readonly day: (on: CivilDay, style?: DayStyle) => string;
  /** 24 Sep 2026. */
  readonly date: (on: CivilDay) => string;
  /** Wed 16 Sep, 10:00 in the office's zone, or another. */
  readonly moment: (at: Instant, style?: DayStyle, zone?: string) => string;
  readonly time: (at: Instant) => string;
  readonly place: (zone?: string) => string;
  readonly today: CivilDay;
  readonly now: Instant;
  readonly zone: string;
}

/** Dates and times in the language of the screen and the zone of the office. */
export function useDates(): Dates {
  const language = useLanguage();
  const { zone, now, today } = useOfficeTime();
  return useMemo(() => {
    const day = (on: CivilDay, style: DayStyle = "short"): string => {
      const otherYear = yearOf(on) !== yearOf(today);
      if (otherYear && style === "short")
        return formatDay(on, language, "long");
      if (otherYear && style === "plain") return formatDate(on, language);
      return formatDay(on, language, style);
    };
    return {
      day,
      date: (on) => formatDate(on, language),
      moment: (at, style = "short", inZone = zone) => {
        const { on, time } = civilMoment(at, inZone);
        return language === "zh"
          ? `${day(on, style)} ${time}`
          : `${day(on, style)}, ${time}`;
      },
      time: (at) => civilMoment(at, zone).time,
      place: (inZone = zone) => zoneName(inZone, language),
      today,
      now,
      zone,
    };
  }, [language, zone, now, today]);
}
