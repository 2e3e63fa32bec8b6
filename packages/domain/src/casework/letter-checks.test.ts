import { describe, expect, it } from "vitest";
import { letterCheckWords } from "./letter-check-wording.ts";
import { letterChecks, mayLeave, type LetterFacts } from "./letter-checks.ts";
import {
  draftLetter,
  withCaseValues,
  type LetterDocument,
  type LetterTemplate,
} from "./letter.ts";

const template: LetterTemplate = {
  id: "access-in-part",
  version: 4,
  title: { en: "Access, granted in part", zh: "查阅：部分同意" },
  purpose: "answerInPart",
  fulfils: [],
  acts: ["answer"],
  needsApproval: true,
  carriesData: true,
  needsComplaintChannel: true,
  subject: { en: "Your data", zh: "您的个人信息" },
  paragraphs: [
    {
      id: "retention",
      en: "Kept for {{ retention_period }}.",
      zh: "保存{{ retention_period }}。",
    },
    {
      id: "complaint",
      en: "Complain to {{ complaint_channel }}.",
      zh: "向{{ complaint_channel }}投诉。",
      locked: { en: "always included", zh: "始终保留" },
    },
  ],
  variables: [
    {
      name: "retention_period",
      title: { en: "retention period", zh: "保存期限" },
      source: { en: "the retention schedule", zh: "保存期限表" },
      ask: false,
    },
    {
      name: "complaint_channel",
      title: { en: "complaint channel", zh: "投诉渠道" },
      source: { en: "the list", zh: "渠道表" },
      ask: true,
    },
  ],
};

const complete = withCaseValues(
  draftLetter(template, { language: "en", conditions: new Set() }),
  {
    retention_period: { en: "90 days", zh: "90 天" },
    complaint_channel: { en: "the Commissioner", zh: "专员" },
  },
);

const linYue = { en: "Lin Yue", zh: "林悦" };
const tangNing = { en: "Tang Ning", zh: "唐宁" };

const ready: LetterFacts = {
  isReceiverOpen: false,
  postAddress: null,
  recipient: "h.vogel@post.example",
  approval: { state: "approved", author: linYue, approver: tangNing },
  carriesData: true,
  identity: {
    method: { en: "Code to e-mail on file", zh: "向已登记邮箱发送验证码" },
    at: "2026-09-18T06:25:00Z",
    address: "h.vogel@post.example",
  },
  needsComplaintChannel: true,
  complaintChannelFromMemory: false,
  newSinceOpened: 0,
  attachments: [{ name: "vogel-data.zip", checkedForOthers: true }],
  charactersMissingInPdf: [],
};

function codes(document: LetterDocument, facts: LetterFacts = ready) {
  return letterChecks(document, facts).map(({ code }) => code);
}

describe("a letter that goes by post", () => {
  const byPost = { ...ready, recipient: null, postAddress: "Lindenweg 3" };

  it("needs the lines of its envelope and no mail address", () => {
    const nowhere = { ...byPost, postAddress: null };
    expect(codes(complete, byPost)).not.toContain("recipientMissing");
    expect(codes(complete, nowhere)).toContain("recipientMissing");
  });

  it("T30 with data asks to compare where the person lives, and leaves on no proof made for a mail address", () => {
    const proven = { method: linYue, at: "2026-09-18T06:25:00Z" };
    const atCounter = { ...byPost, identity: { ...proven, address: null } };
    expect(codes(complete, atCounter)).toContain("postAddressToCompare");
    expect(mayLeave(letterChecks(complete, atCounter))).toBe(true);
    expect(codes(complete, byPost)).toContain("addressChanged");
  });
});

describe("before a letter can leave", () => {
  it("a complete, approved, verified letter has nothing to fix or to look at", () => {
    const checks = letterChecks(complete, ready);
    expect(checks.every(({ kind }) => kind === "good")).toBe(true);
    expect(mayLeave(checks)).toBe(true);
    expect(checks.map(({ code }) => code)).toEqual([
      "approved",
      "identityVerified",
      "addressUnchanged",
      "complaintChannelPresent",
      "bothSidesCurrent",
      "attachmentsChecked",
      "nothingNew",
    ]);
  });

  it("a variable without a value is named, with where it comes from and where it stands", () => {
    const holed = { ...complete, values: {} };
    const missing = letterChecks(holed, ready).find(
      ({ code }) => code === "variableMissing",
    );
    expect(missing).toMatchObject({
      kind: "fix",
      params: { variable: { en: "retention period" } },
      at: ["retention"],
    });
    expect(mayLeave(letterChecks(holed, ready))).toBe(false);
  });

  it("a hole only in the archive translation wants a look and does not block", () => {
    const oneSided = {
      ...complete,
      values: {
        ...complete.values,
        retention_period: { en: "90 days", zh: "" },
      },
    };
    const checks = letterChecks(oneSided, ready);
    expect(checks.map(({ code }) => code)).toContain("otherSideIncomplete");
    expect(mayLeave(checks)).toBe(true);
    expect(
      mayLeave(letterChecks({ ...oneSided, language: "both" }, ready)),
    ).toBe(false);
  });

  it("an unknown variable and braces that cannot be read block", () => {
    const [first, ...others] = complete.paragraphs;
    if (!first) throw new Error("no paragraph");
    const withText = (en: string) => ({
      ...complete,
      paragraphs: [{ ...first, en }, ...others],
    });
    expect(codes(withText("{{ iban }}"))).toContain("variableUnknown");
    expect(codes(withText("{% if x %}"))).toContain("paragraphUnreadable");
    expect(codes(withText("   "))).toContain("textMissing");
  });

  it.each([
    ["none", "approvalMissing"],
    ["asked", "approvalWaiting"],
    ["changesAsked", "approvalChangesAsked"],
    ["void", "approvalVoid"],
  ] as const)("an approval that is %s blocks", (state, code) => {
    const facts: LetterFacts = {
      ...ready,
      approval: { state, author: linYue, approver: null },
    };
    expect(codes(complete, facts)).toContain(code);
    expect(mayLeave(letterChecks(complete, facts))).toBe(false);
  });

  it("data leaves only to a verified person, at the address that was verified", () => {
    expect(codes(complete, { ...ready, identity: null })).toContain(
      "identityMissing",
    );
    const moved = { ...ready, recipient: "other@post.example" };
    expect(codes(complete, moved)).toContain("addressChanged");
    expect(codes(complete, moved)).not.toContain("addressUnchanged");
    expect(
      codes(complete, { ...moved, carriesData: false, identity: null }),
    ).not.toContain("identityMissing");
  });

  it("a refusal in a letter without the complaint channel is stopped", () => {
    const without = {
      ...complete,
      paragraphs: complete.paragraphs.filter(({ id }) => id !== "complaint"),
    };
    expect(codes(without)).toContain("complaintChannelMissing");
    expect(
      codes(without, { ...ready, needsComplaintChannel: false }),
    ).not.toContain("complaintChannelMissing");
  });

  it("a complaint channel nobody has checked is shown to whoever relies on it", () => {
    const facts = { ...ready, complaintChannelFromMemory: true };
    expect(codes(complete, facts)).toContain("complaintChannelFromMemory");
    expect(mayLeave(letterChecks(complete, facts))).toBe(true);
  });

  it("the older side blocks when it is the side that is sent", () => {
    const older = (side: "en" | "zh") => ({
      ...complete,
      paragraphs: complete.paragraphs.map((paragraph) => ({
        ...paragraph,
        older: side,
      })),
    });
    expect(codes(older("zh"))).toContain("otherSideOlder");
    expect(mayLeave(letterChecks(older("zh"), ready))).toBe(true);
    expect(codes(older("en"))).toContain("sentSideOlder");
    expect(mayLeave(letterChecks(older("en"), ready))).toBe(false);
  });

  it("anything new in the case has to be read first", () => {
    expect(
      mayLeave(letterChecks(complete, { ...ready, newSinceOpened: 1 })),
    ).toBe(false);
  });

  it("attachments are looked through for other people's data", () => {
    const attachments = [
      { name: "a.zip", checkedForOthers: true },
      { name: "b.pdf", checkedForOthers: false },
    ];
    const found = letterChecks(complete, { ...ready, attachments }).find(
      ({ code }) => code === "attachmentUnchecked",
    );
    expect(found).toMatchObject({
      kind: "look",
      params: { name: "b.pdf", checked: 1, total: 2 },
    });
    expect(codes(complete, { ...ready, attachments: [] })).toContain(
      "attachmentMissing",
    );
  });

  it("a letter without an address cannot leave", () => {
    expect(codes(complete, { ...ready, recipient: null })).toContain(
      "recipientMissing",
    );
  });

  it("lists what to fix before what to look at before what is good", () => {
    const kinds = letterChecks(
      { ...complete, values: {} },
      { ...ready, complaintChannelFromMemory: true, approval: null },
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(kinds.toSorted((a, b) => rank(a) - rank(b)));
    expect(new Set(kinds)).toEqual(new Set(["fix", "look", "good"]));
  });

  it("speaks of every finding in English and Chinese", () => {
    const found = [
      ...letterChecks(
        { ...complete, values: {} },
        { ...ready, recipient: null },
      ),
      ...letterChecks(complete, {
        ...ready,
        approval: { state: "none", author: linYue, approver: null },
        newSinceOpened: 2,
        charactersMissingInPdf: ["김"],
      }),
    ];
    for (const check of found) {
      const { title, detail } = letterCheckWords(check, "Asia/Shanghai");
      for (const text of detail ? [title, detail] : [title]) {
        expect(text.en).toMatch(/^[A-Z0-9]|^김/);
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(`${text.en}${text.zh}`).not.toMatch(/undefined|%|\[object/);
      }
    }
    const identity = letterChecks(complete, ready).find(
      ({ code }) => code === "identityVerified",
    );
    const words = identity && letterCheckWords(identity, "Asia/Shanghai");
    expect(words?.detail?.en).toBe(
      "Code to e-mail on file, 18 September 2026, 14:25",
    );
  });
});

function rank(kind: string): number {
  return ["fix", "look", "good"].indexOf(kind);
}
