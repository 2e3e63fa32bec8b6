import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  openMemoryMailer,
  type MemoryMailer,
} from "../../mail/outgoing/memory-mailer.ts";
import { disclosureDesk } from "../../testing/disclosure-desk.ts";
import { codeOf, provenActions } from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let mailer: MemoryMailer;
let counsel: ReturnType<typeof disclosureDesk>;
let officer: ReturnType<typeof disclosureDesk>;

const clerk = "clerk@court.example";

beforeEach(async () => {
  mailer = openMemoryMailer();
  world = await makeWorld({ now: "2026-09-21T02:00:00Z", mailer });
  counsel = disclosureDesk(world, "legal1");
  officer = disclosureDesk(world, "dpo1");
});
afterEach(() => world.close());

/** A demand of a foreign court for data in China: the gate is shut. */
async function foreignDemand(): Promise<string> {
  const caseId = await counsel.open({
    body: "District Court of Example",
    country: "US",
    contactAddress: clerk,
    language: "en",
  });
  await counsel.log(caseId, { type: "subpoena" });
  await counsel.verify(caseId);
  await counsel.review(caseId, { result: "partly" });
  return caseId;
}

/** Approved by the other one, sent, and gone. */
async function sendApproved(caseId: string, letterId: string): Promise<void> {
  await counsel.letters.ask(caseId, letterId, "dpo1");
  await officer.letters.answer(caseId);
  await counsel.letters.sendAway(caseId, letterId);
}

async function tableOf(caseId: string) {
  return world.db
    .selectFrom("case_letters")
    .selectAll()
    .where("case_id", "=", caseId)
    .execute();
}

/** Released, and somebody decided that the person is told. */
async function noticeOwed(
  more: Parameters<typeof counsel.open>[0] = {},
): Promise<string> {
  const caseId = await counsel.open(more);
  await counsel.log(caseId);
  await counsel.verify(caseId);
  await counsel.review(caseId);
  // One row about everybody who is named.
  await counsel.scope(caseId, { personId: null });
  await counsel.ask(caseId, "dpo1");
  await officer.approve(caseId);
  await counsel.release(caseId);
  await counsel.api.decideNotice({
    ...(await counsel.newest(caseId)),
    decision: "now",
    reason: "No secrecy was ordered.",
  });
  return caseId;
}

describe("a letter to the authority", () => {
  it("objects with the law of the gate, leaves by mail once a second person said yes, and stands on the path", async () => {
    const caseId = await foreignDemand();
    const letterId = await counsel.letters.write(caseId, "objection");
    const draft = await counsel.letters.letter(caseId, letterId);
    expect(draft.toName).toBe("District Court of Example");
    expect(draft.toAddress).toBe(clerk);
    expect(draft.document.values["gate_law"]?.en).toBe(
      "PIPL art. 41, Data Security Law art. 36",
    );
    expect(draft.document.values["proper_route"]?.en).toContain(
      "judicial assistance",
    );
    expect(await codeOf(counsel.letters.send(caseId, letterId))).toBe(
      "approvalMissing",
    );

    await sendApproved(caseId, letterId);

    const { challenges, frame, steps } = await counsel.look(caseId);
    expect(challenges).toMatchObject([
      { challenge: "object", outcome: null, sentBy: world.actor("legal1").id },
    ]);
    expect(steps.find(({ step }) => step === "narrow")?.state).toBe("open");
    expect(frame.messages).toMatchObject([
      { kind: "out", letterId, toAddress: clerk },
    ]);
    expect(mailer.sent).toHaveLength(1);
    expect(frame.messages[0]?.text).toContain("PIPL art. 41");
    expect((await provenActions(world, caseId)).slice(-3)).toEqual([
      "disclosures.letter-queued",
      "disclosures.letter-sent",
      "disclosures.challenged",
    ]);
  });

  it("that points to the proper route answers the demand: the register has its entry, once", async () => {
    const caseId = await foreignDemand();
    const letterId = await counsel.letters.write(caseId, "proper-route");
    await sendApproved(caseId, letterId);
    const { entries, disclosure, frame } = await counsel.look(caseId);
    expect(frame.stage.key).toBe("refused");
    expect(disclosure).toMatchObject({ outcome: "refused" });
    expect(entries).toHaveLength(1);
    expect(entries[0]?.refusalReason).toContain("PIPL art. 41");
    // By hand it is not answered a second time.
    expect(
      await codeOf(
        counsel.api.refuse({
          ...(await counsel.newest(caseId)),
          outcome: "refused",
          answeredAt: world.clock.now(),
          purpose: "A civil claim",
          reason: "Twice",
        }),
      ),
    ).toBe("wrongStage");
  });

  it("records nothing twice where somebody recorded it by hand while the letter waited", async () => {
    const caseId = await foreignDemand();
    const letterId = await counsel.letters.write(caseId, "demand-refused");
    await counsel.letters.ask(caseId, letterId, "dpo1");
    await officer.letters.answer(caseId);
    await counsel.letters.send(caseId, letterId);
    await counsel.api.refuse({
      ...(await counsel.newest(caseId)),
      outcome: "refused",
      answeredAt: world.clock.now(),
      purpose: "A civil claim",
      reason: "Told on the phone",
    });
    world.clock.pass(31_000);
    await world.deliver();
    const { entries, frame } = await counsel.look(caseId);
    expect(frame.letters).toMatchObject([{ id: letterId, state: "sent" }]);
    expect(entries.map(({ refusalReason }) => refusalReason)).toEqual([
      "Told on the phone",
    ]);
  });

  it("counts one objection where it was recorded by hand in the minute in which its letter waited", async () => {
    const caseId = await foreignDemand();
    const letterId = await counsel.letters.write(caseId, "objection");
    await counsel.letters.ask(caseId, letterId, "dpo1");
    await officer.letters.answer(caseId);
    await counsel.letters.send(caseId, letterId);
    await counsel.api.challenge({
      ...(await counsel.newest(caseId)),
      challenge: "object",
      sentAt: world.clock.now(),
      text: "Read out on the phone.",
    });
    world.clock.pass(31_000);
    await world.deliver();
    const { challenges, frame } = await counsel.look(caseId);
    expect(frame.letters[0]?.state).toBe("sent");
    expect(challenges.map(({ text }) => text)).toEqual([
      "Read out on the phone.",
    ]);
  });

  it("says what was given only to an address of our own directory, never to the one in the demand", async () => {
    const address = "registry@court.example";
    const phone = "+862168540000";
    const { agencyId } = await counsel.api.addAgency({
      name: "Pudong District People's Court",
      country: "CN",
      authorityClass: "court",
      phone,
      address,
      source: "governmentDirectory",
    });
    const known = await counsel.open({ contactAddress: clerk });
    await counsel.log(known);
    await counsel.verify(known, {
      agencyId,
      callBack: phone,
      source: "directory",
    });
    await counsel.review(known);
    await counsel.scope(known);
    await counsel.ask(known, "dpo1");
    await officer.approve(known);
    await counsel.release(known);
    const cover = await counsel.letters.write(known, "release-cover");
    expect((await counsel.letters.letter(known, cover)).toAddress).toBe(
      address,
    );
    await sendApproved(known, cover);

    const caseId = await counsel.open({ contactAddress: clerk });
    await counsel.bringOut(caseId, "dpo1");
    const letterId = await counsel.letters.write(caseId, "release-cover");
    const letter = await counsel.letters.letter(caseId, letterId);
    expect(letter).toMatchObject({ toAddress: null, way: "post" });
    expect(letter.document.values["given_data"]?.en).toBe(
      "Orders and contracts (Order numbers, Dates)",
    );
  });
});

describe("a letter to the person", () => {
  it("is the notice: it names what was given and why, is approved, and settles what was owed", async () => {
    const caseId = await noticeOwed({ language: "en" });
    const letterId = await counsel.letters.write(caseId, "notice");
    const { document, toAddress } = await counsel.letters.letter(
      caseId,
      letterId,
    );
    expect(toAddress).toBe("ren.hai@mail.example");
    expect(document.values["given_data"]?.zh).toBe(
      "订单与合同（订单编号、日期）",
    );
    expect(document.values["basis"]?.en).toBe("mandatory law or court order");
    await sendApproved(caseId, letterId);
    const { disclosure, frame } = await counsel.look(caseId);
    expect(disclosure.notice).toMatchObject({
      state: "given",
      how: "By letter",
    });
    expect(
      frame.clocks.find(({ act }) => act === "notice")?.stoppedAt,
    ).not.toBeNull();
    await counsel.api.close(await counsel.newest(caseId));
  });

  it("goes to each of several persons, and the notice is given with the last", async () => {
    const caseId = await noticeOwed({
      persons: [
        {
          name: "Ren Hai",
          identifiers: [{ kind: "email", value: "ren.hai@mail.example" }],
        },
        {
          name: "Mary Ford",
          identifiers: [{ kind: "email", value: "mary@mail.example" }],
        },
      ],
    });
    const { persons } = await counsel.look(caseId);
    const [first, second] = persons.map(({ id }) => id);
    // Among several nobody is meant who was not chosen, and least of all the first.
    const toNobody = await counsel.letters.write(caseId, "notice");
    expect(await counsel.letters.letter(caseId, toNobody)).toMatchObject({
      toName: "",
      toAddress: null,
      checks: expect.arrayContaining([
        expect.objectContaining({ code: "receiverOpen", kind: "fix" }),
      ]) as unknown,
    });
    await sendApproved(
      caseId,
      await counsel.letters.write(caseId, "notice", first),
    );
    expect((await counsel.look(caseId)).disclosure.notice.state).toBe("now");
    const other = await counsel.letters.write(caseId, "notice", second);
    const { toName, toAddress } = await counsel.letters.letter(caseId, other);
    expect([toName, toAddress]).toEqual(["Mary Ford", "mary@mail.example"]);
    await sendApproved(caseId, other);
    expect((await counsel.look(caseId)).disclosure.notice.state).toBe("given");
  });

  it("can go to another of them, under the rules under which it was begun, and needs a yes anew", async () => {
    const caseId = await noticeOwed({
      persons: [
        {
          name: "Ren Hai",
          identifiers: [{ kind: "email", value: "ren.hai@mail.example" }],
        },
        {
          name: "Mary Ford",
          identifiers: [{ kind: "name", value: "Mary Ford" }],
        },
      ],
    });
    const { persons } = await counsel.look(caseId);
    const [first = "", second = ""] = persons.map(({ id }) => id);
    const letterId = await counsel.letters.write(caseId, "notice", first);
    // How the one is addressed is not how the other is.
    const { answers } = await counsel.letters.letter(caseId, letterId);
    await counsel.letters.edit(caseId, letterId, {
      values: { ...answers, salutation: { en: "Mr Ren", zh: "任先生" } },
    });
    await counsel.letters.ask(caseId, letterId, "dpo1");
    await officer.letters.answer(caseId);
    const redirect = async (recipientId: string) =>
      counsel.api.redirectLetter({
        ...(await counsel.newest(caseId)),
        letterId,
        recipientId,
      });

    await redirect(second);

    const letter = await counsel.letters.letter(caseId, letterId);
    expect(letter).toMatchObject({
      recipientId: second,
      receivers: [
        { id: first, name: "Ren Hai" },
        { id: second, name: "Mary Ford" },
      ],
      toName: "Mary Ford",
      toAddress: null,
      way: "post",
      approval: "void",
    });
    expect(letter.document.values["salutation"]).toEqual({
      en: "Mary Ford",
      zh: "Mary Ford",
    });
    // What is about neither of them stays as it was answered.
    expect(letter.answers["complaint_channel"]).toEqual(
      answers["complaint_channel"],
    );
    expect((await provenActions(world, caseId)).slice(-2)).toEqual([
      "disclosures.letter-redirected",
      "approvals.voided",
    ]);

    // Nobody of another case gets it, and a letter to an authority goes to no person.
    const elsewhere = await counsel.look(await noticeOwed());
    const stranger = elsewhere.persons[0]?.id ?? "";
    expect(await codeOf(redirect(stranger))).toBe("notFound");
    const toThem = await counsel.letters.write(caseId, "ask-proof");
    expect(
      await codeOf(
        counsel.api.redirectLetter({
          ...(await counsel.newest(caseId)),
          letterId: toThem,
          recipientId: first,
        }),
      ),
    ).toBe("notFound");

    // An order that came meanwhile bars this as it bars a new letter.
    await counsel.api.setSecrecy({
      ...(await counsel.newest(caseId)),
      state: "unlimited",
      orderedBy: "Pudong District People's Court",
      reference: "S 12/26",
      until: null,
      reviewOn: "2026-12-01",
    });
    expect(await codeOf(redirect(first))).toBe("secrecyForbidsLetter");
  });

  it("is not sent to the envelope of somebody else of the case", async () => {
    const named = (name: string) => ({
      name,
      identifiers: [{ kind: "name" as const, value: name }],
    });
    const caseId = await noticeOwed({
      persons: [named("Ren Hai"), named("Mary Ford")],
    });
    const { persons } = await counsel.look(caseId);
    const [first = "", second = ""] = persons.map(({ id }) => id);
    const letterId = await counsel.letters.write(caseId, "notice", first);
    const envelope = "1 Harbour Street\nExampletown";
    await counsel.api.addressLetter({
      ...(await counsel.newest(caseId)),
      letterId,
      postAddress: envelope,
    });
    const envelopeOf = async (recipientId: string) => {
      const begun = await counsel.letters.write(caseId, "notice", recipientId);
      return (await counsel.letters.letter(caseId, begun)).postAddress;
    };
    expect(await envelopeOf(first)).toBe(envelope);
    expect(await envelopeOf(second)).toBeNull();
  });

  it("is refused while secrecy bars it, with its sentence, and nothing is written", async () => {
    const caseId = await noticeOwed();
    await counsel.api.setSecrecy({
      ...(await counsel.newest(caseId)),
      state: "unlimited",
      orderedBy: "Pudong District People's Court",
      reference: "S 12/26",
      until: null,
      reviewOn: "2026-12-01",
    });
    const before = (await counsel.look(caseId)).frame;
    for (const templateId of [
      "notice",
      "notice-after-secrecy",
      "information-refused",
    ])
      expect(
        await codeOf(
          counsel.api.startLetter({
            ...(await counsel.newest(caseId)),
            templateId,
          }),
        ),
      ).toBe("secrecyForbidsLetter");
    const { frame, templates } = await counsel.look(caseId);
    expect(await tableOf(caseId)).toEqual([]);
    expect([frame.version, frame.history.length]).toEqual([
      before.version,
      before.history.length,
    ]);
    expect(templates.filter(({ to }) => to === "person")).toEqual([]);
  });

  it("that waits in the outbox is held back by an order that comes meanwhile", async () => {
    const caseId = await noticeOwed();
    const letterId = await counsel.letters.write(caseId, "notice");
    await counsel.letters.ask(caseId, letterId, "dpo1");
    await officer.letters.answer(caseId);
    await counsel.letters.send(caseId, letterId);
    await counsel.api.setSecrecy({
      ...(await counsel.newest(caseId)),
      state: "unlimited",
      orderedBy: "Pudong District People's Court",
      reference: "S 12/26",
      until: null,
      reviewOn: "2026-12-01",
    });
    world.clock.pass(31_000);
    await world.deliver();
    expect(mailer.sent).toEqual([]);
    const { frame, disclosure } = await counsel.look(caseId);
    expect(frame.letters).toMatchObject([{ id: letterId, state: "failed" }]);
    expect(disclosure.notice.state).toBe("deferred");
  });

  it("before a publication says purpose, kinds and sensitive data, and that is what is recorded", async () => {
    const caseId = await counsel.open({
      kind: "publication",
      authorityClass: "public",
      body: "Readers of the annual report",
      contactPhone: null,
      language: "en",
    });
    await counsel.review(caseId, { basis: "consent" });
    await counsel.scope(caseId, {
      category: "payment",
      asked: ["method"],
      lawful: ["method"],
      available: ["method"],
      given: ["method"],
      withheld: null,
    });
    const letterId = await counsel.letters.write(caseId, "notice-before");
    const purpose = { en: "The annual report", zh: "年度报告" };
    const { answers } = await counsel.letters.letter(caseId, letterId);
    await counsel.letters.edit(caseId, letterId, {
      values: { ...answers, purpose },
    });
    await sendApproved(caseId, letterId);
    const { disclosure, steps } = await counsel.look(caseId);
    expect(disclosure.toldBefore).toMatchObject({
      purpose: "The annual report",
      dataKinds: "Payment (Means of payment)",
      sensitive: "payment",
      how: "By letter",
    });
    expect(steps.find(({ step }) => step === "preNotice")?.state).toBe("done");
  });
});

describe("the letters of a sealed demand", () => {
  it("are unknown to whoever its list does not name: not found, not listed, not counted", async () => {
    const caseId = await counsel.open({
      isSealed: true,
      contactAddress: clerk,
    });
    const letterId = await counsel.letters.write(caseId, "ask-proof");
    expect(await codeOf(officer.letters.letter(caseId, letterId))).toBe(
      "notFound",
    );
    expect(await codeOf(officer.api.previewLetter({ caseId, letterId }))).toBe(
      "notFound",
    );
    await counsel.letters.sendAway(caseId, letterId);
    expect(JSON.stringify(await world.as("dpo1").desk.today())).not.toContain(
      caseId,
    );
  });
});
