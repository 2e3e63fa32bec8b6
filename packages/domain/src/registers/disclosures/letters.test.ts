import { describe, expect, it } from "vitest";
import {
  draftLetter,
  missingVariables,
  withCaseValues,
} from "../../casework/letter.ts";
import { isReadable, variableNames } from "../../casework/letter-runs.ts";
import type { DisclosureFacts } from "./facts.ts";
import {
  disclosureLetter,
  disclosureLetters,
  isNoticeComplete,
  lettersFor,
  mayLetterLeave,
} from "./letters.ts";
import { disclosureLetterConditions } from "./letters/conditions.ts";
import type { DisclosureLetterPurpose } from "./letters/define-letter.ts";
import {
  disclosureLetterConditionsOf,
  disclosureLetterValues,
  scopeOfPerson,
  type DisclosureLetterFacts,
} from "./letters/values.ts";
import { disclosureLetterVariables } from "./letters/variables.ts";

const row: DisclosureFacts["scope"][number] = {
  personId: "mary",
  category: "account",
  asked: ["name", "email", "birthDate"],
  lawful: ["name", "email"],
  available: ["name", "email", "birthDate"],
  given: ["name"],
  withheld: "The order does not name the date of birth.",
  fileIds: [],
};

const known: DisclosureLetterFacts = {
  reference: "GOV-2026-00007",
  zone: "Asia/Shanghai",
  receivedAt: "2026-09-16T02:00:00Z",
  authority: "District Court of Example",
  asked: "All data of the account of Mary Ford.",
  purpose: "A civil claim.",
  instrument: "courtOrder",
  instrumentReference: "12 C 34/26",
  basis: "lawOrCourt",
  gatesShut: ["pipl41", "gdpr48", "swiss271"],
  scope: [row],
  refusalReason: "The gate is shut.",
  releasedAt: "2026-09-20T02:00:00Z",
  releaseChannel: "encryptedFile",
  packageSha256: "c".repeat(64),
  preservedAt: "2026-09-17T02:00:00Z",
  preservedWhat: "The account of Mary Ford.",
  preservedUntil: "2026-12-16",
  secrecyEndedOn: "2026-10-31",
  personName: "Mary Ford",
  officeName: { en: "Privacy office", zh: "个人信息保护办公室" },
  officeAddress: "privacy@office.example",
  sender: {
    name: { en: "Lin Yue", zh: "林悦" },
    role: { en: "Data protection officer", zh: "数据保护官" },
  },
};

/** A court order that was reviewed. */
const reviewed: DisclosureFacts = {
  stage: "reviewed",
  ownerId: "counsel",
  caseId: "case",
  kind: "authorityDemand",
  form: null,
  country: "CN",
  dataPlaces: ["CN"],
  instrument: { type: "courtOrder", hasScan: true },
  verifiedBy: "counsel",
  review: { result: "partly", basis: "lawOrCourt", by: "counsel" },
  exceptions: [],
  scope: [],
  authorIds: ["counsel"],
  preNoticeAt: null,
  consentAt: null,
  undertaking: null,
  approvals: [],
  releaseHash: "a".repeat(64),
  releasedAt: null,
  outcome: null,
  paperAt: null,
  preservedAt: null,
  notice: "undecided",
  secrecy: "none",
  secrecyUntil: null,
  isObjectKnown: true,
  openChallenges: 0,
};
const at = "2026-09-21T02:00:00Z";
const released = {
  stage: "released",
  outcome: "part",
  releasedAt: at,
  notice: "now",
} as const satisfies Partial<DisclosureFacts>;

const texts = disclosureLetters.flatMap((letter) =>
  [letter.subject, ...letter.paragraphs].map((text) => ({ letter, text })),
);

function codeOf(verdict: ReturnType<typeof mayLetterLeave>): string {
  return verdict.ok ? "granted" : verdict.refusal.code;
}

function ofPurpose(purpose: DisclosureLetterPurpose) {
  const found = disclosureLetters.find((one) => one.purpose === purpose);
  if (found === undefined) throw new Error(purpose);
  return found;
}

describe("the letters of the disclosure register", () => {
  it("have names of their own and stand for every purpose", () => {
    const ids = disclosureLetters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(disclosureLetters.map(({ purpose }) => purpose).toSorted()).toEqual(
      [...new Set(disclosureLetters.map(({ purpose }) => purpose))].toSorted(),
    );
    expect(ids).toHaveLength(13);
    expect(disclosureLetter("objection")?.to).toBe("authority");
  });

  it("use the same declared variables in both languages, and none is declared for nothing", () => {
    const declared = disclosureLetterVariables.map(({ name }) => name);
    const used = new Set<string>();
    for (const { letter, text } of texts) {
      const english = variableNames(text.en);
      for (const name of english) used.add(name);
      expect(english.toSorted(), `${letter.id}: ${text.en}`).toEqual(
        variableNames(text.zh).toSorted(),
      );
      expect(isReadable(text.en) && isReadable(text.zh), letter.id).toBe(true);
    }
    expect([...used].toSorted()).toEqual(declared.toSorted());
  });

  it("use known conditions and give every paragraph a name of its own", () => {
    for (const { id, paragraphs } of disclosureLetters) {
      const names = paragraphs.map((paragraph) => paragraph.id);
      expect(new Set(names).size, id).toBe(names.length);
      for (const { when } of paragraphs)
        if (when !== undefined)
          expect(Object.keys(disclosureLetterConditions)).toContain(when);
    }
  });

  it("are approved by a second person where they refuse, object or reach the person", () => {
    for (const { id, to, purpose, needsApproval } of disclosureLetters)
      expect(needsApproval, id).toBe(
        to === "person" ||
          ["object", "refuse", "properRoute", "coverRelease"].includes(purpose),
      );
  });

  it.each(disclosureLetters.map((letter) => [letter.id, letter] as const))(
    "%s lacks nothing that the case knows",
    (_id, letter) => {
      const draft = draftLetter(letter, {
        language: "both",
        conditions: disclosureLetterConditionsOf(known),
      });
      const filled = withCaseValues(draft, disclosureLetterValues(known));
      const asked = new Set(
        letter.variables.filter(({ ask }) => ask).map(({ name }) => name),
      );
      for (const language of ["en", "zh"] as const)
        expect(
          missingVariables(filled, language)
            .map(({ name }) => name)
            .filter((name) => !asked.has(name)),
        ).toEqual([]);
    },
  );
});

describe("the words of a case in its letters", () => {
  const values = disclosureLetterValues(known);

  it("name the law of every gate that is shut, and the way past each", () => {
    expect(values["gate_law"]?.en).toBe(
      "PIPL art. 41, Data Security Law art. 36; GDPR art. 48, EDPB guidelines 02/2024; Swiss Criminal Code art. 271",
    );
    expect(values["gate_law"]?.zh).toContain("第四十一条");
    expect(values["proper_route"]?.en).toContain("Federal Office of Justice");
    expect(values["proper_route"]?.en).toContain(
      "Ministry of Justice of China",
    );
  });

  it("offer what is lawful where a demand is narrowed, and say what was given where it was", () => {
    expect(values["narrow_to"]?.en).toBe("Account (Name, E-mail address)");
    expect(values["given_data"]).toEqual({
      en: "Account (Name)",
      zh: "账户信息（姓名）",
    });
    expect(values["withheld_reason"]?.en).toContain("date of birth");
    expect(values["sensitive_data"]?.en).toBe("none");
    expect(
      disclosureLetterValues({
        ...known,
        scope: [{ ...row, category: "payment", given: ["method"] }],
      })["sensitive_data"]?.en,
    ).toBe("payment");
  });

  it("leave out of a person's letter what was given about others", () => {
    const all = { ...row, personId: null, category: "orders" as const };
    const other = { ...row, personId: "john" };
    expect(scopeOfPerson([row, other, all], "mary")).toEqual([row, all]);
  });

  it("leave out the paragraphs that the case has no ground for", () => {
    const plain = disclosureLetterConditionsOf({
      ...known,
      gatesShut: [],
      instrumentReference: null,
      instrument: null,
      packageSha256: null,
      scope: [{ ...row, withheld: null }],
    });
    expect([...plain]).toEqual([]);
  });
});

describe("when a letter may leave", () => {
  it.each<[string, DisclosureLetterPurpose, Partial<DisclosureFacts>, string]>([
    ["an instrument is asked for at any time", "askInstrument", {}, "granted"],
    ["what was reviewed is narrowed", "narrow", {}, "granted"],
    [
      "nothing is narrowed before the review",
      "narrow",
      { review: null },
      "reviewMissing",
    ],
    [
      "nothing is objected to after the answer",
      "object",
      released,
      "alreadyAnswered",
    ],
    [
      "no objection on the way of a preservation",
      "object",
      { kind: "preservation" },
      "stepNotOnPath",
    ],
    [
      "a demand is refused once",
      "refuse",
      { outcome: "refused" },
      "alreadyAnswered",
    ],
    [
      "a demand that names nobody is not refused by letter, which would enter it",
      "refuse",
      { isObjectKnown: false },
      "factObjectMissing",
    ],
    [
      "a demand without its instrument is not refused yet",
      "properRoute",
      { instrument: null },
      "instrumentMissing",
    ],
    [
      "no covering letter before the release",
      "coverRelease",
      {},
      "notReleased",
    ],
    ["a covering letter after it", "coverRelease", released, "granted"],
    [
      "no confirmation before something is preserved",
      "confirmPreservation",
      { kind: "preservation" },
      "notPreserved",
    ],
    ["a notice that is owed", "notice", released, "granted"],
    [
      "no second notice",
      "notice",
      { ...released, notice: "given" },
      "noticeNotOpen",
    ],
    [
      "no notice that nobody decided on",
      "noticeAfterSecrecy",
      { ...released, notice: "undecided" },
      "noticeNotOpen",
    ],
    [
      "no consent is asked for where nothing is published",
      "askConsent",
      {},
      "stepNotOnPath",
    ],
  ])("%s", (_what, purpose, facts, expected) => {
    const verdict = mayLetterLeave(
      { ...reviewed, ...facts },
      ofPurpose(purpose),
    );
    expect(codeOf(verdict)).toBe(expected);
  });

  it.each<[string, Partial<DisclosureFacts>]>([
    ["until a day", { secrecy: "until", secrecyUntil: "2026-12-31" }],
    ["without an end", { secrecy: "unlimited" }],
    ["for good", { notice: "barred" }],
  ])(
    "no letter reaches the person while secrecy stands %s",
    (_how, secrecy) => {
      const facts = { ...reviewed, ...released, ...secrecy };
      for (const letter of disclosureLetters) {
        const code = codeOf(mayLetterLeave(facts, letter));
        if (letter.to === "person") expect(code).toBe("secrecyForbidsLetter");
        else expect(code).not.toBe("secrecyForbidsLetter");
      }
      // Nor is one offered.
      const { suited, others } = lettersFor(facts);
      expect(
        [...suited, ...others].filter(({ to }) => to === "person"),
      ).toEqual([]);
    },
  );

  it("offers those of the case's way, the ones that may leave now first", () => {
    const { suited, others } = lettersFor(reviewed);
    expect(suited.map(({ id }) => id)).toEqual([
      "ask-instrument",
      "ask-proof",
      "narrow",
      "objection",
      "demand-refused",
      "proper-route",
      "information-refused",
    ]);
    expect(others.map(({ id }) => id)).toEqual([
      "release-cover",
      "notice",
      "notice-after-secrecy",
    ]);
  });
});

describe("a notice to several persons", () => {
  it("is given once each of them was written to", () => {
    expect(isNoticeComplete(["mary", "john"], ["mary"])).toBe(false);
    expect(isNoticeComplete(["mary", "john"], ["john", null, "mary"])).toBe(
      true,
    );
    expect(isNoticeComplete([], [null])).toBe(true);
  });
});
