import { describe, expect, it } from "vitest";
import { type DisclosureFacts } from "./facts.ts";
import { type Step } from "./path.ts";
import { mayAskRelease, mayClose, mayRelease } from "./release-rules.ts";
import { standingOfSteps } from "./standing.ts";
import type { Country } from "./instruments.ts";
import type { DisclosureKind } from "./kinds.ts";
import {
  gatesMet,
  hardGates,
  mayPassGates,
  shutGates,
  type GateException,
  type HardGate,
} from "./review.ts";
import { mayLeaveBy } from "./scope.ts";

function codeOf(verdict: ReturnType<typeof mayAskRelease>): string {
  return verdict.ok ? "granted" : verdict.refusal.code;
}

const row: DisclosureFacts["scope"][number] = {
  personId: null,
  category: "account",
  asked: ["name"],
  lawful: ["name"],
  available: ["name"],
  given: ["name"],
  withheld: null,
  fileIds: [],
};

/** A court order that has gone every step but the approval. */
const ready: DisclosureFacts = {
  stage: "scoped",
  ownerId: "counsel",
  caseId: "case",
  kind: "authorityDemand",
  form: null,
  country: "CN",
  dataPlaces: ["CN"],
  instrument: { type: "courtOrder", hasScan: true },
  verifiedBy: "counsel",
  review: { result: "lawful", basis: "lawOrCourt", by: "counsel" },
  exceptions: [],
  scope: [row],
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

describe("the hard gates", () => {
  it.each<[string, DisclosureKind, Country, Country[], HardGate[]]>([
    ["a domestic demand", "authorityDemand", "CN", ["CN"], []],
    [
      "a foreign demand for data in China",
      "authorityDemand",
      "US",
      ["CN"],
      ["pipl41"],
    ],
    ["a German demand for data in France", "authorityDemand", "DE", ["FR"], []],
    [
      "a third country's demand for data in the EU",
      "authorityDemand",
      "US",
      ["DE"],
      ["gdpr48"],
    ],
    [
      "a Chinese demand for data in the EU",
      "authorityDemand",
      "CN",
      ["IE"],
      ["gdpr48"],
    ],
    [
      "a foreign demand for data in Switzerland",
      "authorityDemand",
      "DE",
      ["CH"],
      ["swiss271"],
    ],
    ["a Swiss demand at home", "authorityDemand", "CH", ["CH"], []],
    [
      "data in three places",
      "civilDemand",
      "US",
      ["CN", "DE", "CH"],
      ["pipl41", "gdpr48", "swiss271"],
    ],
    ["an emergency: haste opens none", "emergency", "US", ["CN"], ["pipl41"]],
    ["a preservation, where nothing leaves", "preservation", "US", ["CN"], []],
    ["what the company decides itself", "publication", "US", ["CN"], []],
    ["a transfer", "businessTransfer", "US", ["DE"], []],
  ])("are met by %s", (_name, kind, country, dataPlaces, met) => {
    expect(gatesMet({ kind, country, dataPlaces })).toEqual(met);
  });

  it.each(Object.keys(hardGates) as HardGate[])(
    "%s opens to each of its named exceptions with a reference, and to nothing else",
    (gate) => {
      const facts = {
        kind: "authorityDemand" as const,
        country: "US" as const,
        dataPlaces: ["CN", "DE", "CH"] as const,
      };
      const others = (Object.keys(hardGates) as HardGate[]).filter(
        (one) => one !== gate,
      );
      const open: GateException[] = others.map((one) => ({
        gate: one,
        exception: Object.keys(hardGates[one].exceptions)[0] ?? "",
        reference: "No. 1",
      }));
      const standing = (exception: string, reference: string) =>
        shutGates({
          ...facts,
          exceptions: [...open, { gate, exception, reference }],
        });
      for (const exception of Object.keys(hardGates[gate].exceptions)) {
        expect(standing(exception, "No. 2")).toEqual([]);
        expect(standing(exception, "  ")).toEqual([gate]);
      }
      for (const invented of ["", "haste", "toString", "constructor"])
        expect(standing(invented, "No. 2")).toEqual([gate]);
      expect(mayPassGates({ ...facts, exceptions: open }).ok).toBe(false);
    },
  );
});

describe("what a release lacks", () => {
  const { instrument, review } = ready;
  it.each<[string, Partial<DisclosureFacts>, string]>([
    ["nothing", {}, "granted"],
    ["an instrument", { instrument: null }, "instrumentMissing"],
    [
      "its scan",
      { instrument: { type: "courtOrder", hasScan: false } },
      "instrumentMissing",
    ],
    [
      "force of law",
      { instrument: { type: "letter", hasScan: true } },
      "instrumentNotBinding",
    ],
    ["a verified authority", { verifiedBy: null }, "authorityNotVerified"],
    ["a review", { review: null }, "reviewMissing"],
    [
      "lawfulness",
      { review: { result: "unlawful", basis: "lawOrCourt", by: "counsel" } },
      "reviewMissing",
    ],
    ["a scope", { scope: [] }, "scopeMissing"],
    ["a reply to an objection", { openChallenges: 1 }, "challengeOpen"],
    ["an open gate", { country: "US" }, "gatePipl41"],
    [
      "more than is lawful is given",
      { scope: [{ ...row, given: ["name", "email"] }] },
      "scopeBeyondLawful",
    ],
    [
      "anything to give",
      { scope: [{ ...row, given: [], withheld: "Nothing there" }] },
      "factContentMissing",
    ],
    [
      "an answer that was not given yet",
      { outcome: "refused" },
      "alreadyAnswered",
    ],
    [
      "in an emergency no paper yet, but no more than who and where",
      {
        kind: "emergency",
        review: null,
        instrument: { type: "oralRequest", hasScan: false },
      },
      "granted",
    ],
    [
      "in an emergency more than the minimum",
      {
        kind: "emergency",
        review: null,
        scope: [
          {
            ...row,
            asked: ["birthDate"],
            lawful: ["birthDate"],
            available: ["birthDate"],
            given: ["birthDate"],
          },
        ],
      },
      "emergencyBeyondMinimum",
    ],
    ["a preservation gives nothing", { kind: "preservation" }, "stepNotOnPath"],
    [
      "a publication without notice",
      {
        kind: "publication",
        review: review && { ...review, basis: "consent" },
      },
      "preNoticeMissing",
    ],
    [
      "a publication without consent",
      {
        kind: "publication",
        review: review && { ...review, basis: "consent" },
        preNoticeAt: at,
      },
      "consentMissing",
    ],
    [
      "a publication with both",
      {
        kind: "publication",
        review: review && { ...review, basis: "consent" },
        preNoticeAt: at,
        consentAt: at,
      },
      "granted",
    ],
    [
      "a publication under law without its instrument",
      { kind: "publication", instrument: null, preNoticeAt: at },
      "instrumentMissing",
    ],
    [
      "a publication under law, told before",
      { kind: "publication", instrument, preNoticeAt: at },
      "granted",
    ],
  ])("%s", (_name, more, verdict) => {
    expect(codeOf(mayAskRelease({ ...ready, ...more }))).toBe(verdict);
  });

  it("a yes to exactly this content: another hash is no yes", () => {
    const asked = (contentHash: string) => ({
      ...ready,
      approvals: [
        {
          id: "one",
          subject: { kind: "release" as const, id: "case" },
          state: "approved" as const,
          contentHash,
          authorIds: ["counsel"],
          askedBy: "counsel",
          askedOf: "officer",
          askedAt: at,
          decidedBy: "officer",
          decidedAt: at,
          reason: null,
        },
      ] as unknown as DisclosureFacts["approvals"],
    });
    expect(codeOf(mayRelease(ready))).toBe("releaseNotApproved");
    expect(codeOf(mayRelease(asked("a".repeat(64))))).toBe("granted");
    expect(codeOf(mayRelease(asked("b".repeat(64))))).toBe(
      "releaseNotApproved",
    );
  });
});

describe("what binds the one who gets the data in a transfer (p003-20, p004-15)", () => {
  const transfer: DisclosureFacts = {
    ...ready,
    kind: "businessTransfer",
    review: { result: "lawful", basis: "transaction", by: "counsel" },
    instrument: { type: "dealDocument", hasScan: false },
  };
  const state = (facts: DisclosureFacts, step: Step) =>
    standingOfSteps(facts).find((one) => one.step === step)?.state;

  it.each<
    [DisclosureFacts["form"], DisclosureFacts["undertaking"], boolean, string]
  >([
    ["dealRoom", null, false, "undertakingMissing"],
    ["dealRoom", "confidentiality", false, "granted"],
    ["dealRoom", "undertaking", false, "granted"],
    ["dealRoom", "reconsent", false, "granted"],
    ["merger", null, true, "undertakingMissing"],
    ["merger", "confidentiality", true, "undertakingMissing"],
    ["merger", "undertaking", false, "preNoticeMissing"],
    ["merger", "undertaking", true, "granted"],
    ["merger", "reconsent", true, "granted"],
    ["acquisition", "confidentiality", true, "undertakingMissing"],
    ["acquisition", "undertaking", true, "granted"],
    ["bankruptcy", "confidentiality", true, "undertakingMissing"],
    ["bankruptcy", "reconsent", true, "granted"],
  ])(
    "%s, bound by %s, told before: %s → %s",
    (form, undertaking, told, verdict) => {
      const facts = {
        ...transfer,
        form,
        undertaking,
        preNoticeAt: told ? at : null,
      };
      expect(codeOf(mayAskRelease(facts))).toBe(verdict);
    },
  );

  it("in a deal room nobody is told yet: data is shown, not moved", () => {
    expect(state({ ...transfer, form: "dealRoom" }, "preNotice")).toBe(
      "notNeeded",
    );
    expect(state({ ...transfer, form: "merger" }, "preNotice")).toBe("open");
  });
});

describe("what is still owed when a case is to be closed", () => {
  const released: DisclosureFacts = {
    ...ready,
    stage: "released",
    releasedAt: at,
    outcome: "full",
  };
  it.each<[Partial<DisclosureFacts>, string]>([
    [{ notice: "undecided" }, "noticeOwed"],
    [{ notice: "now" }, "noticeOwed"],
    [{ notice: "deferred" }, "noticeOwed"],
    [{ notice: "given" }, "granted"],
    [{ notice: "barred" }, "granted"],
    [{ notice: "notOwed" }, "granted"],
    [{ kind: "emergency", notice: "given", paperAt: null }, "paperOwed"],
    [{ kind: "emergency", notice: "given", paperAt: at }, "granted"],
  ])("%o → %s", (more, verdict) => {
    expect(codeOf(mayClose({ ...released, ...more }))).toBe(verdict);
  });
});

describe("the channel by which something leaves", () => {
  const approved = "a".repeat(64);
  it.each([
    ["encryptedFile", null, "packageMissing"],
    ["encryptedFile", "b".repeat(64), "packageOutdated"],
    ["encryptedFile", approved, null],
    ["portal", null, null],
    ["portal", "b".repeat(64), "packageOutdated"],
  ] as const)("%s with a package of %s", (channel, content, code) => {
    const verdict = mayLeaveBy(
      channel,
      content === null ? null : { content },
      approved,
    );
    expect(verdict.ok ? null : verdict.refusal.code).toBe(code);
  });
});
