import type { Text } from "../../text.ts";
import type { CivilDay } from "../civil-day.ts";
import type { SpecialDay, WorkCalendar } from "../work-calendar.ts";

/** A public holiday: day, name in English, name in Chinese. */
export type HolidayRow = readonly [on: CivilDay, en: string, zh: string];

export interface HolidaySeed {
  readonly id: string;
  readonly title: Text;
  readonly zone: string;
  readonly place: Text;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly note: Text;
  readonly holidays: readonly HolidayRow[];
}

const source: Text = {
  en: "Public holidays from date-holidays 3.37.0 (CC BY 3.0), not from an official gazette.",
  zh: "公共假日取自 date-holidays 3.37.0（CC BY 3.0），非官方公告。",
};

/** A calendar of Monday to Friday without make-up days, seeded from date-holidays. */
export function holidayCalendar(seed: HolidaySeed): WorkCalendar {
  const years = Array.from(
    { length: seed.lastYear - seed.firstYear + 1 },
    (_, at) => seed.firstYear + at,
  );
  return {
    id: seed.id,
    version: 1,
    title: seed.title,
    zone: seed.zone,
    place: seed.place,
    weekend: [6, 7],
    coveredFrom: `${seed.firstYear}-01-01`,
    horizon: `${seed.lastYear}-12-31`,
    days: seed.holidays.map(asDay),
    source,
    confidence: "secondary",
    years: years.map((year) => ({ year, source, confidence: "secondary" })),
    note: seed.note,
  };
}

function asDay([on, en, zh]: HolidayRow): SpecialDay {
  return { on, kind: "holiday", name: { en, zh } };
}
