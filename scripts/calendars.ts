import { writeFile } from "node:fs/promises";
import Holidays, { type HolidaysTypes } from "date-holidays";
import { format } from "prettier";
import { countries, type Country } from "./calendar-countries.ts";
import { holidayName } from "./holiday-names.ts";

/**
 * Writes the seed calendars of all countries but China. Run by hand when a library or a list changes:
 * `pnpm exec node scripts/calendars.ts`. The product reads the written files; it never asks the library.
 */

const firstYear = 2025;
const lastYear = 2028;

const plainNote = [
  "Nationwide public holidays only. Regional, half and one-off days are left out, so a date can only come out earlier.",
  "仅含全国性公共假日；未计地区性、半日及临时假日，因此日期只会偏早。",
] as const;

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
