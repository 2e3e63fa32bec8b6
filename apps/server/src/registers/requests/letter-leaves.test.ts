import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insertMessage } from "../../casework/message-store.ts";
import {
  openMemoryMailer,
  type MemoryMailer,
} from "../../mail/outgoing/memory-mailer.ts";
import type { Mailer } from "../../mail/outgoing/mailer.ts";
import {
  codeOf,
  provenActions,
  requestDesk,
} from "../../testing/request-desk.ts";
import { hour, minute } from "../../testing/stopped-clock.ts";
import { makeWorld, type World } from "../../testing/world.ts";

let world: World;
let mailer: MemoryMailer;
let analyst: ReturnType<typeof requestDesk>;
let caseId: string;
let letterId: string;

beforeEach(async () => {
  mailer = openMemoryMailer();
  world = await makeWorld({ now: "2026-09-16T02:00:00Z", mailer });
  analyst = requestDesk(world, "analystA1");
  caseId = await analyst.open({ types: ["enquiry"] });
  await analyst.classify(caseId);
  letterId = await analyst.write(caseId, "question");
});
afterEach(() => world.close());

/** What nodemailer rejects with. */
function smtpError(responseCode: number, response: string): Error {
  return Object.assign(new Error(response), {
    code: "EENVELOPE",
    responseCode,
    response,
    command: "RCPT TO",
  });
}

async function letter() {
  const { letters } = (await analyst.look(caseId)).frame;
  const found = letters.find(({ id }) => id === letterId);
  if (!found) throw new Error("The letter is gone");
  return found;
}

async function sendAndWait(): Promise<void> {
  await analyst.send(caseId, letterId);
  world.clock.pass(31_000);
}

function stopped(actions: readonly string[]): string[] {
  return actions.filter((action) => action.includes("letter-"));
}

describe("a letter that cannot be delivered yet", () => {
  it("is tried again by itself with the very same message, and says so meanwhile", async () => {
    mailer.failWith(new Error("connect ECONNREFUSED"));
    await sendAndWait();
    expect(await world.deliver()).toBe(1);
    expect(await letter()).toMatchObject({
      state: "queued",
      failure: {
        reason: { en: expect.stringContaining("tried again") as string },
        retryAt: "2026-09-16T02:01:31.000Z",
      },
    });
    expect(await world.deliver()).toBe(0);
    world.clock.pass(minute);
    expect(await world.deliver()).toBe(1);
    const sent = await letter();
    expect(sent).toMatchObject({ state: "sent", failure: null });
    expect(mailer.sent).toHaveLength(1);
    expect(mailer.sent[0]?.sha256).toBe(sent.mailSha256);
    expect(stopped(await provenActions(world, caseId))).toEqual([
      "requests.letter-started",
      "requests.letter-edited",
      "requests.letter-queued",
      "requests.letter-delayed",
      "requests.letter-sent",
    ]);
  });

  it("can be taken back between two tries, and its bytes do not stay behind", async () => {
    mailer.failWith(smtpError(451, "451 come back later"));
    await sendAndWait();
    await world.deliver();
    const kept = await keptBytes();
    expect(kept).not.toBeNull();
    await analyst.stop(caseId, letterId);
    expect((await letter()).state).toBe("draft");
    world.clock.pass(hour);
    expect(await world.deliver()).toBe(0);
    expect(mailer.sent).toEqual([]);
    expect(await world.files.open(kept ?? "")).toBeNull();
  });

  it("says that our own account is at fault where it is", async () => {
    mailer.failWith(
      Object.assign(new Error("535 no"), { code: "EAUTH", responseCode: 535 }),
    );
    await sendAndWait();
    await world.deliver();
    expect((await letter()).failure?.reason.en).toContain("mail account");
  });
});

/** File id of the mail that the outbox holds ready; null when it holds none. */
async function keptBytes(): Promise<string | null> {
  const row = await world.db
    .selectFrom("outbox")
    .select("payload")
    .executeTakeFirstOrThrow();
  const { made } = JSON.parse(row.payload) as {
    made: { mail: { fileId: string } } | null;
  };
  return made?.mail.fileId ?? null;
}

describe("a letter that the other side refuses", () => {
  it("fails with a plain reason, stops no clock, and can be sent again to a better address", async () => {
    mailer.failWith(smtpError(550, "550 no such person"));
    await sendAndWait();
    await world.deliver();
    expect(await letter()).toMatchObject({
      state: "failed",
      failure: { said: "550 no such person", retryAt: null },
    });
    const { frame } = await analyst.look(caseId);
    expect(frame.messages.filter(({ kind }) => kind === "out")).toEqual([]);
    expect(await codeOf(analyst.send(caseId, letterId))).toBe("letterNotDraft");
    await analyst.stop(caseId, letterId);
    await analyst.correct(caseId, { personAddress: "hv@new.example" });
    await sendAndWait();
    await world.deliver();
    expect(mailer.sent.map(({ envelope }) => envelope.to)).toEqual([
      "hv@new.example",
    ]);
    expect(stopped(await provenActions(world, caseId))).toEqual([
      "requests.letter-started",
      "requests.letter-edited",
      "requests.letter-queued",
      "requests.letter-failed",
      "requests.letter-stopped",
      "requests.letter-queued",
      "requests.letter-sent",
    ]);
  });

  it("is given up after a day of tries", async () => {
    const tries = 8;
    mailer.failWith(
      ...Array.from({ length: tries }, () => smtpError(421, "421 busy")),
    );
    await sendAndWait();
    for (let one = 0; one < tries; one += 1) {
      expect(await world.deliver()).toBe(1);
      world.clock.pass(16 * hour);
    }
    expect(await letter()).toMatchObject({ state: "failed" });
    expect(await world.deliver()).toBe(0);
    // A case whose letter never arrived is not closed over it.
    expect(
      (await analyst.look(caseId)).frame.moves.find(
        ({ move }) => move === "withdraw",
      ),
    ).toMatchObject({ refusal: { code: "lettersUnderway" } });
  });
});

describe("a house that stops in the middle of a try", () => {
  it("sends the same message again, byte for byte and under the same Message-ID", async () => {
    const taken: Parameters<Mailer["send"]>[0][] = [];
    const gone = Promise.withResolvers<never>();
    const hanging: Mailer = {
      goes: "folder",
      forget: () => Promise.resolve(),
      // The server takes the mail the first time, and the house dies before it hears so.
      send: (mail) =>
        taken.push(mail) === 1 ? gone.promise : mailer.send(mail),
      close: () => Promise.resolve(),
    };
    const before = await makeWorld({
      now: "2026-09-16T02:00:00Z",
      mailer: hanging,
    });
    const colleague = requestDesk(before, "analystA1");
    const mine = await colleague.open({ types: ["enquiry"] });
    await colleague.send(mine, await colleague.write(mine, "question"));
    before.clock.pass(31_000);
    const dying = before.deliver();
    await expect.poll(() => taken.length).toBe(1);
    const after = await before.restart();
    expect(await after.deliver()).toBe(0);
    after.clock.pass(16 * minute);
    expect(await after.deliver()).toBe(1);
    expect(taken.map(({ messageId }) => messageId)).toEqual([
      taken[0]?.messageId,
      taken[0]?.messageId,
    ]);
    expect(taken[1]?.raw.equals(taken[0]?.raw ?? Buffer.alloc(0))).toBe(true);
    const { frame } = await requestDesk(after, "analystA1").look(mine);
    expect(frame.letters[0]?.state).toBe("sent");
    expect(frame.messages.filter(({ kind }) => kind === "out")).toHaveLength(1);
    await provenActions(after, mine);
    await after.close();
    void dying;
  });
});

describe("the mail itself", () => {
  it("answers the newest mail of the person and names the thread before it", async () => {
    await world.database.writer.write(async (tx) => {
      for (const [at, messageId, lane] of [
        ["2026-09-16T02:00:00.000Z", "<1@post.example>", "ok"],
        ["2026-09-16T02:00:05.000Z", "<2@post.example>", "ok"],
        ["2026-09-16T02:00:09.000Z", "<3@fake.example>", "unverified"],
      ] as const)
        await insertMessage(tx, {
          caseId,
          kind: "in",
          lane,
          channel: "email",
          text: "…",
          messageId,
          happenedAt: at,
          recordedAt: at,
        });
      return { keep: true, value: null };
    });
    await sendAndWait();
    await world.deliver();
    const mail = await PostalMime.parse(mailer.sent[0]?.raw ?? "");
    expect(mail.inReplyTo).toBe("<2@post.example>");
    expect(mail.references).toBe("<1@post.example> <2@post.example>");
    expect(mail.date).toBe("2026-09-16T02:00:00.000Z");
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}\.kept@shop\.example>$/);
  });

  it("leaves once, however often the outbox is looked at", async () => {
    await sendAndWait();
    await Promise.all([world.deliver(), world.deliver(), world.deliver()]);
    expect(mailer.sent).toHaveLength(1);
  });

  it("is written into the case by the scheduler without anybody asking", async () => {
    await sendAndWait();
    await world.scheduler.runAll();
    expect((await letter()).state).toBe("sent");
  });
});
