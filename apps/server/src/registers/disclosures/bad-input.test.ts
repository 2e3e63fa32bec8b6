import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusals, sentenceOf } from "@kept/domain/refusal";
import { disclosureDesk } from "../../testing/disclosure-desk.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";

let app: TestApp;
let counsel: ReturnType<typeof disclosureDesk>;
let officer: ReturnType<typeof disclosureDesk>;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-09-21T02:00:00Z" });
  counsel = disclosureDesk(app.world, "legal1");
  officer = disclosureDesk(app.world, "dpo1");
}, 30_000);
afterAll(() => app.close());

/** Everything that the house keeps of a case: a refusal leaves all of it as it was. */
async function standingOf(caseId: string): Promise<string> {
  const { frame, disclosure, scope, approvals, entries } =
    await counsel.look(caseId);
  return JSON.stringify({
    version: frame.version,
    history: frame.history.length,
    disclosure,
    scope,
    approvals,
    entries,
  });
}

/** Says it over HTTP as the screen would, and that nothing was written. */
async function expectRefusal(
  code: keyof typeof refusals,
  said: {
    readonly caseId: string;
    readonly act: string;
    readonly input: object;
    readonly who?: "legal1" | "dpo1";
  },
): Promise<void> {
  const before = await standingOf(said.caseId);
  const { caseId, version } = await counsel.newest(said.caseId);
  const reply = await app.call(
    said.who ?? "legal1",
    `disclosures.${said.act}`,
    { caseId, version, ...said.input },
  );
  expect(reply.refusal?.code).toBe(code);
  expect(reply.status).toBe(refusals[code].status);
  for (const language of ["en", "zh"] as const)
    expect(sentenceOf({ code }, language).length).toBeGreaterThan(8);
  expect(await standingOf(said.caseId)).toBe(before);
}

const instrument = {
  type: "courtOrder",
  reference: "(2026) 1",
  issuedOn: null,
  issuer: null,
  respondBy: null,
  asked: "Orders",
  purpose: null,
};
const released = {
  releasedAt: "2026-09-21T02:00:00Z",
  purpose: "Evidence",
  recipient: "The court",
  officer: null,
  channel: "portal",
};
const verified = {
  agencyId: null,
  callBack: "+862168540000",
  source: "switchboard",
  secondChannel: "callBack",
  spokeWith: "A clerk",
  verifiedAt: "2026-09-21T02:00:00Z",
};

async function approved(): Promise<string> {
  const caseId = await counsel.open();
  await counsel.prepare(caseId);
  await counsel.ask(caseId, "dpo1");
  await officer.approve(caseId);
  return caseId;
}

describe("bad input to a disclosure, over HTTP, is refused with its own sentence and nothing is written", () => {
  it("a demand without an instrument is not released", async () => {
    const caseId = await counsel.open();
    await expectRefusal("instrumentMissing", {
      caseId,
      act: "release",
      input: released,
    });
  });

  it("a demand without a scan of its instrument is not logged", async () => {
    const caseId = await counsel.open();
    await expectRefusal("scanNeeded", {
      caseId,
      act: "logInstrument",
      input: { ...instrument, scanFileId: null },
    });
  });

  it("a scan that is no document is none, and neither is a file of another case", async () => {
    const caseId = await counsel.open();
    const text = await counsel.file(caseId, {
      name: "order.pdf",
      text: "I am a court order, honestly.",
    });
    const other = await counsel.open();
    const elsewhere = await counsel.file(other);
    for (const scanFileId of [text, elsewhere, crypto.randomUUID()])
      await expectRefusal("scanNoDocument", {
        caseId,
        act: "logInstrument",
        input: { ...instrument, scanFileId },
      });
  });

  it("a file leaves encrypted, as a package that was built of what was approved", async () => {
    const caseId = await approved();
    await expectRefusal("packageMissing", {
      caseId,
      act: "release",
      input: { ...released, channel: "encryptedFile" },
    });
  });

  it.each([
    ["factTimeMissing", { releasedAt: null }],
    ["factReasonMissing", { purpose: " " }],
    ["factRecipientMissing", { recipient: "" }],
  ] as const)("a release is stopped: %s", async (code, missing) => {
    const caseId = await approved();
    await expectRefusal(code, {
      caseId,
      act: "release",
      input: { ...released, ...missing },
    });
  });

  it("a release of nothing is none", async () => {
    const caseId = await counsel.open();
    await counsel.prepare(caseId);
    await counsel.scope(caseId, { given: [] });
    await expectRefusal("factContentMissing", {
      caseId,
      act: "askRelease",
      input: { approverId: app.world.actor("dpo1").id },
    });
    await expectRefusal("factContentMissing", {
      caseId,
      act: "release",
      input: released,
    });
  });

  it("a release says whom it is about", async () => {
    const caseId = await counsel.open({ persons: [] });
    await counsel.prepare(caseId);
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    await expectRefusal("factObjectMissing", {
      caseId,
      act: "release",
      input: released,
    });
  });

  it("whoever wrote it does not review it, asked or not", async () => {
    const caseId = await counsel.open();
    await counsel.prepare(caseId);
    await expectRefusal("ownWork", {
      caseId,
      act: "askRelease",
      input: { approverId: app.world.actor("legal1").id },
    });
    const approvalId = await counsel.ask(caseId, "dpo1");
    const { releaseHash } = await counsel.look(caseId);
    await expectRefusal("ownWork", {
      caseId,
      act: "decideRelease",
      input: {
        approvalId,
        contentHash: releaseHash,
        answer: "approved",
        reason: null,
      },
    });
  });

  it("a number taken from the letter is not called back, however it is written", async () => {
    const caseId = await counsel.open();
    await counsel.log(caseId);
    for (const callBack of ["+86 21 5555 0100", "021-5555 0100"])
      await expectRefusal("callBackFromLetter", {
        caseId,
        act: "verifyAuthority",
        input: { ...verified, callBack },
      });
    await expectRefusal("callBackNotInDirectory", {
      caseId,
      act: "verifyAuthority",
      input: { ...verified, source: "directory" },
    });
  });

  it.each([
    ["scopeBeyondLawful", { lawful: ["numbers"] }],
    ["scopeBeyondAvailable", { available: ["numbers"] }],
    ["scopeBeyondAsked", { asked: ["numbers"] }],
    ["withheldWithoutReason", { withheld: null }],
    ["scopeItemUnknown", { given: ["numbers", "shoeSize"] }],
  ] as const)("a row of the scope does not stand: %s", async (code, wrong) => {
    const caseId = await counsel.open();
    await counsel.log(caseId);
    await counsel.verify(caseId);
    await counsel.review(caseId);
    const row = {
      personId: null,
      category: "orders",
      asked: ["numbers", "dates", "delivery"],
      lawful: ["numbers", "dates"],
      available: ["numbers", "dates", "delivery"],
      given: ["numbers", "dates"],
      withheld: "The address is not named.",
      ...wrong,
    };
    await expectRefusal(code, {
      caseId,
      act: "setScope",
      input: { rows: [row] },
    });
  });

  it("secrecy does not end in the past, and says who ordered it", async () => {
    const caseId = await counsel.open();
    const ordered = {
      state: "until",
      orderedBy: "The court",
      reference: "(2026) 2",
      until: "2026-09-20",
      reviewOn: null,
    };
    await expectRefusal("secrecyInPast", {
      caseId,
      act: "setSecrecy",
      input: ordered,
    });
    await expectRefusal("secrecyWithoutOrder", {
      caseId,
      act: "setSecrecy",
      input: { ...ordered, until: "2026-12-31", orderedBy: null },
    });
    await expectRefusal("secrecyWithoutEnd", {
      caseId,
      act: "setSecrecy",
      input: { ...ordered, state: "unlimited", until: null },
    });
  });

  it("a review answers the whole list, and calls nothing lawful over a no", async () => {
    const caseId = await counsel.open();
    await counsel.log(caseId);
    await counsel.verify(caseId);
    const { checklist } = await counsel.look(caseId);
    const said = {
      exceptions: [],
      basis: "lawOrCourt",
      necessity: "Needed",
      result: "lawful",
    };
    await expectRefusal("reviewIncomplete", {
      caseId,
      act: "review",
      input: { ...said, checks: [] },
    });
    await expectRefusal("reviewHasNo", {
      caseId,
      act: "review",
      input: {
        ...said,
        checks: checklist.map((check) => ({ check, answer: "no" })),
      },
    });
    await expectRefusal("unknownBasis", {
      caseId,
      act: "review",
      input: {
        ...said,
        basis: "groupUse",
        checks: checklist.map((check) => ({ check, answer: "yes" })),
      },
    });
  });

  it("a letter without force releases nothing", async () => {
    const caseId = await counsel.open();
    await counsel.log(caseId, { type: "letter" });
    await counsel.verify(caseId);
    await counsel.review(caseId);
    await counsel.scope(caseId);
    await expectRefusal("instrumentNotBinding", {
      caseId,
      act: "askRelease",
      input: { approverId: app.world.actor("dpo1").id },
    });
  });
});

describe("T29 a false emergency demand from a hijacked mailbox", () => {
  const call = {
    kind: "emergency",
    channel: "email",
    body: "Police of Fairfield County",
    authorityClass: "lawEnforcement",
    country: "CN",
    contactPhone: "+8613800000000",
  } as const;
  const minimal = {
    category: "account",
    asked: ["name", "phone"],
    lawful: ["name", "phone"],
    available: ["name", "phone"],
    given: ["name", "phone"],
    withheld: null,
  } as const;
  const rowOf = (row: object) => ({
    ...minimal,
    asked: [...minimal.asked],
    lawful: [...minimal.lawful],
    available: [...minimal.available],
    given: [...minimal.given],
    ...row,
  });

  it("gets nothing at once: not without a call back, not on the number of the mail, not from one person alone, not more than the minimum", async () => {
    const caseId = await counsel.open(call);
    await expectRefusal("instrumentMissing", {
      caseId,
      act: "release",
      input: { ...released, channel: "phone" },
    });
    await counsel.log(caseId, { type: "oralRequest", scanFileId: null });
    await expectRefusal("authorityNotVerified", {
      caseId,
      act: "release",
      input: { ...released, channel: "phone" },
    });
    await expectRefusal("callBackFromLetter", {
      caseId,
      act: "verifyAuthority",
      input: { ...verified, callBack: "+86 138 0000 0000" },
    });
    await counsel.verify(caseId);
    await counsel.scope(
      caseId,
      rowOf({
        category: "orders",
        asked: ["numbers"],
        lawful: ["numbers"],
        available: ["numbers"],
        given: ["numbers"],
      }),
    );
    await expectRefusal("emergencyBeyondMinimum", {
      caseId,
      act: "askRelease",
      input: { approverId: app.world.actor("dpo1").id },
    });
    await counsel.scope(caseId, rowOf({}));
    await expectRefusal("ownWork", {
      caseId,
      act: "askRelease",
      input: { approverId: app.world.actor("legal1").id },
    });
    await expectRefusal("releaseNotApproved", {
      caseId,
      act: "release",
      input: { ...released, channel: "phone" },
    });
  });

  it("that was real leaves with two people, is flagged, and owes its paper within 24 hours and a review afterwards", async () => {
    const caseId = await counsel.open(call);
    await counsel.log(caseId, { type: "oralRequest", scanFileId: null });
    await counsel.verify(caseId);
    await counsel.scope(caseId, rowOf({}));
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    await counsel.release(caseId, { channel: "phone" });
    const { frame, entries, steps } = await counsel.look(caseId);
    expect(entries[0]).toMatchObject({
      isEmergency: true,
      approvedBy: app.world.actor("dpo1").id,
      enteredBy: app.world.actor("legal1").id,
    });
    const paper = frame.clocks.find(
      ({ ruleId }) => ruleId === "disclosures.paper",
    );
    expect(paper?.dueAt).toBe("2026-09-22T02:00:00Z");
    expect(
      steps
        .filter(({ state }) => state === "open" || state === "cannotStart")
        .map(({ step }) => step),
    ).toEqual(["paper", "review", "notice"]);
    await expectRefusal("paperOwed", { caseId, act: "close", input: {} });
  });

  it("opens no hard gate by its hurry: what is stored in China stays without an approval", async () => {
    const caseId = await counsel.open({ ...call, country: "US" });
    await counsel.log(caseId, { type: "oralRequest", scanFileId: null });
    await counsel.verify(caseId);
    await counsel.scope(caseId, rowOf({}));
    await expectRefusal("gatePipl41", {
      caseId,
      act: "askRelease",
      input: { approverId: app.world.actor("dpo1").id },
    });
  });
});
