import type { Text } from "../../text.ts";
import { addDays, type CivilDay } from "../civil-day.ts";
import type {
  CalendarYear,
  SpecialDay,
  WorkCalendar,
} from "../work-calendar.ts";

const newYear: Text = { en: "New Year's Day", zh: "元旦" };
const springFestival: Text = { en: "Spring Festival", zh: "春节" };
const qingming: Text = { en: "Qingming Festival", zh: "清明节" };
const labourDay: Text = { en: "Labour Day", zh: "劳动节" };
const dragonBoat: Text = { en: "Dragon Boat Festival", zh: "端午节" };
const midAutumn: Text = { en: "Mid-Autumn Festival", zh: "中秋节" };
const nationalDay: Text = { en: "National Day", zh: "国庆节" };
const nationalDayAndMidAutumn: Text = {
  en: "National Day and Mid-Autumn Festival",
  zh: "国庆节、中秋节",
};

type Off = readonly [from: CivilDay, to: CivilDay, name: Text];
type Worked = readonly [on: CivilDay, name: Text];

const off: readonly Off[] = [
  ["2025-01-01", "2025-01-01", newYear],
  ["2025-01-28", "2025-02-04", springFestival],
  ["2025-04-04", "2025-04-06", qingming],
  ["2025-05-01", "2025-05-05", labourDay],
  ["2025-05-31", "2025-06-02", dragonBoat],
  ["2025-10-01", "2025-10-08", nationalDayAndMidAutumn],
  ["2026-01-01", "2026-01-03", newYear],
  ["2026-02-15", "2026-02-23", springFestival],
  ["2026-04-04", "2026-04-06", qingming],
  ["2026-05-01", "2026-05-05", labourDay],
  ["2026-06-19", "2026-06-21", dragonBoat],
  ["2026-09-25", "2026-09-27", midAutumn],
  ["2026-10-01", "2026-10-07", nationalDay],
];

/** Weekend days worked by decree, with the holiday they make up for. */
const worked: readonly Worked[] = [
  ["2025-01-26", springFestival],
  ["2025-02-08", springFestival],
  ["2025-04-27", labourDay],
  ["2025-09-28", nationalDay],
  ["2025-10-11", nationalDay],
  ["2026-01-04", newYear],
  ["2026-02-14", springFestival],
  ["2026-02-28", springFestival],
  ["2026-05-09", labourDay],
  ["2026-09-20", nationalDay],
  ["2026-10-10", nationalDay],
];

const years: readonly CalendarYear[] = [
  {
    year: 2025,
    source: {
      en: "chinese-days 1.5.7, not compared with the State Council notice.",
      zh: "取自 chinese-days 1.5.7，未与国务院通知核对。",
    },
    confidence: "secondary",
  },
  {
    year: 2026,
    source: {
      en: "State Council General Office notice of 4 Nov 2025, read in news copies.",
      zh: "国务院办公厅 2025 年 11 月 4 日通知（依据新闻转载核对）。",
    },
    confidence: "verified",
  },
];

function daysOff([from, to, name]: Off): SpecialDay[] {
  const days: SpecialDay[] = [];
  for (let on = from; on <= to; on = addDays(on, 1))
    days.push({ on, kind: "holiday", name });
  return days;
}

/** Mainland China: days off and make-up working days of the State Council notices. */
export const calendarCn: WorkCalendar = {
  id: "CN",
  version: 1,
  title: { en: "China (mainland)", zh: "中国（内地）" },
  zone: "Asia/Shanghai",
  place: { en: "Shanghai", zh: "上海" },
  weekend: [6, 7],
  coveredFrom: "2025-01-01",
  horizon: "2026-12-31",
  days: [
    ...off.flatMap(daysOff),
    ...worked.map(([on, name]) => ({ on, kind: "makeUp" as const, name })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  source: {
    en: "State Council notice for 2026; 2025 from chinese-days.",
    zh: "2026 年依据国务院办公厅通知；2025 年取自 chinese-days。",
  },
  confidence: "verified",
  years,
  note: {
    en: "The notice for 2027 has not been read yet; what is counted after 31 Dec 2026 is provisional.",
    zh: "尚未录入 2027 年通知；2026 年 12 月 31 日之后的日期均为暂定。",
  },
};
