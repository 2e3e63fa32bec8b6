import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bytesOfFile } from "../../../files/new-files.ts";
import { verifyLedger } from "../../../ledger/verify-views.ts";
import {
  inboxMail,
  openIntakeDesk,
  type IntakeDesk,
} from "../../../testing/intake-desk.ts";
import { readRequest, readTypes } from "../store.ts";
import type { FiledMail } from "./filings.ts";

/** When each mail reached the gateway: a few minutes after it was written. */
const arrivals = {
  "02-deletion-zh": "2026-02-13T01:04:00.000Z",
  "01-access-en": "2026-09-16T02:03:00.000Z",
  "10-auto-reply": "2026-09-17T01:06:00.000Z",
  "11-spoofed-reply": "2026-09-18T02:02:00.000Z",
  "09-correction-zh": "2026-10-10T10:33:00.000Z",
  "12-reservation-share": "2026-11-02T10:12:00.000Z",
  "08-suspected-violation": "2026-11-06T09:47:00.000Z",
  "03-marketing-optout": "2026-11-07T07:02:00.000Z",
  "06-hostile-html": "2026-11-09T00:07:00.000Z",
  "05-disclosure-records-via-distributor": "2026-11-10T08:21:00.000Z",
  "07-complaint": "2026-11-12T11:03:00.000Z",
  "04-child-account": "2026-11-15T13:44:00.000Z",
} as const;
type MailName = keyof typeof arrivals;

let desk: IntakeDesk;
const filed = new Map<string, FiledMail>();

beforeAll(async () => {
  desk = await openIntakeDesk("2026-02-13T01:00:00.000Z");
  for (const [name, at] of Object.entries(arrivals)) {
    desk.world.clock.set(at);
    filed.set(name, await desk.file(await inboxMail(name)));
  }
}, 60_000);
afterAll(() => desk.close());

function outcomeOf(name: MailName): FiledMail {
  const outcome = filed.get(name);
  if (outcome === undefined) throw new Error(name);
  return outcome;
}

async function caseOf(name: MailName) {
  const caseId = outcomeOf(name).case?.id ?? "";
  const { db } = desk.world;
  const header = await db
    .selectFrom("cases")
    .selectAll()
    .where("id", "=", caseId)
    .executeTakeFirstOrThrow();
  return {
    header,
    request: await readRequest(db, caseId),
    types: await readTypes(db, caseId),
    messages: await db
      .selectFrom("case_messages")
      .selectAll()
      .where("case_id", "=", caseId)
      .orderBy("recorded_at")
      .execute(),
    files: await db
      .selectFrom("case_files")
      .selectAll()
      .where("case_id", "=", caseId)
      .orderBy("name")
      .execute(),
  };
}

describe("the twelve mails of the inbox, as the gateway hands them over", () => {
  it("open ten cases, one automatic answer and one reply from an unverified sender", () => {
    const outcomes = Object.fromEntries(
      [...filed].map(([name, { outcome }]) => [name.slice(0, 2), outcome]),
    );
    expect(outcomes).toEqual({
      "01": "opened",
      "02": "opened",
      "03": "opened",
      "04": "opened",
      "05": "opened",
      "06": "opened",
      "07": "opened",
      "08": "opened",
      "09": "opened",
      "10": "auto",
      "11": "unverified",
      "12": "opened",
    });
  });

  it("01: access for Hannah Vogel under the shop's policy, received when the mail says", async () => {
    const { header, request, types, messages } = await caseOf("01-access-en");
    expect(types).toEqual(["access"]);
    expect(request).toMatchObject({
      policyId: "p000",
      channel: "email",
      personName: "Hannah Vogel",
      personAddress: "hannah.vogel@post.example",
      accountRef: "hvogel",
      language: "en",
    });
    expect(header.received_at).toBe("2026-09-16T02:00:00.000Z");
    expect(header.next_due_at).toBe("2026-09-18T02:00:00.000Z");
    // Where she lives starts a law's clock, so it stays a guess until somebody says so.
    expect(request.residence).toBeNull();
    expect(request.guesses).toMatchObject({
      residences: [{ value: "DE", sure: "likely" }],
    });
    expect(messages[0]).toMatchObject({
      kind: "in",
      lane: "ok",
      subject: "Copy of my data",
      message_id: "<01-access-en@mail.example>",
    });
    expect(messages[0]?.text).toContain("I live in Hamburg, Germany.");
  });

  it("keeps each mail byte for byte beside its case", async () => {
    const { messages } = await caseOf("01-access-en");
    const kept = await bytesOfFile(
      desk.world.files,
      messages[0]?.raw_file_id ?? "",
    );
    expect(kept.equals(await inboxMail("01-access-en"))).toBe(true);
  });

  it("02: deletion in Chinese, read from GB18030, with the screenshot", async () => {
    const { request, types, files, messages } = await caseOf("02-deletion-zh");
    expect(types).toEqual(["deletion"]);
    expect(request).toMatchObject({
      policyId: "p000",
      personName: "张伟",
      language: "zh",
    });
    expect(messages[0]?.text).toContain("本人张伟");
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({
      name: "注销截图.png",
      sniffed_type: "image/png",
      is_active_content: 0,
      purpose: "attachment",
      message_id: messages[0]?.id,
    });
  });

  it("03: a marketing opt-out by text and mail under the mall's policy", async () => {
    const { request, types } = await caseOf("03-marketing-optout");
    expect(types).toEqual(["marketingOptOut"]);
    expect(request.policyId).toBe("p001");
    expect(request.guesses).toMatchObject({
      marketingChannels: [{ value: "email" }, { value: "sms" }],
    });
  });

  it("04: a minor's data goes to the front of the queue", async () => {
    const { header, request, types } = await caseOf("04-child-account");
    expect(types).toEqual(["deletion", "minor"]);
    expect(request).toMatchObject({
      policyId: "p001",
      isMinor: true,
      requesterRole: "parent",
    });
    expect(header.is_urgent).toBe(1);
  });

  it("05: the distributor's receipt is a guess and moves no clock", async () => {
    const { header, request, types } = await caseOf(
      "05-disclosure-records-via-distributor",
    );
    expect(types).toEqual(["disclosureRecords"]);
    expect(request).toMatchObject({
      policyId: "p002",
      partner: null,
      personName: "Li Na",
      personAddress: null,
    });
    expect(request.guesses).toMatchObject({
      partner: { value: { receivedAt: "2026-11-05T03:30:00Z" } },
    });
    expect(header.received_at).toBe("2026-11-10T08:20:00.000Z");
  });

  it("06: the hostile mail is on a case with nothing in it that acts", async () => {
    const { messages, files } = await caseOf("06-hostile-html");
    const [message] = messages;
    expect(message?.html).not.toMatch(
      /<(script|img|style|svg|form|iframe|base|meta|input)|onerror|onload|href/i,
    );
    expect(message?.subject).toBe('Order <script>alert(1)</script> & "data"');
    expect(
      files.map(({ name, is_active_content: active }) => [name, active]),
    ).toEqual([
      ["drawing.svg", 1],
      ["invoicefdp.exe", 1],
      ["passwd", 0],
    ]);
    expect(JSON.parse(message?.notes ?? "")).toContain("html.activeContent");
  });

  it("07: a complaint that also asks for a correction", async () => {
    const { request, types } = await caseOf("07-complaint");
    expect(types).toEqual(["complaint", "correction"]);
    expect(request.guesses).toMatchObject({
      asksComplaintChannel: { kind: "words" },
    });
  });

  it("08: a suspected violation from somebody without a name", async () => {
    const { header, request, types } = await caseOf("08-suspected-violation");
    expect(types).toEqual(["suspectedViolation"]);
    expect(request.requesterRole).toBe("anonymous");
    expect(header.title).toBe("anonymous-tip@post.example");
  });

  it("09: a correction in Chinese under the website's policy", async () => {
    const { request, types } = await caseOf("09-correction-zh");
    expect(types).toEqual(["correction"]);
    expect(request).toMatchObject({
      policyId: "p003",
      personName: "李娜",
      language: "zh",
    });
  });

  it("10: the automatic answer opens nothing and is kept on Hannah's case", async () => {
    const { messages } = await caseOf("01-access-en");
    expect(outcomeOf("10-auto-reply").case).toEqual(
      outcomeOf("01-access-en").case,
    );
    expect(messages[1]).toMatchObject({
      lane: "auto",
      subject: "Automatic reply: Your request",
    });
  });

  it("11: the reply from elsewhere waits in the lane of unverified senders, and no address changes", async () => {
    const { header, request, messages } = await caseOf("01-access-en");
    const { db } = desk.world;
    expect(header.lane).toBe("unverified");
    expect(request.personAddress).toBe("hannah.vogel@post.example");
    expect(messages[2]).toMatchObject({
      lane: "unverified",
      from_address: "hannah.vogel@other.example",
      notes: '["sender.otherAddress"]',
    });
    // Nobody in Cc becomes a party to anything, and nothing leaves the house.
    const everything = JSON.stringify([
      await db.selectFrom("case_messages").selectAll().execute(),
      await db.selectFrom("requests").selectAll().execute(),
      await db.selectFrom("incoming_mail").selectAll().execute(),
      await db.selectFrom("ledger_values").selectAll().execute(),
    ]);
    expect(everything).not.toContain("second@other.example");
    expect(await db.selectFrom("outbox").selectAll().execute()).toEqual([]);
  });

  it("12: a share with a third party under the reservation policy, in two languages", async () => {
    const { request, types } = await caseOf("12-reservation-share");
    expect(types).toContain("suspectedViolation");
    expect(request.policyId).toBe("p004");
    expect(request.guesses).toMatchObject({
      languages: [{ value: "ja" }, { value: "en" }],
    });
  });

  it("come again and open nothing twice, whatever the second one says", async () => {
    const { db } = desk.world;
    const count = async () =>
      (await db.selectFrom("cases").select("id").execute()).length;
    const before = await count();
    for (const name of Object.keys(arrivals) as MailName[]) {
      const again = await desk.file(await inboxMail(name));
      expect(again).toMatchObject({
        outcome: "duplicate",
        reason: "sameBytes",
        case: outcomeOf(name).case,
        earlierMailId: outcomeOf(name).mailId,
      });
    }
    expect(await count()).toBe(before);
  });

  it("leave a trail that verifies, with who filed them", async () => {
    const { db } = desk.world;
    expect(await verifyLedger(db)).toMatchObject({ ok: true });
    const { messages } = await caseOf("01-access-en");
    const entries = await db
      .selectFrom("ledger_entries")
      .select(["action", "actor_id"])
      .where("case_id", "=", messages[0]?.case_id ?? "")
      .orderBy("seq")
      .execute();
    expect(entries).toEqual([
      { action: "requests.received", actor_id: "system:mail-gateway" },
      { action: "requests.mail-opened", actor_id: "system:mail-gateway" },
      { action: "requests.mail-auto", actor_id: "system:mail-gateway" },
      { action: "requests.mail-unverified", actor_id: "system:mail-gateway" },
    ]);
  });
});
