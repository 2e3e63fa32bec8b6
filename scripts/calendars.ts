import { writeFile } from "node:fs/promises";
import Holidays, { type HolidaysTypes } from "date-holidays";
import { format } from "prettier";
import { holidayName } from "./holiday-names.ts";

/**
 * Writes the seed calendars of all countries but China. Run by hand when a library or a list changes:
 * `pnpm exec node scripts/calendars.ts`. The product reads the written files; it never asks the library.
 */

const firstYear = 2025;
const lastYear = 2028;

interface Country {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly zone: string;
  readonly place: readonly [en: string, zh: string];
  /** Country and state as date-holidays names them. */
  readonly of: readonly [country: string, state?: string];
  readonly note?: readonly [en: string, zh: string];
  /** Names that are no nationwide public holidays, whatever the list says. */
  readonly leaveOut?: readonly string[];
  /** Days by which the list is wrong. */
  readonly shift?: Readonly<Record<string, number>>;
}

const plainNote = [
  "Nationwide public holidays only. Regional, half and one-off days are left out, so a date can only come out earlier.",
  "仅含全国性公共假日；未计地区性、半日及临时假日，因此日期只会偏早。",
] as const;

export const countries: readonly Country[] = [
  {
    id: "AT",
    en: "Austria",
    zh: "奥地利",
    zone: "Europe/Vienna",
    place: ["Vienna", "维也纳"],
    of: ["AT"],
  },
  {
    id: "AU",
    en: "Australia",
    zh: "澳大利亚",
    zone: "Australia/Sydney",
    place: ["Sydney", "悉尼"],
    of: ["AU"],
  },
  {
    id: "BE",
    en: "Belgium",
    zh: "比利时",
    zone: "Europe/Brussels",
    place: ["Brussels", "布鲁塞尔"],
    of: ["BE"],
  },
  {
    id: "BG",
    en: "Bulgaria",
    zh: "保加利亚",
    zone: "Europe/Sofia",
    place: ["Sofia", "索非亚"],
    of: ["BG"],
  },
  {
    id: "BR",
    en: "Brazil",
    zh: "巴西",
    zone: "America/Sao_Paulo",
    place: ["São Paulo", "圣保罗"],
    of: ["BR"],
  },
  {
    id: "CA",
    en: "Canada",
    zh: "加拿大",
    zone: "America/Toronto",
    place: ["Toronto", "多伦多"],
    of: ["CA"],
  },
  {
    id: "CA-QC",
    en: "Quebec",
    zh: "魁北克",
    zone: "America/Toronto",
    place: ["Montreal", "蒙特利尔"],
    of: ["CA", "QC"],
  },
  {
    id: "CH",
    en: "Switzerland",
    zh: "瑞士",
    zone: "Europe/Zurich",
    place: ["Zurich", "苏黎世"],
    of: ["CH"],
  },
  {
    id: "CY",
    en: "Cyprus",
    zh: "塞浦路斯",
    zone: "Asia/Nicosia",
    place: ["Nicosia", "尼科西亚"],
    of: ["CY"],
    // The list counts 47 days back from Orthodox Easter, which is a Tuesday; the day is a Monday.
    shift: { "Clean Monday": -1 },
  },
  {
    id: "CZ",
    en: "Czechia",
    zh: "捷克",
    zone: "Europe/Prague",
    place: ["Prague", "布拉格"],
    of: ["CZ"],
  },
  {
    id: "DE",
    en: "Germany",
    zh: "德国",
    zone: "Europe/Berlin",
    place: ["Berlin", "柏林"],
    of: ["DE"],
    note: [
      "Nationwide holidays only. Holidays of single states (such as 31 October in Hamburg) are left out, so a date can only come out earlier.",
      "仅含全国性假日；各州自有假日（如汉堡 10 月 31 日）未计入，因此日期只会偏早。",
    ],
  },
  {
    id: "DK",
    en: "Denmark",
    zh: "丹麦",
    zone: "Europe/Copenhagen",
    place: ["Copenhagen", "哥本哈根"],
    of: ["DK"],
  },
  {
    id: "EE",
    en: "Estonia",
    zh: "爱沙尼亚",
    zone: "Europe/Tallinn",
    place: ["Tallinn", "塔林"],
    of: ["EE"],
  },
  {
    id: "ES",
    en: "Spain",
    zh: "西班牙",
    zone: "Europe/Madrid",
    place: ["Madrid", "马德里"],
    of: ["ES"],
  },
  {
    id: "FI",
    en: "Finland",
    zh: "芬兰",
    zone: "Europe/Helsinki",
    place: ["Helsinki", "赫尔辛基"],
    of: ["FI"],
  },
  {
    id: "FR",
    en: "France",
    zh: "法国",
    zone: "Europe/Paris",
    place: ["Paris", "巴黎"],
    of: ["FR"],
  },
  {
    id: "GB",
    en: "United Kingdom (England and Wales)",
    zh: "英国（英格兰和威尔士）",
    zone: "Europe/London",
    place: ["London", "伦敦"],
    of: ["GB", "ENG"],
    note: [
      "Bank holidays of England and Wales. Scotland and Northern Ireland differ by a few days.",
      "英格兰和威尔士银行假日；苏格兰与北爱尔兰略有不同。",
    ],
  },
  {
    id: "GR",
    en: "Greece",
    zh: "希腊",
    zone: "Europe/Athens",
    place: ["Athens", "雅典"],
    of: ["GR"],
  },
  {
    id: "HK",
    en: "Hong Kong",
    zh: "香港",
    zone: "Asia/Hong_Kong",
    place: ["Hong Kong", "香港"],
    of: ["HK"],
  },
  {
    id: "HR",
    en: "Croatia",
    zh: "克罗地亚",
    zone: "Europe/Zagreb",
    place: ["Zagreb", "萨格勒布"],
    of: ["HR"],
  },
  {
    id: "HU",
    en: "Hungary",
    zh: "匈牙利",
    zone: "Europe/Budapest",
    place: ["Budapest", "布达佩斯"],
    of: ["HU"],
  },
  {
    id: "IE",
    en: "Ireland",
    zh: "爱尔兰",
    zone: "Europe/Dublin",
    place: ["Dublin", "都柏林"],
    of: ["IE"],
  },
  {
    id: "IN",
    en: "India",
    zh: "印度",
    zone: "Asia/Kolkata",
    place: ["India", "印度"],
    of: ["IN"],
  },
  {
    id: "IS",
    en: "Iceland",
    zh: "冰岛",
    zone: "Atlantic/Reykjavik",
    place: ["Reykjavik", "雷克雅未克"],
    of: ["IS"],
  },
  {
    id: "IT",
    en: "Italy",
    zh: "意大利",
    zone: "Europe/Rome",
    place: ["Rome", "罗马"],
    of: ["IT"],
  },
  {
    id: "JP",
    en: "Japan",
    zh: "日本",
    zone: "Asia/Tokyo",
    place: ["Tokyo", "东京"],
    of: ["JP"],
  },
  {
    id: "KR",
    en: "South Korea",
    zh: "韩国",
    zone: "Asia/Seoul",
    place: ["Seoul", "首尔"],
    of: ["KR"],
    // The list begins the three days on New Year's Day itself; they begin on the day before it.
    shift: { "Korean New Year": -1 },
  },
  {
    id: "LI",
    en: "Liechtenstein",
    zh: "列支敦士登",
    zone: "Europe/Vaduz",
    place: ["Vaduz", "瓦杜兹"],
    of: ["LI"],
    // Bridging days between a holiday and a weekend: habit, not law.
    leaveOut: ["Feiertagsbrücke"],
  },
  {
    id: "LT",
    en: "Lithuania",
    zh: "立陶宛",
    zone: "Europe/Vilnius",
    place: ["Vilnius", "维尔纽斯"],
    of: ["LT"],
  },
  {
    id: "LU",
    en: "Luxembourg",
    zh: "卢森堡",
    zone: "Europe/Luxembourg",
    place: ["Luxembourg", "卢森堡"],
    of: ["LU"],
  },
  {
    id: "LV",
    en: "Latvia",
    zh: "拉脱维亚",
    zone: "Europe/Riga",
    place: ["Riga", "里加"],
    of: ["LV"],
  },
  {
    id: "MT",
    en: "Malta",
    zh: "马耳他",
    zone: "Europe/Malta",
    place: ["Malta", "马耳他"],
    of: ["MT"],
  },
  {
    id: "NL",
    en: "Netherlands",
    zh: "荷兰",
    zone: "Europe/Amsterdam",
    place: ["Amsterdam", "阿姆斯特丹"],
    of: ["NL"],
  },
  {
    id: "NO",
    en: "Norway",
    zh: "挪威",
    zone: "Europe/Oslo",
    place: ["Oslo", "奥斯陆"],
    of: ["NO"],
  },
  {
    id: "PL",
    en: "Poland",
    zh: "波兰",
    zone: "Europe/Warsaw",
    place: ["Warsaw", "华沙"],
    of: ["PL"],
  },
  {
    id: "PT",
    en: "Portugal",
    zh: "葡萄牙",
    zone: "Europe/Lisbon",
    place: ["Lisbon", "里斯本"],
    of: ["PT"],
  },
  {
    id: "RO",
    en: "Romania",
    zh: "罗马尼亚",
    zone: "Europe/Bucharest",
    place: ["Bucharest", "布加勒斯特"],
    of: ["RO"],
  },
  {
    id: "SE",
    en: "Sweden",
    zh: "瑞典",
    zone: "Europe/Stockholm",
    place: ["Stockholm", "斯德哥尔摩"],
    of: ["SE"],
  },
  {
    id: "SG",
    en: "Singapore",
    zh: "新加坡",
    zone: "Asia/Singapore",
    place: ["Singapore", "新加坡"],
    of: ["SG"],
  },
  {
    id: "SI",
    en: "Slovenia",
    zh: "斯洛文尼亚",
    zone: "Europe/Ljubljana",
    place: ["Ljubljana", "卢布尔雅那"],
    of: ["SI"],
  },
  {
    id: "SK",
    en: "Slovakia",
    zh: "斯洛伐克",
    zone: "Europe/Bratislava",
    place: ["Bratislava", "布拉迪斯拉发"],
    of: ["SK"],
  },
  {
    id: "US",
    en: "United States (federal holidays)",
    zh: "美国（联邦假日）",
    zone: "America/New_York",
    place: ["New York", "纽约"],
    of: ["US"],
    note: [
      "Federal holidays only; holidays of single states are left out.",
      "仅含联邦假日，未计各州假日。",
    ],
  },
  {
    id: "US-CA",
    en: "California (federal holidays)",
    zh: "加利福尼亚（联邦假日）",
    zone: "America/Los_Angeles",
    place: ["Los Angeles", "洛杉矶"],
    of: ["US"],
    note: [
      "The rules do not say what a business day is. Federal holidays are left out; state holidays such as the day after Thanksgiving count as working days, which is the strict reading.",
      "法规未定义工作日：仅扣除联邦假日，感恩节次日等州假日按工作日计算（从严解释）。",
    ],
  },
  {
    id: "ZA",
    en: "South Africa",
    zh: "南非",
    zone: "Africa/Johannesburg",
    place: ["Johannesburg", "约翰内斯堡"],
    of: ["ZA"],
  },
];

type Row = readonly [on: string, en: string, zh: string];

/** The public holidays of a country over all years, each day once, in order. */
function holidaysOf(country: Country): Row[] {
  const [code, state] = country.of;
  const list =
    state === undefined ? new Holidays(code) : new Holidays(code, state);
  const names = new Map<string, { en: string[]; zh: string[] }>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const holiday of list.getHolidays(year, "en")) {
      if (
        !isWholePublicDay(holiday) ||
        country.leaveOut?.includes(holiday.name)
      )
        continue;
      const name = nameOf(holiday.name);
      for (const on of daysOf(holiday, country.shift?.[holiday.name] ?? 0)) {
        const known = names.get(on) ?? { en: [], zh: [] };
        if (!known.en.includes(name.en))
          names.set(on, {
            en: [...known.en, name.en],
            zh: [...known.zh, name.zh],
          });
      }
    }
  }
  return [...names]
    .filter(([on]) => isInside(on))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, name]) => [on, name.en.join(" / "), name.zh.join("、")]);
}

function isInside(on: string): boolean {
  return on >= `${firstYear}-01-01` && on <= `${lastYear}-12-31`;
}

/** Half days are working days to a deadline: an answer can still be sent. */
function isWholePublicDay(holiday: HolidaysTypes.Holiday): boolean {
  return holiday.type === "public" && / 00:00:00/u.test(holiday.date);
}

const day = 24 * 60 * 60 * 1000;

/** The civil days of a holiday, which may last several. */
function daysOf(holiday: HolidaysTypes.Holiday, shift: number): string[] {
  const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
  const count = Math.round(
    (holiday.end.getTime() - holiday.start.getTime()) / day,
  );
  return Array.from({ length: Math.max(count, 1) }, (_, at) =>
    new Date(first + (at + shift) * day).toISOString().slice(0, 10),
  );
}

const substitute = " (substitute day)";

function nameOf(english: string): { en: string; zh: string } {
  const plain = english.replace(substitute, "");
  const found = holidayName(plain);
  if (!found)
    throw new Error(
      `scripts/holiday-names.ts has no Chinese name for "${plain}".`,
    );
  return english === plain
    ? found
    : { en: `${found.en}${substitute}`, zh: `${found.zh}（补休）` };
}

const banner =
  "// Written by scripts/calendars.ts from date-holidays 3.37.0 (data: CC BY 3.0). Not edited by hand.";

function fileOf(id: string): string {
  return `calendar-${id.toLowerCase()}.ts`;
}

function constOf(id: string): string {
  return `calendar${id
    .split("-")
    .map((part) => part.charAt(0) + part.slice(1).toLowerCase())
    .join("")}`;
}

function textOf([en, zh]: readonly [string, string]): string {
  return JSON.stringify({ en, zh });
}

function calendarFile(country: Country): string {
  const rows = holidaysOf(country).map((row) => `${JSON.stringify(row)},`);
  return `${banner}
import { holidayCalendar } from "./holiday-calendar.ts";

export const ${constOf(country.id)} = holidayCalendar({
  id: ${JSON.stringify(country.id)},
  title: ${textOf([country.en, country.zh])},
  zone: ${JSON.stringify(country.zone)},
  place: ${textOf(country.place)},
  firstYear: ${firstYear},
  lastYear: ${lastYear},
  note: ${textOf(country.note ?? plainNote)},
  holidays: [
    ${rows.join("\n    ")}
  ],
});
`;
}

function listFile(): string {
  const ids = ["CN", ...countries.map((country) => country.id)].sort();
  const imports = ids.map(
    (id) => `import { ${constOf(id)} } from "./${fileOf(id)}";`,
  );
  return `${banner}
import type { WorkCalendar } from "../work-calendar.ts";
${imports.join("\n")}

/** Every calendar that an office begins with. */
export const seedCalendars: readonly WorkCalendar[] = [
  ${ids.map(constOf).join(",\n  ")},
];
`;
}

/** All generated files by name, as they have to stand in the repository. */
export async function calendarFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const country of countries)
    files.set(fileOf(country.id), await formatted(calendarFile(country)));
  files.set("seed-calendars.ts", await formatted(listFile()));
  return files;
}

function formatted(source: string): Promise<string> {
  return format(source, { parser: "typescript" });
}

export const calendarFolder = new URL(
  "../packages/domain/src/time/calendars/",
  import.meta.url,
);

if (import.meta.main) {
  for (const [name, text] of await calendarFiles())
    await writeFile(new URL(name, calendarFolder), text);
}
