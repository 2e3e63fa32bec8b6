import { randomUUIDv7 } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { granted } from "@kept/domain/verdict";
import { bytesOfFile } from "../../files/new-files.ts";
import PostalMime from "postal-mime";
import type { MemoryMailer } from "../../mail/outgoing/memory-mailer.ts";
import { disclosureDesk } from "../../testing/disclosure-desk.ts";
import { statementsOf } from "../../testing/counted-reading.ts";
import { pdfPages } from "../../testing/pdf-text.ts";
import { inboxMail, openIntakeDesk } from "../../testing/intake-desk.ts";
import { codeOf, requestDesk } from "../../testing/request-desk.ts";
import { makeWorld, type World } from "../../testing/world.ts";
import { houseOf } from "../../casework/house.ts";
import type { Db } from "../../db/reading.ts";
import { oweSupplements } from "../../casework/statements/supplement-commands.ts";
import { statementParts } from "../index.ts";
import { insertEntry, takeEntryNumber } from "./entry-store.ts";
import { readPersons } from "./persons-store.ts";
import { writeSecrecy } from "./step-store.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld({ now: "2026-11-22T02:00:00.000Z" });
});
afterEach(() => world.close());

interface Recorded {
  readonly name?: string;
  readonly account?: string;
  readonly isSealed?: boolean;
  readonly secretUntil?: string;
  readonly refused?: boolean;
  readonly voided?: boolean;
}

/** A demand about one person, with its entry in the register. */
async function recorded(more: Recorded = {}): Promise<string> {
  const desk = disclosureDesk(world, "legal1");
  const caseId = await desk.open({
    isSealed: more.isSealed ?? false,
    persons: [
      {
        name: more.name ?? "Li Na",
        identifiers: [{ kind: "account", value: more.account ?? "2024-0917" }],
      },
    ],
  });
  const now = world.clock.now();
  const persons = await readPersons(world.db, caseId);
  const done = await world.change(
    {
      actor: world.actor("legal1"),
      now,
      requestId: randomUUIDv7(),
      action: "disclosures.release",
    },
    async (tx) => {
      const number = await takeEntryNumber(tx, { year: 2026, isSealed: false });
      const entry = {
        caseId,
        year: 2026,
        number,
        version: 1,
        act: "entered",
        kind: "authorityDemand",
        level: "case",
        isCompelled: true,
        isEmergency: false,
        outcome: more.refused ? "refused" : "part",
        content: more.refused
          ? { en: "", zh: "" }
          : { en: "Account (Name)", zh: "账户信息（姓名）" },
        categories: ["account"],
        hasContentData: false,
        disclosedAt: now,
        demandedAt: now,
        basis: "lawOrCourt",
        instrument: "courtOrder",
        instrumentRef: "(2026) 17",
        purpose: "Civil dispute about a delivery",
        refusalReason: more.refused ? "The order was not signed" : null,
        recipient: "Pudong District People's Court",
        recipientOfficer: "Judge Shen",
        authorityClass: "court",
        country: "CN",
        channel: "encryptedFile",
        personIds: persons.map(({ id }) => id),
        personsCount: persons.length,
        scopeWords: null,
        enteredAt: now,
        enteredBy: world.actor("legal1").id,
        approvedBy: world.actor("dpo1").id,
        correctionReason: null,
        packageSha256: null,
      } as const;
      await insertEntry(tx, entry);
      if (more.voided)
        await insertEntry(tx, { ...entry, version: 2, act: "voided" });
      if (more.secretUntil)
        await writeSecrecy(tx, caseId, {
          state: "until",
          orderedBy: "Court",
          reference: null,
          until: more.secretUntil,
          reviewOn: null,
          endedOn: null,
        });
      return granted({
        value: null,
        events: [
          {
            action: "disclosures.released",
            object: { kind: "case", id: caseId },
            changes: [],
          },
        ],
      });
    },
  );
  if (!done.ok) throw new Error(done.refusal.code);
  return caseId;
}

/** A person who asks for our records and has proven who they are. */
async function asking(who: "analystA1" | "dpo1" = "analystA1") {
  const desk = requestDesk(world, who);
  const caseId = await desk.open({
    types: ["disclosureRecords"],
    personName: "Li Na",
    accountRef: "2024-0917",
    residence: "CN",
  });
  await desk.classify(caseId);
  await desk.verify(caseId);
  return { desk, caseId };
}

async function statementBytes(caseId: string): Promise<Buffer> {
  const desk = requestDesk(world, "analystA1");
  const { statementId } = await world
    .as("analystA1")
    .statements.make(await desk.newest(caseId));
  const { statements } = await world
    .as("analystA1")
    .statements.ofCase({ caseId });
  const made = statements.find(({ id }) => id === statementId);
  const row = await world.db
    .selectFrom("case_files")
    .select("file_id")
    .where("id", "=", made?.caseFileId ?? "")
    .executeTakeFirstOrThrow();
  return bytesOfFile(world.files, row.file_id);
}

/** Decided and handed over at the counter. */
async function handOver(
  desk: Awaited<ReturnType<typeof asking>>["desk"],
  caseId: string,
): Promise<void> {
  await desk.decide(caseId, "granted");
  await desk.api.recordReply({
    ...(await desk.newest(caseId)),
    channel: "phone",
    text: "Handed the statement over at the counter.",
    repliedAt: world.clock.now(),
  });
}

function sweepOver(db: Db): Promise<number> {
  return oweSupplements(
    { ...houseOf(world), db, now: () => world.clock.now() },
    statementParts,
  );
}

/** A page has no white space. */
function wordsOf(pdf: Uint8Array): string {
  return pdfPages(pdf).join(" ");
}

describe("what our disclosure records say of a person", () => {
  it("is told in both languages: what, when, why and to whom, and refusals with their reason", async () => {
    await recorded();
    await recorded({ refused: true });
    const { caseId } = await asking();
    const text = wordsOf(await statementBytes(caseId));
    for (const words of [
      "2 entries",
      "What: Account (Name)",
      "When: 22 November 2026",
      "Why: Mandatory law or court order; Court order (2026) 17; Civil dispute about a delivery",
      "To whom: Pudong District People's Court",
      "Not given, because: The order was not signed",
      "内容：账户信息（姓名）",
    ])
      expect(text).toContain(words.replaceAll(" ", ""));
  });

  it.each<[string, Recorded]>([
    ["a sealed case", { isSealed: true }],
    ["a case under secrecy", { secretUntil: "2026-11-22" }],
    ["a voided number", { voided: true }],
  ])("is byte for byte the same with and without %s", async (_, hidden) => {
    await recorded();
    const { caseId } = await asking();
    const twin = await world.twin();
    const before = await statementBytes(caseId);
    const first = world;
    world = twin;
    try {
      await recorded(hidden);
      expect(Buffer.compare(await statementBytes(caseId), before)).toBe(0);
      const { entries } = await world.as("dpo1").statements.ofCase({ caseId });
      expect(entries).toHaveLength(1);
    } finally {
      world = first;
      await twin.close();
    }
  });

  it("comes back into the statement by itself when secrecy has ended", async () => {
    await recorded({ secretUntil: "2026-11-22" });
    const { caseId } = await asking();
    const look = () => world.as("dpo1").statements.ofCase({ caseId });
    expect((await look()).entries).toHaveLength(0);
    world.clock.set("2026-11-23T02:00:00.000Z");
    expect((await look()).entries).toHaveLength(1);
  });

  it("comes back to whoever answered a person earlier, once a gag ends; a sealed entry stays away", async () => {
    await recorded();
    const { desk, caseId } = await asking();
    await desk.work(caseId);
    await desk.search(caseId);
    await statementBytes(caseId);
    await handOver(desk, caseId);
    await desk.work(caseId);
    await desk.api.assign({
      ...(await desk.newest(caseId)),
      ownerId: world.actor("analystA1").id,
    });
    await desk.close(caseId);
    // Both were already there when the person was answered.
    await recorded({ secretUntil: "2026-11-22" });
    await recorded({ isSealed: true });
    const sweep = () => sweepOver(world.db);
    const list = async () =>
      JSON.stringify(await world.as("analystA1").context.inbox());
    expect(await sweep()).toBe(0);
    expect(await list()).not.toContain("cameDue");

    world.clock.set("2026-11-23T02:00:00.000Z");
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    expect(await list()).toContain("cameDue");
    const { frame } = await desk.look(caseId);
    expect(frame.stage.key).toBe("answered");
    expect(frame.tasks.at(-1)).toMatchObject({
      title: {
        en: "Supplement owed: our disclosure records may tell more now",
      },
      standing: "open",
    });
    expect(wordsOf(await statementBytes(caseId))).toContain("2entries");
    await desk.work(caseId);
    await desk.close(caseId);
    expect(await sweep()).toBe(0);
    expect((await desk.look(caseId)).frame.stage.key).toBe("closed");
  });

  it("is looked for in as many statements, however many people were answered", async () => {
    await recorded();
    const closings: (() => Promise<unknown>)[] = [];
    const given = async () => {
      const { desk, caseId } = await asking();
      await desk.work(caseId);
      await desk.search(caseId);
      await statementBytes(caseId);
      await handOver(desk, caseId);
      const end = async () => {
        await desk.work(caseId);
        await desk.close(caseId);
      };
      closings.push(end);
      await end();
    };
    await given();
    const ofOne = await statementsOf(world, sweepOver);
    for (let more = 0; more < 3; more += 1) await given();
    const ofFour = await statementsOf(world, sweepOver);
    expect(ofFour).toHaveLength(ofOne.length);
    // What was owed and is settled is not asked about again either.
    await recorded({ secretUntil: "2026-11-22" });
    world.clock.set("2026-11-23T02:00:00.000Z");
    expect(await sweepOver(world.db)).toBe(4);
    for (const end of closings) await end();
    expect(await statementsOf(world, sweepOver)).toHaveLength(ofOne.length);
  });

  it("waits for a person to decide a doubtful match, and leaves out who is somebody else", async () => {
    await recorded({ account: "1999-0001" });
    const { caseId, desk } = await asking();
    const api = world.as("analystA1").statements;
    const look = () => api.ofCase({ caseId });
    const [entry] = (await look()).entries;
    expect(entry).toMatchObject({
      strength: "doubtful",
      isOpen: true,
      names: ["Li Na", "Li Na"],
      // Whoever answers requests may not open the register.
      record: null,
    });
    expect(await codeOf(api.make(await desk.newest(caseId)))).toBe(
      "matchesOpen",
    );
    const decide = async (isTheirs: boolean) =>
      api.decideMatch({
        ...(await desk.newest(caseId)),
        entryId: entry?.id ?? "",
        isTheirs,
      });
    await decide(false);
    expect(wordsOf(await statementBytes(caseId))).toContain("0entries");
    await decide(true);
    expect(wordsOf(await statementBytes(caseId))).toContain("1entry");
  });

  it("is told to nobody whose identity is not proven, and on no case that does not ask", async () => {
    const desk = requestDesk(world, "analystA1");
    const api = world.as("analystA1").statements;
    const unproven = await desk.open({ types: ["access"] });
    await desk.classify(unproven);
    expect(await codeOf(api.make(await desk.newest(unproven)))).toBe(
      "identityNotVerified",
    );
    const other = await desk.open({ types: ["correction"] });
    await desk.classify(other);
    expect(await codeOf(api.make(await desk.newest(other)))).toBe(
      "statementNotAsked",
    );
  });

  it("goes with the answer to whoever asks for their data, or the answer does not leave", async () => {
    await recorded();
    const desk = requestDesk(world, "analystA1");
    const api = world.as("analystA1").statements;
    const caseId = await desk.open({
      types: ["access"],
      personName: "Li Na",
      accountRef: "2024-0917",
      residence: "CN",
    });
    await desk.bringToDecision(caseId, "granted");
    const letterId = await desk.write(caseId, "access-granted");
    const before = await desk.look(caseId);
    /** What the composer says before anybody presses "Send". */
    const toldBefore = async () =>
      (await desk.letter(caseId, letterId)).checks
        .filter(({ code }) => code === "notYet")
        .map(({ kind, params }) => [kind, params]);
    expect(await codeOf(desk.send(caseId, letterId))).toBe("statementOwed");
    expect(await toldBefore()).toEqual([["fix", { code: "statementOwed" }]]);
    const { statementId } = await api.make(await desk.newest(caseId));
    expect(await codeOf(desk.send(caseId, letterId))).toBe(
      "statementNotEnclosed",
    );
    expect(await toldBefore()).toEqual([
      ["fix", { code: "statementNotEnclosed" }],
    ]);
    expect((await desk.look(caseId)).frame.stage).toEqual(before.frame.stage);
    await api.enclose({
      ...(await desk.newest(caseId)),
      statementId,
      letterId,
    });
    expect(await toldBefore()).toEqual([]);
    // Something more is told of them by now: the statement says it no longer.
    await recorded({ refused: true });
    expect(await codeOf(desk.send(caseId, letterId))).toBe("statementOwed");
  });

  it.each<[string, Recorded]>([
    ["a sealed case", { isSealed: true }],
    ["a case under secrecy", { secretUntil: "2026-12-31" }],
  ])(
    "is asked of an answer neither more nor less because of %s",
    async (_, hidden) => {
      const desk = requestDesk(world, "analystA1");
      const caseId = await desk.open({
        types: ["access"],
        personName: "Li Na",
        accountRef: "2024-0917",
      });
      await desk.bringToDecision(caseId, "granted");
      const before = await desk.look(caseId);
      await recorded(hidden);
      expect(await desk.look(caseId)).toEqual(before);
      await desk.api.recordReply({
        ...(await desk.newest(caseId)),
        channel: "phone",
        text: "Read their data to them.",
        repliedAt: world.clock.now(),
      });
      expect((await desk.look(caseId)).frame.stage.key).toBe("answered");
    },
  );

  it("answers the customer of a distributor, from the note at the counter to the mail with the statement", async () => {
    await world.close();
    const intake = await openIntakeDesk("2026-11-10T08:21:00.000Z");
    world = intake.world;
    await recorded();
    const filed = await intake.file(
      await inboxMail("05-disclosure-records-via-distributor"),
    );
    const caseId = filed.case?.id ?? "";
    const desk = requestDesk(world, "analystA1");
    // Clocks run from the partner's counter, not from the mail.
    await desk.correct(caseId, {
      partner: {
        name: "North distributor",
        receivedAt: "2026-11-05T11:30:00+08:00",
      },
      personAddress: "li.na@mail.example",
      accountRef: "2024-0917",
    });
    expect((await desk.look(caseId)).frame.receivedAt).toBe(
      "2026-11-05T03:30:00.000Z",
    );
    await desk.classify(caseId);
    await desk.verify(caseId, { method: "callBack" });
    await desk.work(caseId);
    await desk.search(caseId);
    const api = world.as("analystA1").statements;
    const { statementId } = await api.make(await desk.newest(caseId));
    await desk.decide(caseId, "granted");
    const letterId = await desk.write(caseId, "disclosure-records-given");
    await api.enclose({
      ...(await desk.newest(caseId)),
      statementId,
      letterId,
    });
    await desk.fill(caseId, letterId);
    const { enclosures } = await desk.letter(caseId, letterId);
    await desk.api.checkEnclosure({
      ...(await desk.newest(caseId)),
      letterId,
      fileId: enclosures[0]?.id ?? "",
    });
    await desk.sendAway(caseId, letterId);
    const { sent } = world.mailer as MemoryMailer;
    const mail = await PostalMime.parse(sent.at(-1)?.raw ?? "");
    expect(mail.to?.map(({ address }) => address)).toEqual([
      "li.na@mail.example",
    ]);
    const statement = mail.attachments.find(({ filename }) =>
      filename?.startsWith("Statement "),
    );
    const words = wordsOf(Buffer.from(statement?.content as ArrayBuffer));
    expect(words).toContain("1entry");
    expect(words).toContain("本说明共列1条记录");
    expect((await desk.look(caseId)).frame.stage.key).toBe("answered");
    await desk.work(caseId);
    await desk.close(caseId);
  });

  it("is linked both ways, for those who may know of both cases", async () => {
    const toldCase = await recorded();
    const { caseId } = await asking();
    await statementBytes(caseId);
    const { entries } = await world.as("dpo1").statements.ofCase({ caseId });
    expect(entries[0]?.record?.id).toBe(toldCase);
    expect(
      await world.as("dpo1").statements.toldIn({ caseId: toldCase }),
    ).toMatchObject([{ id: caseId }]);
    expect(
      await codeOf(
        world.as("analystA1").statements.toldIn({ caseId: toldCase }),
      ),
    ).toBe("notFound");
  });
});
