import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { countries } from "./calendar-countries.ts";
import { calendarFiles, calendarFolder } from "./calendars.ts";

test("the calendars in the house are those that the generator writes", async () => {
  const files = await calendarFiles();
  expect(files.size).toBe(countries.length + 1);
  for (const [name, text] of files)
    expect([
      name,
      await readFile(new URL(name, calendarFolder), "utf8"),
    ]).toEqual([name, text]);
});

test("no calendar stands in the folder that nobody writes", async () => {
  const files = await calendarFiles();
  const byHand = [
    "calendar-cn.ts",
    "holiday-calendar.ts",
    "seed-calendars.test.ts",
  ];
  expect(
    (await readdir(calendarFolder))
      .filter((name) => !byHand.includes(name))
      .sort(),
  ).toEqual([...files.keys()].sort());
});
