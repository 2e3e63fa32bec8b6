import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer } from "../../../api/refusal-error.ts";
import { houseOf } from "../../../casework/house.ts";
import type { FileStore } from "../../../files/file-store.ts";
import { openMailReader } from "../../../mail/incoming/mail-reader.ts";
import {
  inboxMail,
  openIntakeDesk,
  type IntakeDesk,
} from "../../../testing/intake-desk.ts";
import {
  attachedMail,
  rawMail,
  usualHeaders,
} from "../../../testing/raw-mail.ts";
import { openRequest } from "../open-request.ts";
import { dropMail } from "./drop-mail.ts";
import { mailPreview, waitingMail } from "./waiting-views.ts";

const now = "2026-11-02T02:10:00.000Z";
let desk: IntakeDesk;

const reader = openMailReader();
beforeEach(async () => {
  desk = await openIntakeDesk(now, reader);
});
afterEach(() => desk.close());
afterAll(() => reader.close());

/** A mail whose headers are the usual ones, but for these. */
function mailWith(changed: Record<string, string>, body = "Hello"): Buffer {
  const kept = usualHeaders.filter(
    (line) => !Object.keys(changed).includes(line.split(":", 1)[0] ?? ""),
  );
  const added = Object.entries(changed)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${value}`);
  return rawMail([...kept, ...added], body);
}

const theCase = (id: string | undefined) =>
  desk.world.db
    .selectFrom("cases")
    .selectAll()
    .where("id", "=", id ?? "")
    .executeTakeFirstOrThrow();

async function notesOn(caseId: string | undefined): Promise<string[]> {
  const rows = await desk.world.db
    .selectFrom("case_messages")
    .select("notes")
    .where("case_id", "=", caseId ?? "")
    .orderBy("recorded_at", "desc")
    .execute();
  return JSON.parse(rows[0]?.notes ?? "[]") as string[];
}

const house = () => houseOf(desk.world);

describe("when a mail counts as received", () => {
  it.each([
    [
      "the date it carries",
      "Mon, 2 Nov 2026 10:00:00 +0800",
      "2026-11-02T02:00:00.000Z",
      null,
    ],
    [
      "now, when that date lies ahead",
      "Mon, 2 Nov 2026 10:11:00 +0800",
      now,
      "date.inFuture",
    ],
    [
      "now, when it is years old",
      "Thu, 1 Jan 1970 00:00:00 +0000",
      now,
      "date.longAgo",
    ],
    ["now, when there is none", "", now, "date.missing"],
    [
      "now, when there is no such day",
      "Mon, 30 Feb 2026 10:00:00 +0800",
      now,
      "date.invalid",
    ],
  ])("is %s", async (_name, date, receivedAt, note) => {
    const filed = await desk.file(mailWith({ Date: date }));
    expect((await theCase(filed.case?.id)).received_at).toBe(receivedAt);
    expect(await notesOn(filed.case?.id)).toEqual(note === null ? [] : [note]);
  });
});

describe("a mail that was here before", () => {
  it("is known by its letter when servers on the way wrote other headers", async () => {
    const first = await desk.file(mailWith({}));
    const again = await desk.file(
      mailWith({
        Received: "from mail.example by mx.example; Mon, 2 Nov 2026",
      }),
    );
    expect(again).toMatchObject({
      outcome: "duplicate",
      reason: "sameMessage",
      case: first.case,
    });
    // The bytes differ, so the second copy is kept as it came.
    const rows = await desk.world.db
      .selectFrom("incoming_mail")
      .select(["raw_file_id"])
      .execute();
    expect(new Set(rows.map((row) => row.raw_file_id)).size).toBe(2);
  });

  it("does not swallow another letter under the same Message-ID: that one waits beside it", async () => {
    await desk.file(mailWith({}, "Please delete my account."));
    const other = await desk.file(
      mailWith(
        { From: "Ben <ben@post.example>" },
        "Please send me a copy of my data.",
      ),
    );
    expect(other.outcome).toBe("opened");
    expect((await theCase(other.case?.id)).lane).toBe("duplicate");
  });

  it("is answered as before when the gateway asks again with the same key", async () => {
    const key = "gateway.0123456789abcdef";
    const first = await desk.file(mailWith({}), { key });
    const again = await desk.file(mailWith({}), { key });
    expect(again).toEqual(first);
    const other = await desk.tryToFile(mailWith({ Subject: "Other" }), { key });
    expect(other).toMatchObject({ refusal: { code: "idempotencyReuse" } });
  });

  it("opens one case when two copies arrive at the same moment", async () => {
    const filed = await Promise.all([
      desk.file(mailWith({})),
      desk.file(mailWith({})),
    ]);
    expect(filed.map(({ outcome }) => outcome).sort()).toEqual([
      "duplicate",
      "opened",
    ]);
  });
});

describe("a second request", () => {
  const text = "Please send me a copy of all personal data you hold about me.";

  it("in the same words of the same person waits beside the first", async () => {
    await desk.file(mailWith({ "Message-ID": "<a@mail.example>" }, text));
    const again = await desk.file(
      mailWith({ "Message-ID": "<b@mail.example>" }, `${text} Thank you.`),
    );
    expect((await theCase(again.case?.id)).lane).toBe("duplicate");
    const seen = await desk.world
      .as("analystA1")
      .requests.duplicates({ caseId: again.case?.id ?? "" });
    expect(seen).toMatchObject([
      {
        reference: "DSR-2026-00001",
        because: [
          { kind: "sameAddress" },
          { kind: "sameNameAndPolicy" },
          { kind: "similarText" },
        ],
      },
    ]);
  });

  it("of the same person about something else goes into the queue", async () => {
    await desk.file(mailWith({ "Message-ID": "<a@mail.example>" }, text));
    const other = await desk.file(
      mailWith(
        { "Message-ID": "<b@mail.example>" },
        "No more offers by text message to my number, I never agreed to them.",
      ),
    );
    expect((await theCase(other.case?.id)).lane).toBe("main");
  });
});

describe("a reply", () => {
  const reply = (changed: Record<string, string> = {}) =>
    mailWith({
      "Message-ID": "<reply@mail.example>",
      "In-Reply-To": "<1@mail.example>",
      Subject: "Re: Hello",
      ...changed,
    });
  /** The reply address of a letter that this case sent to its person. */
  const toLetterOf = async (first: {
    case: { id: string; reference: string } | null;
  }) => {
    const { id: caseId = "", reference = "" } = first.case ?? {};
    const { person_address: address } = await desk.world.db
      .selectFrom("requests")
      .select("person_address")
      .where("case_id", "=", caseId)
      .executeTakeFirstOrThrow();
    const marked = { caseId, reference, address: address ?? "" };
    return {
      To: desk.world.replies.replyTo("privacy@shop.example", marked) ?? "",
    };
  };

  it("to a letter, from the case's own address, is a message on it, and moves its version on", async () => {
    const first = await desk.file(mailWith({}));
    const before = await theCase(first.case?.id);
    const answered = await desk.file(reply(await toLetterOf(first)));
    expect(answered).toMatchObject({
      outcome: "attached",
      case: first.case,
      reason: "replyAddress",
    });
    const after = await theCase(first.case?.id);
    expect(after.version).toBe(before.version + 1);
    expect([after.lane, after.stage]).toEqual(["main", "received"]);
  });

  it("that only names the case in its subject waits there as a stranger's", async () => {
    const first = await desk.file(mailWith({}));
    const answered = await desk.file(
      reply({ "In-Reply-To": "", Subject: "about DSR-2026-00001" }),
    );
    expect(answered).toMatchObject({
      outcome: "unverified",
      case: first.case,
      reason: "noReplyAddress",
    });
  });

  it("in the name of somebody of the office is nobody's word but a stranger's", async () => {
    const first = await desk.file(mailWith({}));
    const forged = await desk.file(
      reply({ From: "analystA1 <analysta1@office.example>" }),
    );
    expect(forged).toMatchObject({ outcome: "unverified", case: first.case });
  });

  it("that the sender's own domain disowns is not taken for theirs", async () => {
    await desk.file(mailWith({}));
    const forged = await desk.file(
      reply({ "Authentication-Results": "mx.example; dmarc=fail" }),
    );
    expect(forged).toMatchObject({
      outcome: "unverified",
      reason: "disownedByDomain",
    });
  });

  it("cannot be drawn to another case by writing the office's Message-ID on a mail of one's own", async () => {
    const { db } = desk.world;
    const first = await desk.file(mailWith({}));
    await sentLetter("<letter@office.example>", first.case?.id ?? "");
    const planted = await desk.file(
      mailWith({
        From: "Mallory <mallory@evil.example>",
        "Message-ID": "<letter@office.example>",
      }),
    );
    expect(planted.case).not.toEqual(first.case);
    const answered = await desk.file(
      reply({
        "In-Reply-To": "<letter@office.example>",
        ...(await toLetterOf(first)),
      }),
    );
    expect(answered).toMatchObject({ outcome: "attached", case: first.case });
    expect(
      await db
        .selectFrom("cases")
        .select("id")
        .where("lane", "=", "unverified")
        .execute(),
    ).toEqual([]);
  });

  it("to an ended case is taken up anew, because nobody reads an ended one", async () => {
    const first = await desk.file(mailWith({}));
    await desk.world.database.writer.write(async (tx) => {
      await tx
        .updateTable("cases")
        .set({ stage: "closed", is_open: 0 })
        .execute();
      return { keep: true, value: null };
    });
    const late = await desk.file(reply(await toLetterOf(first)));
    expect(late.outcome).toBe("opened");
    expect(late.case).not.toEqual(first.case);
    expect(await notesOn(late.case?.id)).toContain("thread.caseEnded");
  });

  async function sentLetter(messageId: string, caseId: string): Promise<void> {
    await desk.world.database.writer.write(async (tx) => {
      await tx
        .insertInto("case_messages")
        .values({
          id: crypto.randomUUID(),
          case_id: caseId,
          kind: "out",
          lane: "ok",
          channel: "email",
          text: "Our answer",
          message_id: messageId,
          happened_at: now,
          recorded_at: now,
        })
        .execute();
      return { keep: true, value: null };
    });
  }
});

describe("an automatic answer", () => {
  it("that belongs to nobody we know is kept and opens nothing", async () => {
    const filed = await desk.file(await inboxMail("10-auto-reply"));
    expect(filed).toMatchObject({ outcome: "auto", case: null });
    const row = await desk.world.db
      .selectFrom("incoming_mail")
      .select("parsed")
      .executeTakeFirstOrThrow();
    expect(row.parsed).toContain("I am away until 28 September.");
  });

  it("that says a letter was not delivered finds the case by the letter it returns", async () => {
    const first = await desk.file(mailWith({}));
    const bounce = rawMail(
      [
        "From: Mail Delivery <mailer-daemon@post.example>",
        "To: privacy@shop.example",
        "Subject: Undelivered",
        "Message-ID: <bounce@post.example>",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      ],
      "--b\r\nContent-Type: text/plain\r\n\r\nNot delivered.\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: x@office.example\r\nMessage-ID: <1@mail.example>\r\n\r\n--b--\r\n",
    );
    expect(await desk.file(bounce)).toMatchObject({
      outcome: "auto",
      case: first.case,
    });
  });
});

describe("what is no mail", () => {
  it.each<[string, Buffer, string]>([
    ["an empty file", Buffer.alloc(0), "mailEmpty"],
    ["a letter to nobody", Buffer.from("Dear Sir or Madam"), "mailNotMail"],
    [
      "a mail past every measure",
      Buffer.alloc(25 * 1024 * 1024 + 1, "a"),
      "mailTooLarge",
    ],
    [
      "a mail of a thousand parts",
      rawMail(
        [...usualHeaders, 'Content-Type: multipart/mixed; boundary="b"'],
        "--b\r\n\r\nx\r\n".repeat(1000),
      ),
      "mailTooComplex",
    ],
  ])(
    "is refused, %s, and leaves nothing behind",
    async (_name, bytes, code) => {
      const stored = countingFiles(desk.world.files);
      expect(await desk.tryToFile(bytes)).toMatchObject({ refusal: { code } });
      expect(stored.left()).toBe(0);
      const rows = await desk.world.db
        .selectFrom("incoming_mail")
        .selectAll()
        .execute();
      expect(rows).toEqual([]);
    },
  );

  it("does not include a mail in a charset nobody knows: that is kept whole with a note", async () => {
    const filed = await desk.file(
      mailWith(
        { "Content-Type": 'text/plain; charset="x-klingon"' },
        "Gr\u00fc\u00dfe aus Hamburg",
      ),
    );
    expect(filed.outcome).toBe("opened");
    expect(await notesOn(filed.case?.id)).toContain("charset.unknown");
  });
});

/** Counts what an act leaves in a store, by looking over its shoulder. */
function countingFiles(files: FileStore) {
  const kept = new Set<string>();
  const { put, remove } = files;
  Object.assign(files, {
    put: async (...given: Parameters<FileStore["put"]>) => {
      const result = await put(...given);
      if (result.ok) kept.add(result.value.fileId);
      return result;
    },
    remove: async (fileId: string) => {
      kept.delete(fileId);
      await remove(fileId);
    },
  });
  return { left: () => kept.size };
}

describe("a mail to a mailbox that no policy knows", () => {
  it("waits for somebody to say which policy it belongs to", async () => {
    const filed = await desk.file(mailWith({ To: "hello@other.example" }));
    expect(filed).toMatchObject({
      outcome: "waiting",
      reason: "policyUnknown",
      case: null,
    });
    expect(await waitingMail(desk.world.db)).toMatchObject([
      { mailId: filed.mailId, subject: "Hello", policyId: null },
    ]);
  });
});

describe("a mail that somebody drops", () => {
  const drop = (mail: Uint8Array) =>
    desk.file(mail, { source: "drop", who: "analystA1" });
  const form = {
    policyId: "p000",
    channel: "email" as const,
    receivedAt: "2026-09-16T02:00:00Z",
    partner: null,
    personName: "Hannah Vogel",
    personAddress: "hannah.vogel@post.example",
    personPhone: null,
    accountRef: "hvogel",
    residence: "DE",
    language: "en" as const,
    types: ["access" as const],
    text: "",
  };
  const open = (mailId: string) =>
    openRequest(house(), desk.asking("analystA1"), { ...form, mailId });

  it("waits with every guess and its reason, however old it is", async () => {
    desk.world.clock.set("2027-03-01T00:00:00.000Z");
    const filed = await drop(await inboxMail("01-access-en"));
    expect(filed.outcome).toBe("waiting");
    const preview = answer(
      await mailPreview(desk.world.db, filed.mailId, desk.asking("analystA1")),
    );
    expect(preview.suggested).toMatchObject({
      policyId: "p000",
      receivedAt: "2026-09-16T02:00:00Z",
      personName: "Hannah Vogel",
      personAddress: "hannah.vogel@post.example",
      accountRef: "hvogel",
      residence: "DE",
      language: "en",
      types: ["access"],
    });
    expect(preview.guess.policyId?.because).toEqual([
      { kind: "mailbox", found: "privacy@shop.example" },
    ]);
    expect(preview.duplicates).toEqual([]);
  });

  it("shows which cases it may be the same as", async () => {
    await desk.file(mailWith({ "Message-ID": "<a@mail.example>" }));
    const filed = await drop(mailWith({ "Message-ID": "<b@mail.example>" }));
    const preview = answer(
      await mailPreview(desk.world.db, filed.mailId, desk.asking("analystA1")),
    );
    expect(preview.duplicates).toMatchObject([
      {
        reference: "DSR-2026-00001",
        because: [{ kind: "sameAddress" }, { kind: "sameNameAndPolicy" }],
      },
    ]);
  });

  it("opens one case, with the form's word on who and when and the mail's own words", async () => {
    const filed = await drop(await inboxMail("02-deletion-zh"));
    const { caseId } = answer(await open(filed.mailId));
    expect(await theCase(caseId)).toMatchObject({
      title: "Hannah Vogel",
      team_id: desk.world.teams.a,
    });
    const [message] = await desk.world.db
      .selectFrom("case_messages")
      .selectAll()
      .where("case_id", "=", caseId)
      .execute();
    expect(message).toMatchObject({
      from_name: "张伟",
      message_id: "<02-deletion-zh@mail.example>",
      happened_at: "2026-09-16T02:00:00.000Z",
    });
    expect(message?.raw_sha256).toHaveLength(64);
    const files = await desk.world.db
      .selectFrom("case_files")
      .select("name")
      .where("case_id", "=", caseId)
      .execute();
    expect(files).toEqual([{ name: "注销截图.png" }]);

    expect(await open(filed.mailId)).toMatchObject({
      refusal: { code: "mailAlreadyFiled" },
    });
    // The words are in one place from here on.
    const row = await desk.world.db
      .selectFrom("incoming_mail")
      .select(["state", "parsed", "guesses"])
      .executeTakeFirstOrThrow();
    expect(row.state).toBe("opened");
    expect(row.parsed).not.toContain("张伟");
    expect(row.guesses).toBe("null");
  });

  it("leaves nothing behind when the form says a time to come", async () => {
    const filed = await drop(await inboxMail("01-access-en"));
    const refused = await openRequest(house(), desk.asking("analystA1"), {
      ...form,
      receivedAt: "2030-01-01T00:00:00Z",
      mailId: filed.mailId,
    });
    expect(refused).toMatchObject({ refusal: { code: "receivedInFuture" } });
    expect(await waitingMail(desk.world.db)).toHaveLength(1);
  });

  it("can be discarded, with its files, and may then come again", async () => {
    const mail = attachedMail('filename="a.txt"', "secret words");
    const stored = countingFiles(desk.world.files);
    const filed = await drop(mail);
    expect(stored.left()).toBe(2);
    const asking = desk.asking("analystA1");
    answer(await dropMail(house(), asking, filed.mailId));
    await desk.world.scheduler.runAll();
    expect(stored.left()).toBe(0);
    expect(await waitingMail(desk.world.db)).toEqual([]);
    expect(await open(filed.mailId)).toMatchObject({
      refusal: { code: "mailAlreadyFiled" },
    });
    expect(await dropMail(house(), asking, filed.mailId)).toMatchObject({
      refusal: { code: "mailAlreadyFiled" },
    });
    expect((await drop(mail)).outcome).toBe("waiting");
  });

  it("dropped twice waits once", async () => {
    const first = await drop(await inboxMail("01-access-en"));
    const again = await drop(await inboxMail("01-access-en"));
    expect(again).toMatchObject({
      outcome: "duplicate",
      earlierMailId: first.mailId,
      case: null,
    });
    expect(await waitingMail(desk.world.db)).toHaveLength(1);
  });

  it("tells nobody that another team has a case", async () => {
    const { world } = desk;
    const first = await desk.file(mailWith({}));
    await world.database.writer.write(async (tx) => {
      await tx.updateTable("cases").set({ team_id: world.teams.b }).execute();
      return { keep: true, value: null };
    });
    const reply = mailWith({
      "Message-ID": "<reply@mail.example>",
      "In-Reply-To": "<1@mail.example>",
      Subject: "Re: DSR-2026-00001",
    });
    const filed = await drop(reply);
    expect(filed).toMatchObject({ outcome: "waiting", reason: "noThread" });
    const asking = desk.asking("analystA1");
    const preview = answer(await mailPreview(world.db, filed.mailId, asking));
    expect(preview.duplicates).toEqual([]);
    const again = await drop(mailWith({}));
    expect(again).toMatchObject({ outcome: "duplicate", case: null });
    const colleague = await desk.file(mailWith({}), {
      source: "drop",
      who: "analystB",
    });
    expect(colleague.case).toEqual(first.case);
  });
});
