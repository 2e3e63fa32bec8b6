import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { readListValue } from "../listing-values.ts";
import type { Listing } from "../listing.ts";
import { readSearch } from "./search-query.ts";

const zhou = "01890000-0000-7000-8000-000000000001";
const lin = "01890000-0000-7000-8000-000000000002";
const reading = {
  today: "2026-09-21",
  people: [
    { id: zhou, names: ["Zhou Min", "周敏"] },
    { id: lin, names: ["Lin Yue", "林悦"] },
  ],
};
const listing: Listing = {
  register: "things",
  version: 1,
  fields: [
    {
      key: "type",
      label: { en: "Type", zh: "类型" },
      kind: "choice",
      many: true,
      token: "type",
      values: [
        { value: "access", label: { en: "Access and copy", zh: "查阅、复制" } },
        { value: "deletion", label: { en: "Deletion", zh: "删除" } },
        { value: "optOut", label: { en: "Marketing opt-out", zh: "退订营销" } },
      ],
    },
    {
      key: "owner",
      label: { en: "Owner", zh: "承办人" },
      kind: "person",
      many: true,
      token: "owner",
      also: ["assignee", "负责人"],
      values: [
        { value: "me", label: { en: "Me", zh: "我" } },
        { value: "none", label: { en: "Nobody", zh: "无人承办" } },
      ],
    },
    {
      key: "due",
      label: { en: "Due", zh: "到期" },
      kind: "due",
      many: true,
      token: "due",
      values: [
        { value: "overdue", label: { en: "Overdue", zh: "已逾期" } },
        { value: "today", label: { en: "Today", zh: "今日到期" } },
      ],
    },
    {
      key: "minor",
      label: { en: "Minor", zh: "未成年人" },
      kind: "flag",
      many: false,
      token: "minor",
    },
    {
      key: "received",
      label: { en: "Received", zh: "收到时间" },
      kind: "day",
      many: false,
      token: "received",
    },
  ],
  columns: [],
  sorts: [],
  groups: [],
  views: [
    {
      key: "all",
      label: { en: "All", zh: "全部" },
      where: {},
      sort: "due",
      direction: "asc",
      group: null,
    },
  ],
};
const read = (typed: string) => readSearch(listing, typed, reading);

describe("a search with conditions", () => {
  it("is read whole, in any order", () => {
    const query = read(
      'type:deletion due:<3wd assignee:me 张伟 "my account" -spam',
    );
    expect(query.where).toEqual({
      type: ["deletion"],
      due: ["<3wd"],
      owner: ["me"],
    });
    expect(query.text).toBe('张伟 "my account" -spam');
    expect(query.terms).toHaveLength(3);
    expect(query.problems).toEqual([]);
  });

  it.each([
    [
      "in Chinese",
      "类型：删除 到期：已逾期 负责人：我",
      { type: ["deletion"], due: ["overdue"], owner: ["me"] },
    ],
    ["with full-width letters", "ｔｙｐｅ：deletion", { type: ["deletion"] }],
    ["by a label", 'type:"Access and copy"', { type: ["access"] }],
    ["by the beginning of a label", "type:marketing", { type: ["optOut"] }],
    [
      "with several values",
      "type:deletion,access",
      { type: ["deletion", "access"] },
    ],
    [
      "with several values in Chinese",
      "类型:删除、查阅",
      { type: ["deletion", "access"] },
    ],
    [
      "said twice",
      "type:deletion type:access",
      { type: ["deletion", "access"] },
    ],
    ["with a colleague's name", 'owner:"Zhou Min"', { owner: [zhou] }],
    ["with a colleague's Chinese name", "承办人:周敏", { owner: [zhou] }],
    ["with a given name that one has", "owner:yue", { owner: [lin] }],
    ["with nobody", "owner:none", { owner: ["none"] }],
    [
      "with working days ahead in Chinese",
      "到期：＜３个工作日",
      { due: ["<3wd"] },
    ],
    ["with a flag", "minor:yes", { minor: ["yes"] }],
    ["with a flag in Chinese", "未成年人:否", { minor: ["no"] }],
    ["with a day", "due:2026-09-24", { due: ["2026-09-24"] }],
    [
      "with a day as it is written in Chinese",
      "到期:9月24日",
      { due: ["2026-09-24"] },
    ],
    ["with tomorrow", "due:tomorrow", { due: ["2026-09-22"] }],
    [
      "with a group before a day of the same name",
      "due:today",
      { due: ["today"] },
    ],
    [
      "with days in a row",
      "due:2026-09-21..2026-09-25",
      { due: ["2026-09-21..2026-09-25"] },
    ],
    [
      "with days in a row in Chinese",
      "收到时间：9月1日至9月15日",
      { received: ["2026-09-01..2026-09-15"] },
    ],
    [
      "with a month",
      "received:2026-02",
      { received: ["2026-02-01..2026-02-28"] },
    ],
    [
      "with everything after a day",
      "received:>2026-08-31",
      { received: ["2026-09-01.."] },
    ],
    [
      "with everything until a day",
      "received:<=2026-08-31",
      { received: ["..2026-08-31"] },
    ],
    [
      "with one value where the field has one",
      "minor:yes minor:no",
      { minor: ["no"] },
    ],
  ])("is read %s: %s", (_name, typed, where) => {
    expect(read(typed)).toMatchObject({ where, problems: [], text: "" });
  });

  it.each([
    ["an operator that nobody knows", "colour:red", "operator", "colour:red"],
    ["a value that the field has not", "type:holiday", "value", ""],
    ["one good value and one bad", "type:deletion,holiday", "value", ""],
    ["a value that two begin with", "owner:o", "value", ""],
    ["an operator without a value", "type:", "value", ""],
    ["a day that is not", "due:2026-02-30", "value", ""],
    ["days the wrong way round", "due:2026-09-25..2026-09-21", "value", ""],
    ["a condition turned round", "-type:deletion", "excluded", ""],
  ])("names %s: %s", (_name, typed, kind, text) => {
    const { problems, where, text: left } = read(typed);
    expect(problems).toMatchObject([{ kind, typed }]);
    expect(where).toEqual({});
    expect(left).toBe(text);
  });

  it.each([
    ["an address of the web", "https://shop.example/a"],
    ["a time of day", "10:30"],
    ["a word with a colon behind it", "Re: invoice"],
    ["an operator in quotes", '"type:deletion"'],
  ])("leaves %s to the words", (_name, typed) => {
    expect(read(typed)).toMatchObject({ said: [], problems: [], text: typed });
  });

  it("never says what the list could not read, and never breaks", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              "type:",
              "due：",
              "负责人:",
              "received:",
              '"',
              "“",
              "-",
              "<3wd",
              "..",
              ",",
              " ",
            ),
            fc.string({ unit: "grapheme", maxLength: 8 }),
          ),
        ),
        (parts) => {
          const { said, text } = read(parts.join(""));
          for (const { field, values } of said)
            for (const value of values)
              expect(readListValue(field, value)).toBe(value);
          // What was left for the words has no condition in it any more.
          expect(read(text).said).toEqual([]);
        },
      ),
    );
  });
});
