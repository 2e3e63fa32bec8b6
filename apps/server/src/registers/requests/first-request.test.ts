import PostalMime from "postal-mime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSmtpMailer } from "../../mail/outgoing/smtp-mailer.ts";
import { bytesOfFile } from "../../files/new-files.ts";
import { historyOf } from "../../ledger/history-views.ts";
import { openMailSink, type MailSink } from "../../testing/mail-sink.ts";
import {
  codeOf,
  provenActions,
  refusalOf,
  requestDesk,
} from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";

/** The office's own time of day, on 16 September 2026 and later. */
const received = "2026-09-16T10:00:00+08:00";
const identified = "2026-09-17T09:00:00+08:00";

let sink: MailSink;
let world: World;
let analyst: ReturnType<typeof requestDesk>;
let manager: ReturnType<typeof requestDesk>;
let caseId: string;
let letterId: string;

beforeAll(async () => {
  sink = await openMailSink();
  world = await makeWorld({
    now: "2026-09-16T02:05:00Z",
    mailer: openSmtpMailer({
      host: "127.0.0.1",
      port: sink.port,
      security: "plain",
      auth: null,
    }),
  });
  analyst = requestDesk(world, "analystA1");
  manager = requestDesk(world, "manager1");
});
afterAll(async () => {
  await world.close();
  await sink.close();
});

async function clock(ruleId: string) {
  const { frame } = await analyst.look(caseId);
  const found = frame.clocks.find((one) => one.ruleId === ruleId);
  if (!found) throw new Error(`The case has no clock ${ruleId}`);
  return found;
}

/** The ends of lines as a mail server writes them, and whether the last line has one, are the mail's own. */
function wordsOf(text: string | undefined): string {
  return (text ?? "").replaceAll("\r\n", "\n").trimEnd();
}

describe("the first request, answered", () => {
  it("is taken in with the time at which it was received", async () => {
    caseId = await analyst.open({ receivedAt: received });
    const { frame } = await analyst.look(caseId);
    expect(frame).toMatchObject({
      reference: "DSR-2026-00001",
      stage: { key: "received" },
      receivedAt: "2026-09-16T02:00:00.000Z",
      title: "Hannah Vogel",
    });
    expect((await clock("p000.triage")).dueAt).toBe("2026-09-18T02:00:00Z");
  });

  it("is identified and classified, and shows every date that follows", async () => {
    world.clock.set("2026-09-17T01:00:00Z");
    await analyst.classify(caseId, { identifiedAt: identified });
    const { frame, regimes } = await analyst.look(caseId);
    expect(regimes).toEqual(["EU"]);
    expect(
      frame.clocks.map(({ ruleId, dueOn, governs }) => [
        ruleId,
        dueOn,
        governs,
      ]),
    ).toEqual([
      ["p000.triage", "2026-09-18", true],
      ["p000.response", "2026-10-13", true],
      ["p000.settlement", "2026-10-14", false],
      ["p000.outcome", "2026-11-03", false],
      ["eu.response", "2026-10-16", true],
    ]);
    expect((await clock("p000.triage")).standing.state).toBe("met");
    expect(frame.nextRuleId).toBe("p000.response");
    expect((await clock("p000.response")).dueAt).toBe("2026-10-13T15:59:59Z");
    const makeUpDays = (await clock("p000.response")).days
      .filter(({ makeUp }) => makeUp)
      .map(({ on }) => on);
    expect(makeUpDays).toEqual(["2026-09-20", "2026-10-10"]);
  });

  it("puts one task per system on the case, the identifiers of a European too", async () => {
    const { frame } = await analyst.look(caseId);
    expect(frame.tasks.map(({ title }) => title.en)).toEqual([
      "Account system",
      "Orders and invoices",
      "Marketing lists",
      "Support tickets",
      "IP addresses, cookies and devices",
      "Recipients of the data",
    ]);
    for (const { owner, dueOn } of frame.tasks)
      expect([owner?.name, dueOn]).toEqual(["analystA1", "2026-09-30"]);
  });

  it("is decided in part only once identity is proven and the search is done", async () => {
    world.clock.set("2026-09-18T02:00:00Z");
    expect(await refusalOf(analyst.search(caseId))).toEqual({
      code: "tasksOutstanding",
      params: { count: 6 },
    });
    await analyst.work(caseId);
    await analyst.search(caseId);
    expect(await codeOf(analyst.decide(caseId, "inPart"))).toBe(
      "identityNotVerified",
    );
    await analyst.verify(caseId);
    await analyst.decide(caseId, "inPart");
    const { frame, needsSecondPerson } = await analyst.look(caseId);
    expect(frame.stage.key).toBe("decided");
    expect(needsSecondPerson).toBe(true);
    const primary = frame.moves.find((move) => move.primary);
    expect([primary?.move, primary?.allowed]).toEqual(["answer", true]);
  });

  it("is answered with a letter that names what is withheld and where to complain", async () => {
    letterId = await analyst.write(caseId, "access-in-part");
    const letter = await analyst.letter(caseId, letterId);
    expect(letter.document.values).toMatchObject({
      salutation: { en: "Hannah Vogel" },
      received_on: { en: "16 September 2026", zh: "2026年9月16日" },
      refusal_citation: { en: "GDPR Art. 15(4)" },
      systems_searched: { en: "6 systems", zh: "6 个系统" },
    });
    expect(letter.needsApproval).toBe(true);
    expect(
      letter.checks
        .filter(({ kind }) => kind === "fix")
        .map(({ code }) => code),
    ).toEqual(["variableMissing", "approvalMissing"]);
  });

  it("asks for the files it speaks of before it can leave", async () => {
    const fixes = (await analyst.letter(caseId, letterId)).checks.filter(
      ({ kind }) => kind === "fix",
    );
    expect(fixes[0]).toMatchObject({
      params: { variable: { en: "files attached" } },
    });
    const { paragraphs } = (await analyst.letter(caseId, letterId)).document;
    await analyst.edit(caseId, letterId, {
      paragraphs: paragraphs.map(({ id, en, zh }) => ({
        id,
        en: en.replace(" as {{ file_count }}", ""),
        zh: zh.replace("，副本见{{ file_count }}", ""),
      })),
    });
    expect(
      (await analyst.letter(caseId, letterId)).checks
        .filter(({ kind }) => kind === "fix")
        .map(({ code }) => code),
    ).toEqual(["approvalMissing"]);
  });

  it("cannot be approved by whoever wrote it, nor by somebody whose role does not approve", async () => {
    expect(await codeOf(analyst.send(caseId, letterId))).toBe(
      "approvalMissing",
    );
    expect(await codeOf(analyst.ask(caseId, letterId, "analystA1"))).toBe(
      "approverMayNot",
    );
    expect(await codeOf(analyst.ask(caseId, letterId, "auditor1"))).toBe(
      "approverMayNot",
    );
    await analyst.ask(caseId, letterId, "manager1");
    const officer = requestDesk(world, "dpo1");
    const { document } = await officer.letter(caseId, letterId);
    await officer.edit(caseId, letterId, {
      subject: { en: `${document.subject.en}.`, zh: document.subject.zh },
    });
    await analyst.ask(caseId, letterId, "manager1");
    expect(await codeOf(officer.answer(caseId))).toBe("ownWork");
  });

  it("is approved by a second person, and an edit afterwards voids the approval", async () => {
    await manager.answer(caseId);
    expect((await analyst.letter(caseId, letterId)).approval).toBe("approved");
    await analyst.edit(caseId, letterId, {
      subject: { en: "Your data", zh: "您的个人信息" },
    });
    expect(await codeOf(analyst.send(caseId, letterId))).toBe(
      "approvalMissing",
    );
    expect(
      (await analyst.look(caseId)).frame.approvals.map(({ state }) => state),
    ).toEqual(["void", "void"]);
    await analyst.ask(caseId, letterId, "manager1");
    await manager.answer(caseId);
  });

  it("waits out its stop window, in which it can be taken back", async () => {
    await analyst.send(caseId, letterId);
    world.clock.pass(29_000);
    expect(await world.deliver()).toBe(0);
    await analyst.stop(caseId, letterId);
    world.clock.pass(10_000);
    expect(await world.deliver()).toBe(0);
    expect(sink.mails).toHaveLength(0);
    // Nothing was changed, so the approval still stands.
    await analyst.send(caseId, letterId);
    world.clock.pass(31_000);
  });

  it("leaves for a real mail server, exactly as it was previewed, with its PDF", async () => {
    const preview = await analyst.api.previewLetter({ caseId, letterId });
    expect(await world.deliver()).toBe(1);
    const [mail] = sink.mails;
    expect(mail).toMatchObject({
      from: "privacy@shop.example",
      to: ["hannah.vogel@post.example"],
    });
    const read = await PostalMime.parse(mail?.raw ?? "");
    expect(read.subject).toBe(preview.mail?.subject);
    expect(wordsOf(read.text)).toBe(wordsOf(preview.mail?.text));
    expect(wordsOf(read.html)).toBe(wordsOf(preview.mail?.html));
    expect(read.attachments.map(({ filename }) => filename)).toEqual([
      "Letter DSR-2026-00001.pdf",
    ]);
  });

  it("is kept on the case as it left, with the hashes of the mail and of the PDF", async () => {
    const { frame } = await analyst.look(caseId);
    const [letter] = frame.letters;
    const message = frame.messages.find(({ kind }) => kind === "out");
    const file = frame.files.find(({ purpose }) => purpose === "letterPdf");
    expect(letter).toMatchObject({ state: "sent", failure: null });
    expect(message).toMatchObject({
      letterId,
      toAddress: "hannah.vogel@post.example",
      rawSha256: letter?.mailSha256,
      author: { name: "analystA1" },
    });
    expect(file).toMatchObject({ letterId, sha256: letter?.pdfSha256 });
    const row = await world.db
      .selectFrom("case_letters")
      .select(["mail_file_id"])
      .where("id", "=", letterId)
      .executeTakeFirstOrThrow();
    const kept = await bytesOfFile(world.files, row.mail_file_id ?? "");
    expect(kept.equals(sink.mails[0]?.raw ?? Buffer.alloc(0))).toBe(true);
    expect(await codeOf(analyst.stop(caseId, letterId))).toBe("tooLateToStop");
    expect(await codeOf(analyst.fill(caseId, letterId))).toBe("letterNotDraft");
  });

  it("stops every clock it answers, and the case is answered", async () => {
    const { frame } = await analyst.look(caseId);
    expect(frame.stage.key).toBe("answered");
    expect(
      Object.fromEntries(
        frame.clocks.map(({ ruleId, standing }) => [ruleId, standing.state]),
      ),
    ).toEqual({
      "p000.triage": "met",
      "p000.response": "met",
      "p000.settlement": "met",
      "p000.outcome": "met",
      "eu.response": "met",
    });
  });

  it("is closed, and the trail tells the whole story and verifies", async () => {
    await analyst.close(caseId);
    const { frame } = await analyst.look(caseId);
    expect(frame.stage).toMatchObject({ key: "closed", isTerminal: true });
    expect(await provenActions(world, caseId)).toEqual([
      "requests.received",
      "requests.classified",
      ...Array.from({ length: 6 }, () => "requests.task-set"),
      "requests.searched",
      "requests.identity-verified",
      "requests.decided",
      "requests.letter-started",
      "requests.letter-edited",
      "requests.letter-edited",
      "requests.approval-asked",
      "requests.letter-edited",
      "approvals.voided",
      "requests.approval-asked",
      "requests.approval-given",
      "requests.letter-edited",
      "approvals.voided",
      "requests.approval-asked",
      "requests.approval-given",
      "requests.letter-queued",
      "requests.letter-stopped",
      "requests.letter-queued",
      "requests.letter-sent",
      "requests.answered",
      "requests.closed",
    ]);
    const sent = (await historyOf(world.db, caseId)).find(
      ({ action }) => action === "requests.letter-sent",
    );
    expect(sent?.actor.id).toBe("system:outgoing-mail");
    expect(sent?.changes.map(({ field }) => field)).toEqual([
      "state",
      "messageId",
      "toAddress",
      "mailSha256",
      "pdfSha256",
      "acts",
    ]);
  });

  it("stands in the outbox on the screen, for those who may see the case", async () => {
    const mine = await analyst.api.outbox({ cursor: null, limit: 10 });
    expect(mine).toMatchObject({
      lines: [{ letterId, reference: "DSR-2026-00001", subject: "Your data" }],
      nextCursor: null,
    });
    const others = await world
      .as("analystB")
      .requests.outbox({ cursor: null, limit: 10 });
    expect(others.lines).toEqual([]);
  });
});
