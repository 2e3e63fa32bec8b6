import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { en } from "../../../locales/en.ts";
import { zh } from "../../../locales/zh.ts";
import { kindWords, queueItem, tagsOf, type RowContext } from "./queue-item.ts";
import type { RequestRow } from "./request-row.ts";

const words = i18next.createInstance();
beforeAll(async () => {
  await words.init({
    lng: "en",
    resources: { en, zh },
    defaultNS: "requests",
    interpolation: { escapeValue: false },
  });
});

function context(language: "en" | "zh"): RowContext {
  return {
    t: words.getFixedT(language, "requests"),
    language,
    today: "2026-09-21",
    zone: "Asia/Shanghai",
    me: "lin",
    snoozed: new Map([["9", "2026-09-28T01:00:00.000Z"]]),
    nameOf: ({ name }) => name,
  };
}

const row: RequestRow = {
  id: "1",
  reference: "DSR-2026-00374",
  version: 3,
  name: "Sofia Lindqvist",
  types: ["correction"],
  policyId: "p000",
  stage: { key: "identified", label: { en: "Identified", zh: "已识别" } },
  channel: "email",
  last: null,
  touchedAt: "2026-09-01T01:12:00.000Z",
  language: "en",
  summary: "My surname is spelled wrong on every invoice.",
  owner: { id: "lin", name: "Lin Yue", nameZh: "林悦" },
  receivedAt: "2026-09-01T01:12:00.000Z",
  clock: null,
  isMinor: false,
  isSignificant: false,
  awaitsApproval: false,
  lane: "main",
  group: "today",
  endedAt: null,
};

describe("what a row says it is about", () => {
  it("names every type, each language with its own comma", () => {
    expect(kindWords(["access", "deletion"], context("en"))).toBe(
      "Access and copy, Deletion",
    );
    expect(kindWords(["access", "deletion"], context("zh"))).toBe(
      "查阅、复制、删除",
    );
  });

  it("leaves a minor's data to its tag unless it is all there is", () => {
    expect(kindWords(["access", "minor"], context("en"))).toBe(
      "Access and copy",
    );
    expect(kindWords(["minor"], context("en"))).toBe("Minor's data");
  });

  it("says so while nobody has classified it", () => {
    expect(kindWords([], context("en"))).toBe("Not classified");
  });
});

describe("the tags of a row", () => {
  it("are two at most, a minor before an approval before a lane", () => {
    const all = {
      id: "1",
      isMinor: true,
      awaitsApproval: true,
      lane: "unverified",
      isSignificant: true,
    };
    expect(tagsOf(all, context("en"))).toEqual([
      { text: "Minor", tone: "amber" },
      { text: "Awaiting approval", tone: "grey" },
    ]);
    expect(
      tagsOf({ ...all, isMinor: false, awaitsApproval: false }, context("zh")),
    ).toEqual([
      { text: "发件人未核实", tone: "grey" },
      { text: "重大", tone: "grey" },
    ]);
  });

  it("say first until when I snoozed it", () => {
    expect(tagsOf({ ...row, id: "9" }, context("en"))).toEqual([
      { text: "Snoozed until Mon 28 Sep, 09:00", tone: "grey" },
    ]);
  });

  it("are none on a calm row", () => {
    expect(tagsOf(row, context("en"))).toEqual([]);
  });
});

describe("a row without a clock", () => {
  it("says how and when it ended", () => {
    const closed = {
      ...row,
      stage: { key: "closed", label: { en: "Closed", zh: "已结案" } },
      endedAt: "2026-09-14T08:00:00.000Z",
    };
    expect(queueItem(closed, context("en")).closed).toBe("Closed Mon 14 Sep");
    expect(queueItem(closed, context("zh")).closed).toBe("9月14日 周一已结案");
  });

  it("says that nothing is due while it is open", () => {
    expect(queueItem(row, context("en")).closed).toBe("Nothing due");
  });

  it("shows whose it is", () => {
    expect(queueItem(row, context("en")).owner).toEqual({
      name: "Lin Yue",
      mine: true,
    });
  });
});
