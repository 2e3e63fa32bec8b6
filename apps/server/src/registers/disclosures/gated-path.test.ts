import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { MacroStep } from "@kept/domain/casework/macro-schema";
import { disclosureDesk } from "../../testing/disclosure-desk.ts";
import {
  codeOf,
  provenActions,
  refusalOf,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let counsel: ReturnType<typeof disclosureDesk>;
let officer: ReturnType<typeof disclosureDesk>;

beforeEach(async () => {
  world = await makeWorld({ now: "2026-09-21T02:00:00Z" });
  counsel = disclosureDesk(world, "legal1");
  officer = disclosureDesk(world, "dpo1");
});
afterEach(() => world.close());

async function statesOf(caseId: string): Promise<string[]> {
  const { steps } = await counsel.look(caseId);
  return steps.map(({ step, state }) => `${step} ${state}`);
}

describe("a court order", () => {
  it("goes the gated path to the register, narrowed and answered in part, and is closed once the person was told", async () => {
    const caseId = await counsel.open({ respondBy: "2026-10-12" });
    await counsel.log(caseId, { respondBy: "2026-10-12" });
    await counsel.verify(caseId);
    await counsel.review(caseId, { result: "partly" });
    await counsel.api.challenge({
      ...(await counsel.newest(caseId)),
      challenge: "narrow",
      sentAt: world.clock.now(),
      text: "The order names no period; we offer the first quarter.",
    });
    await counsel.scope(caseId);
    expect(await codeOf(counsel.ask(caseId, "dpo1"))).toBe("challengeOpen");
    const { challenges } = await counsel.look(caseId);
    await counsel.api.recordReply({
      ...(await counsel.newest(caseId)),
      challengeId: challenges[0]?.id ?? "",
      outcome: "accepted",
      repliedAt: world.clock.now(),
      text: "The first quarter is enough.",
    });
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    await counsel.release(caseId);
    const { entries, disclosure, frame } = await counsel.look(caseId);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      version: 1,
      outcome: "part",
      content: {
        en: "Orders and contracts (Order numbers, Dates)",
        zh: "订单与合同（订单编号、日期）",
      },
      purpose: "Evidence in a civil dispute",
      recipient: "Pudong District People's Court, second chamber",
      personsCount: 1,
      refusalReason: "The delivery address is not named in the order.",
      approvedBy: world.actor("dpo1").id,
    });
    expect(disclosure.notice.state).toBe("undecided");
    expect(frame.stage.key).toBe("released");
    expect(frame.clocks[0]?.stoppedAt).not.toBeNull();
    expect(await codeOf(counsel.api.close(await counsel.newest(caseId)))).toBe(
      "noticeOwed",
    );
    await counsel.api.decideNotice({
      ...(await counsel.newest(caseId)),
      decision: "now",
      reason: "No secrecy was ordered.",
    });
    await counsel.api.giveNotice({
      ...(await counsel.newest(caseId)),
      givenAt: world.clock.now(),
      how: "By e-mail",
    });
    await counsel.api.close(await counsel.newest(caseId));
    expect((await counsel.look(caseId)).frame.stage.key).toBe("closed");
    expect(await provenActions(world, caseId)).toEqual([
      "disclosures.received",
      "disclosures.file-added",
      "disclosures.instrument-logged",
      "disclosures.authority-verified",
      "disclosures.reviewed",
      "disclosures.challenged",
      "disclosures.scope-set",
      "disclosures.challenge-answered",
      "disclosures.release-asked",
      "disclosures.release-approved",
      "disclosures.released",
      "disclosures.entry-written",
      "disclosures.notice-decided",
      "disclosures.notice-given",
      "disclosures.closed",
    ]);
  });

  it("shows what cannot start yet, and what it waits for", async () => {
    const caseId = await counsel.open();
    const { steps } = await counsel.look(caseId);
    expect(steps.find(({ step }) => step === "approval")).toEqual({
      step: "approval",
      state: "cannotStart",
      waitsFor: "scope",
    });
    await counsel.log(caseId);
    expect((await statesOf(caseId)).slice(0, 3)).toEqual([
      "instrument done",
      "authority open",
      "review cannotStart",
    ]);
  });

  it("needs a new yes after every edit: the last approval is void", async () => {
    const caseId = await counsel.open();
    await counsel.prepare(caseId);
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    expect((await counsel.look(caseId)).frame.stage.key).toBe("approved");
    await counsel.scope(caseId, { given: ["numbers"] });
    const { approvals, frame } = await counsel.look(caseId);
    expect(approvals.map(({ state }) => state)).toEqual(["void"]);
    expect(frame.stage.key).toBe("scoped");
    expect(await codeOf(counsel.release(caseId))).toBe("releaseNotApproved");
    expect((await counsel.look(caseId)).entries).toEqual([]);
  });

  it("is sent back with what is to be changed, and with nothing it is not sent back", async () => {
    const caseId = await counsel.open();
    await counsel.prepare(caseId);
    await counsel.ask(caseId, "dpo1");
    expect(
      await refusalOf(officer.approve(caseId, { answer: "changesAsked" })),
    ).toMatchObject({
      code: "invalidInput",
      fields: { reason: ["text.missing"] },
    });
    expect((await counsel.look(caseId)).approvals.at(-1)?.state).toBe("asked");
    const reason = "Take the delivery addresses out.";
    await officer.approve(caseId, { answer: "changesAsked", reason });
    const { approvals, frame } = await counsel.look(caseId);
    expect(approvals.at(-1)).toMatchObject({ state: "changesAsked", reason });
    expect(
      frame.history
        .find(({ action }) => action === "disclosures.release-declined")
        ?.changes.find(({ field }) => field === "reason")?.after,
    ).toBe(reason);
    // Whoever scoped it settles it anew and asks again.
    await counsel.scope(caseId, { given: ["numbers"] });
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    await counsel.release(caseId);
  });

  it("waits for one who is asked: it stands in their inbox and among what they approve", async () => {
    const caseId = await counsel.open();
    await counsel.prepare(caseId);
    await counsel.ask(caseId, "dpo1");
    const today = JSON.stringify(await world.as("dpo1").desk.today());
    expect(today).toContain("GOV-2026-00001");
    const inbox = await world.as("dpo1").context.inbox();
    expect(JSON.stringify(inbox)).toContain("approvalAsked");
  });

  it("is entered when nothing is given as well, with the reason", async () => {
    const caseId = await counsel.open();
    await counsel.log(caseId);
    await counsel.api.refuse({
      ...(await counsel.newest(caseId)),
      outcome: "noneHeld",
      answeredAt: world.clock.now(),
      purpose: "Civil dispute about a delivery",
      reason: "Nobody of this name is a customer.",
    });
    const { entries, frame } = await counsel.look(caseId);
    expect(frame.stage.key).toBe("refused");
    expect(entries[0]).toMatchObject({
      outcome: "noneHeld",
      content: { en: "", zh: "" },
      refusalReason: "Nobody of this name is a customer.",
    });
    await counsel.api.close(await counsel.newest(caseId));
    expect(await codeOf(counsel.scope(caseId))).toBe("wrongStage");
  });

  it("that the authority takes back is entered and ended", async () => {
    const caseId = await counsel.open();
    await counsel.api.withdraw({
      ...(await counsel.newest(caseId)),
      withdrawnAt: world.clock.now(),
      purpose: "Civil dispute about a delivery",
      reason: "The parties settled.",
    });
    const { entries, frame } = await counsel.look(caseId);
    expect(frame.stage).toMatchObject({ key: "withdrawn", isTerminal: true });
    expect(entries[0]?.outcome).toBe("withdrawn");
  });
});

describe("a macro on one disclosure", () => {
  const steps: MacroStep[] = [
    { kind: "assign", to: "me" },
    { kind: "note", text: "{{me}} looked at {{case}}." },
  ];

  it("does its steps as one act, and gives the case back; a case that may be closed is closed by it", async () => {
    const caseId = await counsel.open();
    const api = world.as("dpo1");
    const { macroId } = await api.macros.save({
      register: "disclosures",
      name: "Take over",
      steps,
      shared: { with: "me" },
    });
    const { macroVersion, plan } = await api.disclosures.planMacro({
      caseId,
      macroId,
    });
    expect(plan.map(({ outcome }) => outcome)).toEqual(["will", "will"]);
    const before = (await officer.look(caseId)).frame.owner?.id;
    const done = await api.disclosures.applyMacro({
      ...(await officer.newest(caseId)),
      macroId,
      macroVersion,
    });
    expect((await officer.look(caseId)).frame.owner?.id).toBe(
      world.actor("dpo1").id,
    );
    const { undo } = done;
    if (undo === null) throw new Error("The owner can be given back");
    await api.disclosures.undoMacro({
      caseId,
      version: done.version,
      name: "Take over",
      undo: { ...undo, reminderIds: [], letterIds: [] },
    });
    expect((await officer.look(caseId)).frame.owner?.id).toBe(before);
    expect(await provenActions(world, caseId)).toEqual(
      expect.arrayContaining([
        "disclosures.macro-run",
        "disclosures.macro-undone",
      ]),
    );

    const ended = await counsel.open();
    await counsel.bringOut(ended, "dpo1");
    await counsel.api.decideNotice({
      ...(await counsel.newest(ended)),
      decision: "notOwed",
      reason: "The person asked for it.",
    });
    const closing = await api.macros.save({
      register: "disclosures",
      name: "Close",
      steps: [{ kind: "move", move: "close" }],
      shared: { with: "me" },
    });
    const planned = await api.disclosures.planMacro({
      caseId: ended,
      macroId: closing.macroId,
    });
    await api.disclosures.applyMacro({
      ...(await officer.newest(ended)),
      macroId: closing.macroId,
      macroVersion: planned.macroVersion,
    });
    expect((await officer.look(ended)).frame.stage.key).toBe("closed");
  });
});

describe("a demand from abroad", () => {
  const foreign = {
    body: "Office of the District Attorney, Fairfield County",
    country: "US",
    authorityClass: "prosecutor",
    dataPlaces: ["CN", "DE"],
  } as const;

  it("stops at the hard gates of PIPL art. 41 and GDPR art. 48, and passes with the named exceptions alone", async () => {
    const caseId = await counsel.open({
      ...foreign,
      dataPlaces: [...foreign.dataPlaces],
    });
    await counsel.log(caseId, { type: "subpoena" });
    await counsel.verify(caseId);
    await counsel.review(caseId);
    await counsel.scope(caseId);
    expect((await counsel.look(caseId)).gatesShut).toEqual([
      "pipl41",
      "gdpr48",
    ]);
    expect(await codeOf(counsel.ask(caseId, "dpo1"))).toBe("gatePipl41");
    const approved = {
      gate: "pipl41",
      exception: "approval",
      reference: "Ministry of Justice (2026) 88",
    } as const;
    await counsel.review(caseId, { exceptions: [approved] });
    expect(await codeOf(counsel.ask(caseId, "dpo1"))).toBe("gateGdpr48");
    await counsel.review(caseId, {
      exceptions: [
        approved,
        {
          gate: "gdpr48",
          exception: "agreement",
          reference: "Agreement on mutual legal assistance EU–US",
        },
      ],
    });
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    await counsel.release(caseId);
    expect((await counsel.look(caseId)).entries[0]?.country).toBe("US");
  });

  it("knows no exception but those of its gate", async () => {
    const caseId = await counsel.open({
      ...foreign,
      dataPlaces: ["CN"],
    });
    await counsel.log(caseId, { type: "subpoena" });
    await counsel.verify(caseId);
    for (const wrong of [
      { gate: "pipl41", exception: "agreement", reference: "x" },
      { gate: "gdpr48", exception: "agreement", reference: "x" },
    ] as const)
      expect(
        await codeOf(counsel.review(caseId, { exceptions: [wrong] })),
      ).toBe("gateNotMet");
  });
});

describe("secrecy", () => {
  async function gagged(isSealed: boolean): Promise<string> {
    const caseId = await counsel.open({ isSealed });
    if (isSealed)
      await world.as("legal1").seals.name({
        ...(await counsel.newest(caseId)),
        personId: world.actor("dpo1").id,
        until: "2027-03-01",
      });
    await counsel.api.setSecrecy({
      ...(await counsel.newest(caseId)),
      state: "until",
      orderedBy: "Pudong District People's Court",
      reference: "(2026) 0115-331 secret",
      until: "2026-12-31",
      reviewOn: "2026-11-02",
    });
    await counsel.bringOut(caseId, "dpo1");
    await counsel.api.decideNotice({
      ...(await counsel.newest(caseId)),
      decision: "deferred",
      reason: "The court ordered secrecy.",
    });
    return caseId;
  }

  it.each([false, true])(
    "that ends brings the notice back by itself: clock, task and inbox of the owner (sealed: %s)",
    async (isSealed) => {
      const caseId = await gagged(isSealed);
      expect(
        await codeOf(counsel.api.close(await counsel.newest(caseId))),
      ).toBe("noticeOwed");
      world.clock.set("2026-12-31T15:00:00Z");
      await world.scheduler.runAll();
      expect((await counsel.look(caseId)).disclosure.notice.state).toBe(
        "deferred",
      );
      world.clock.set("2027-01-01T01:00:00Z");
      await world.scheduler.runAll();
      const { disclosure, frame } = await counsel.look(caseId);
      expect(disclosure.secrecy).toMatchObject({
        state: "none",
        endedOn: "2026-12-31",
      });
      expect(disclosure.notice.state).toBe("now");
      expect(frame.tasks.map(({ title }) => title.en)).toEqual([
        "Tell the person: secrecy has ended",
      ]);
      const notice = frame.clocks.find(
        ({ ruleId }) => ruleId === "disclosures.notice",
      );
      expect(frame.nextRuleId).toBe("disclosures.notice");
      expect(notice?.dueOn).not.toBeNull();
      const inbox = JSON.stringify(await world.as("legal1").context.inbox());
      expect(inbox).toContain("cameDue");
      await world.scheduler.runAll();
      expect((await counsel.look(caseId)).frame.tasks).toHaveLength(1);
    },
  );

  it("forbids the notice while it stands, and makes it owed once it is lifted", async () => {
    const caseId = await gagged(false);
    expect(
      await codeOf(
        counsel.api.decideNotice({
          ...(await counsel.newest(caseId)),
          decision: "now",
          reason: "We want to.",
        }),
      ),
    ).toBe("secrecyForbidsNotice");
    await counsel.api.setSecrecy({
      ...(await counsel.newest(caseId)),
      state: "none",
      orderedBy: null,
      reference: null,
      until: null,
      reviewOn: null,
    });
    expect((await counsel.look(caseId)).disclosure.notice.state).toBe("now");
  });
});

describe("what is not compelled", () => {
  it("is published after a notice and express consent alone, the consent not older than the notice", async () => {
    const caseId = await counsel.open({
      kind: "publication",
      channel: "internal",
      body: "Company website",
      authorityClass: "public",
      contactPhone: null,
    });
    await counsel.review(caseId, { basis: "consent" });
    await counsel.scope(caseId, {
      category: "account",
      asked: ["name"],
      lawful: ["name"],
      available: ["name"],
      given: ["name"],
      withheld: null,
    });
    expect(await codeOf(counsel.ask(caseId, "dpo1"))).toBe("preNoticeMissing");
    await counsel.api.tellBefore({
      ...(await counsel.newest(caseId)),
      toldAt: "2026-09-21T02:00:00Z",
      purpose: "A list of prize winners",
      dataKinds: "The name",
      sensitive: "None",
      how: "By e-mail",
    });
    expect(await codeOf(counsel.ask(caseId, "dpo1"))).toBe("consentMissing");
    expect(
      await codeOf(
        counsel.api.recordConsent({
          ...(await counsel.newest(caseId)),
          consentedAt: "2026-09-20T02:00:00Z",
          proof: "Form 12",
        }),
      ),
    ).toBe("consentBeforeNotice");
    world.clock.set("2026-09-22T02:00:00Z");
    await counsel.api.recordConsent({
      ...(await counsel.newest(caseId)),
      consentedAt: "2026-09-22T01:00:00Z",
      proof: "Form 12",
    });
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    await counsel.release(caseId, { channel: "website" });
    await counsel.api.close(await counsel.newest(caseId));
    const { entries } = await counsel.look(caseId);
    expect(entries[0]).toMatchObject({ outcome: "full", isCompelled: false });
  });

  it("is transferred in a merger with the successor bound and the people told, and entered for the arrangement", async () => {
    const caseId = await counsel.open({
      kind: "businessTransfer",
      form: "merger",
      channel: "internal",
      body: "Successor Holding",
      authorityClass: "counterparty",
      contactPhone: null,
      persons: [],
      scopeWords: "All customers of the online shop",
      scopeCount: 84_000,
    });
    await counsel.log(caseId, { type: "dealDocument", scanFileId: null });
    await counsel.review(caseId, { basis: "transaction" });
    await counsel.scope(caseId);
    await counsel.api.bindRecipient({
      ...(await counsel.newest(caseId)),
      undertaking: "confidentiality",
      signedOn: "2026-09-20",
      reference: "NDA 7",
    });
    expect(await codeOf(counsel.ask(caseId, "dpo1"))).toBe(
      "undertakingMissing",
    );
    await counsel.api.bindRecipient({
      ...(await counsel.newest(caseId)),
      undertaking: "undertaking",
      signedOn: "2026-09-20",
      reference: "Annex 4",
    });
    await counsel.api.tellBefore({
      ...(await counsel.newest(caseId)),
      toldAt: world.clock.now(),
      purpose: "Merger",
      dataKinds: "Orders",
      sensitive: "None",
      how: "Notice on the site and by e-mail",
    });
    await counsel.ask(caseId, "dpo1");
    await officer.approve(caseId);
    await counsel.release(caseId, { channel: "dataRoom" });
    const { entries } = await counsel.look(caseId);
    expect(entries[0]).toMatchObject({
      level: "arrangement",
      personsCount: 84_000,
      scopeWords: "All customers of the online shop",
    });
  });

  it("is preserved for 90 days without anything leaving, and entered so", async () => {
    const caseId = await counsel.open({ kind: "preservation" });
    await counsel.log(caseId, { type: "preservationLetter" });
    await counsel.verify(caseId);
    await counsel.api.preserve({
      ...(await counsel.newest(caseId)),
      preservedAt: world.clock.now(),
      what: "Mailbox of the account",
    });
    const { entries, frame } = await counsel.look(caseId);
    expect(entries[0]?.outcome).toBe("preserved");
    const clock = frame.clocks.find(
      ({ ruleId }) => ruleId === "disclosures.preservation",
    );
    expect(clock?.dueOn).toBe("2026-12-20");
    await counsel.api.close(await counsel.newest(caseId));
  });
});

describe("the register", () => {
  it("keeps what was written: a correction is a version that a second person confirms, a void number stays", async () => {
    const caseId = await counsel.open();
    await counsel.bringOut(caseId, "dpo1");
    const [entry] = (await counsel.look(caseId)).entries;
    if (entry === undefined) throw new Error("There is no entry");
    const said = {
      disclosedAt: entry.disclosedAt,
      purpose: entry.purpose,
      recipient: entry.recipient,
      recipientOfficer: "Judge Shen Wei",
      instrumentRef: entry.instrumentRef,
      scopeWords: entry.scopeWords,
    };
    const { proposalId } = await counsel.api.proposeCorrection({
      year: entry.year,
      number: entry.number,
      version: 1,
      act: "corrected",
      said,
      reason: "The name was misread.",
    });
    expect((await counsel.look(caseId)).entries).toHaveLength(1);
    expect(
      await codeOf(
        counsel.api.decideCorrection({ proposalId, answer: "approved" }),
      ),
    ).toBe("ownWork");
    await officer.api.decideCorrection({ proposalId, answer: "approved" });
    const voiding = await counsel.api.proposeCorrection({
      year: entry.year,
      number: entry.number,
      version: 2,
      act: "voided",
      said: null,
      reason: "Entered twice.",
    });
    await officer.api.decideCorrection({
      proposalId: voiding.proposalId,
      answer: "approved",
    });
    const { entries } = await counsel.look(caseId);
    expect(entries.map(({ version, act }) => `${version} ${act}`)).toEqual([
      "1 entered",
      "2 corrected",
      "3 voided",
    ]);
    expect(entries[1]).toMatchObject({
      recipientOfficer: "Judge Shen Wei",
      correctionReason: "The name was misread.",
      approvedBy: world.actor("dpo1").id,
    });
    const asked = { where: {} };
    const page = await counsel.api.register({
      ...asked,
      cursor: null,
      limit: 50,
    });
    expect(page.lines.map(({ entry: one }) => one.act)).toEqual(["voided"]);
    const extract = await world.as("auditor1").disclosures.extract(asked);
    expect(extract.lines).toHaveLength(3);
    expect(extract.sha256).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("refuses every change and every deletion of an entry, whoever writes to the database", async () => {
    const caseId = await counsel.open();
    await counsel.bringOut(caseId, "dpo1");
    const verdict = await world
      .change(
        {
          actor: world.actor("dpo1"),
          now: world.clock.now(),
          requestId: crypto.randomUUID(),
          action: "disclosures.tamper",
        },
        async (tx) => {
          await tx
            .updateTable("disclosure_entries")
            .set({ purpose: "another" })
            .execute();
          return { ok: true, value: { value: null, events: [] } };
        },
      )
      .catch(String);
    expect(verdict).toContain("never changed");
  });

  it("shows an entry of a sealed case to those it names alone, and leaves no gap in the numbers", async () => {
    const open = await counsel.open();
    await counsel.bringOut(open, "dpo1");
    const secret = await counsel.open({ isSealed: true });
    await world.as("legal1").seals.name({
      ...(await counsel.newest(secret)),
      personId: world.actor("dpo1").id,
      until: "2027-03-01",
    });
    await counsel.bringOut(secret, "dpo1");
    const last = await counsel.open();
    await counsel.bringOut(last, "dpo1");
    const page = {
      where: {},
      cursor: null,
      limit: 50,
    };
    const mine = await counsel.api.register(page);
    expect(mine.total).toBe(3);
    const theirs = await world.as("auditor1").disclosures.register(page);
    expect(theirs.total).toBe(2);
    expect(
      theirs.lines.map(({ entry }) => entry.number).toSorted((a, b) => a - b),
    ).toEqual([1, 2]);
  });
});

describe("erasing the person of a demand", () => {
  it("T43 takes name, identifiers and every free word; the entry of the register stands", async () => {
    const caseId = await counsel.open({
      asked: "All messages of Ren Hai",
      scopeWords: "Ren Hai and household",
    });
    await counsel.prepare(caseId);
    await counsel.bringOut(caseId, "dpo1");
    await counsel.api.decideNotice({
      ...(await counsel.newest(caseId)),
      decision: "notOwed",
      reason: "Ren Hai was in court when the order was made.",
    });
    await counsel.api.close(await counsel.newest(caseId));
    const entriesBefore = (await counsel.look(caseId)).entries;

    const erasure = world.as("dpo1").erasure;
    await erasure.ask({
      ...(await counsel.newest(caseId)),
      alsoIds: [],
      ground: "retentionOver",
      approverId: world.actor("legal1").id,
    });
    const asked = (await erasure.ofCase({ caseId })).erasure;
    await world.as("legal1").erasure.decide({
      ...(await counsel.newest(caseId)),
      erasureId: asked?.id ?? "",
      contentHash: asked?.contentHash ?? "",
      answer: "approved",
    });
    await world.scheduler.runAll();

    const rows = await Promise.all(
      (
        [
          "cases",
          "disclosures",
          "disclosure_persons",
          "disclosure_identifiers",
          "disclosure_scope",
          "disclosure_challenges",
          "ledger_values",
        ] as const
      ).map((table) => world.db.selectFrom(table).selectAll().execute()),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Ren Hai|ren\.hai/);
    expect((await counsel.look(caseId)).entries).toEqual(entriesBefore);
  });
});
