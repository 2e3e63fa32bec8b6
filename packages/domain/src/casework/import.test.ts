import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { guessMapping, isFormula } from "./import.ts";
import { momentOf, orderSeen, readDay } from "./import-day.ts";
import { problemSentence } from "./import-problem.ts";

describe("a day in a cell", () => {
  it.each([
    ["2026-01-04", "2026-01-04", null],
    ["2026/02/14", "2026-02-14", null],
    ["2026.2.4", "2026-02-04", null],
    ["2026年2月14日", "2026-02-14", null],
    ["２０２６－０２－１４", "2026-02-14", null],
    ["20260214", "2026-02-14", null],
    ["14 Feb 2026", "2026-02-14", null],
    ["February 14, 2026", "2026-02-14", null],
    ["46026", "2026-01-04", null],
    ["46026.75", "2026-01-04", "18:00:00"],
    ["2026-01-04 9:30", "2026-01-04", "9:30".padStart(5, "0")],
    ["2026-01-04T09:30:15Z", "2026-01-04", "09:30:15"],
    ["2024-02-29", "2024-02-29", null],
  ])("%s is %s", (cell, day, time) => {
    expect(readDay(cell, null)).toMatchObject({
      ok: true,
      value: { day, time },
    });
  });

  it.each([
    "2026-02-30",
    "2026/02/31",
    "2025-02-29",
    "2026-13-01",
    "2026-01-04 25:00",
  ])("%s is no day", (cell) => {
    expect(readDay(cell, null)).toEqual({
      ok: false,
      problem: "day.impossible",
    });
  });

  it.each(["soon", "14 Brumaire 2026", "2026", "1/2/26", "yesterday"])(
    "%s is not read",
    (cell) => {
      expect(readDay(cell, "dayFirst")).toEqual({
        ok: false,
        problem: "day.invalid",
      });
    },
  );

  it("that can be read in two ways is asked, and never guessed", () => {
    expect(readDay("03/04/2026", null)).toEqual({
      ok: false,
      problem: "import.dayOrderNeeded",
    });
    expect(readDay("25/04/2026", null)).toEqual({
      ok: false,
      problem: "import.dayOrderNeeded",
    });
    expect(readDay("03/04/2026", "dayFirst")).toMatchObject({
      value: { day: "2026-04-03" },
    });
    expect(readDay("03/04/2026", "monthFirst")).toMatchObject({
      value: { day: "2026-03-04" },
    });
    expect(readDay("25/04/2026", "monthFirst")).toEqual({
      ok: false,
      problem: "day.impossible",
    });
    expect(
      ["25/04/2026", "04/25/2026", "03/04/2026", "2026-04-25"].map(orderSeen),
    ).toEqual(["dayFirst", "monthFirst", null, null]);
  });

  it("of every spelling comes out as the day that went in", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 90_000 }), (days) => {
        const day = Temporal.PlainDate.from("1899-12-30").add({ days });
        const { year, month, day: date } = day;
        const spellings = [
          day.toString(),
          `${String(year)}/${String(month)}/${String(date)}`,
          `${String(year)}年${String(month)}月${String(date)}日`,
          String(days),
        ];
        for (const spelling of spellings)
          expect(readDay(spelling, null)).toMatchObject({
            ok: true,
            value: { day: day.toString() },
          });
        expect(
          readDay(
            `${String(date)}.${String(month)}.${String(year)}`,
            "dayFirst",
          ),
        ).toMatchObject({ value: { day: day.toString() } });
      }),
    );
  });

  it("without a time begins and ends on the office's wall clock", () => {
    const read = { day: "2026-03-29", time: null, offset: null };
    expect(momentOf(read, { zone: "Asia/Shanghai", end: "first" })).toBe(
      "2026-03-28T16:00:00Z",
    );
    expect(momentOf(read, { zone: "Europe/Berlin", end: "last" })).toBe(
      "2026-03-29T21:59:00Z",
    );
    expect(
      momentOf(
        { ...read, time: "09:30", offset: "+02:00" },
        { zone: "Asia/Shanghai", end: "first" },
      ),
    ).toBe("2026-03-29T07:30:00Z");
  });
});

describe("a formula", () => {
  it.each([
    "=1+1",
    "＝1+1",
    ' =HYPERLINK("x")',
    "\t=1",
    "@SUM(1+1)",
    "+cmd|'/C calc'!A0",
    "-SUM(1)",
    "＠SUM(1)",
  ])("%j is refused", (cell) => {
    expect(isFormula(cell)).toBe(true);
  });
  it.each([
    "- please delete",
    "+86 138 0013 8000",
    "@ana asked",
    "Anna = me",
    "",
    "-5",
  ])("%j is words", (cell) => {
    expect(isFormula(cell)).toBe(false);
  });
});

describe("headers", () => {
  const column = { required: false, kind: "text", example: "" } as const;
  const columns = {
    name: {
      ...column,
      label: { en: "Name", zh: "姓名" },
      synonyms: ["Full name"],
    },
    mail: {
      ...column,
      label: { en: "E-mail", zh: "邮箱" },
      synonyms: ["Mail"],
    },
    note: { ...column, label: { en: "Note", zh: "备注" }, synonyms: [] },
  };
  it("are known by label and synonym in both languages, whatever their case and width", () => {
    expect(
      guessMapping({ columns }, ["ＥＭＡＩＬ", " full  name:", "?"]),
    ).toEqual({ name: 1, mail: 0, note: null });
    expect(guessMapping({ columns }, ["邮箱", "姓名"])).toEqual({
      name: 1,
      mail: 0,
      note: null,
    });
  });
  it("serve one column only", () => {
    expect(guessMapping({ columns }, ["Name", "Name"])).toEqual({
      name: 0,
      mail: null,
      note: null,
    });
  });
});

describe("what is wrong", () => {
  it("is said in both languages with what would be right", () => {
    const problem = {
      code: "import.unknownValue",
      params: { known: { en: "a, b", zh: "甲、乙" } },
    } as const;
    expect(problemSentence(problem, "en")).toBe(
      "This is not known here. Write one of: a, b.",
    );
    expect(problemSentence(problem, "zh")).toContain("甲、乙");
  });
});
