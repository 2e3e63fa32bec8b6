import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import {
  openMailReader,
  type MailReader,
} from "../../mail/incoming/mail-reader.ts";
import { disclosureDesk } from "../../testing/disclosure-desk.ts";
import { openIntakeDesk, type IntakeDesk } from "../../testing/intake-desk.ts";
import { rawMail } from "../../testing/raw-mail.ts";

const reader: MailReader = openMailReader();
let desk: IntakeDesk;
let counsel: ReturnType<typeof disclosureDesk>;

const clerk = "clerk@court.example";

beforeEach(async () => {
  desk = await openIntakeDesk("2026-11-02T02:00:00.000Z", reader);
  counsel = disclosureDesk(desk.world, "legal1");
});
afterEach(() => desk.close());
afterAll(() => reader.close());

/** A letter that left, and the address that it is answered to. */
async function letterSent(isSealed = false) {
  const caseId = await counsel.open({
    contactAddress: clerk,
    language: "en",
    isSealed,
  });
  const letterId = await counsel.letters.write(caseId, "ask-proof");
  await counsel.letters.sendAway(caseId, letterId);
  const { frame } = await counsel.look(caseId);
  const { reference } = frame;
  const marked = { caseId, reference, address: clerk };
  const to = desk.world.replies.replyTo("privacy@shop.example", marked) ?? "";
  return { caseId, reference, to };
}

const reply = (from: string, to: string, subject = "Re: Your demand") =>
  rawMail(
    [
      `From: Clerk <${from}>`,
      `To: ${to}`,
      `Subject: ${subject}`,
      "Message-ID: <answer@court.example>",
      "Date: Mon, 2 Nov 2026 03:00:00 +0000",
      "Content-Type: text/plain; charset=utf-8",
    ],
    "The certificates are attached.",
  );

it("what the authority answers stands on its case, and opens no request", async () => {
  const { caseId, to } = await letterSent();
  const before = (await counsel.look(caseId)).frame;
  const filed = await desk.file(reply(clerk, to));
  expect(filed).toMatchObject({
    outcome: "attached",
    case: { id: caseId, register: "disclosures" },
    reason: "replyAddress",
  });
  const { frame } = await counsel.look(caseId);
  expect(frame.version).toBe(before.version + 1);
  expect(frame.messages.at(-1)).toMatchObject({
    kind: "in",
    lane: "ok",
    fromAddress: clerk,
    text: "The certificates are attached.",
  });
  expect(frame.history.at(-1)?.action).toBe("disclosures.mail-attached");
});

it("T27 from another address it waits apart until somebody has judged it, and is kept on somebody's word", async () => {
  const { caseId, to } = await letterSent();
  const filed = await desk.file(reply("somebody@else.example", to));
  expect(filed).toMatchObject({
    outcome: "unverified",
    reason: "otherAddress",
  });
  const { frame } = await counsel.look(caseId);
  const waiting = frame.messages.at(-1);
  expect(waiting?.lane).toBe("unverified");
  await counsel.api.acceptMessage({
    ...(await counsel.newest(caseId)),
    messageId: waiting?.id ?? "",
  });
  const after = (await counsel.look(caseId)).frame;
  expect([after.lane, after.messages.at(-1)?.lane]).toEqual(["main", "ok"]);
});

it("T27 a mark that the house never made is nobody's: the mail waits apart", async () => {
  const { caseId, reference, to } = await letterSent();
  const forged = to.replace(/-[a-z2-7]{20}@/u, `-${"a".repeat(20)}@`);
  expect(forged).not.toBe(to);
  expect(await desk.file(reply(clerk, forged))).toMatchObject({
    outcome: "unverified",
    case: { id: caseId, reference },
    reason: "staleReplyAddress",
  });
});

it("on a sealed demand it is filed by the machine, and whoever drops the same mail by hand learns of no case", async () => {
  const { caseId, to } = await letterSent(true);
  const mail = reply(clerk, to);
  expect(await desk.file(mail)).toMatchObject({ outcome: "attached" });
  const dropped = await desk.file(mail, { source: "drop", who: "analystA1" });
  expect(dropped).toMatchObject({ outcome: "duplicate", case: null });
  expect((await counsel.look(caseId)).frame.messages.at(-1)?.kind).toBe("in");
});

it("after the demand was answered it still comes to its case", async () => {
  const { caseId, to } = await letterSent();
  await counsel.api.withdraw({
    ...(await counsel.newest(caseId)),
    withdrawnAt: desk.world.clock.now(),
    purpose: "A civil claim",
    reason: "They took it back.",
  });
  expect(await desk.file(reply(clerk, to))).toMatchObject({
    outcome: "attached",
    case: { id: caseId },
  });
});
