import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@kept/domain/access/actor";
import { granted, refused } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import {
  stoppedClock,
  hour,
  type StoppedClock,
} from "../testing/stopped-clock.ts";
import {
  reopenDatabase,
  temporaryDatabase,
  type TemporaryDatabase,
} from "../testing/temporary-database.ts";
import {
  makeChange,
  type Change,
  type Intent,
  type Recorded,
} from "./change.ts";
import { historyOf } from "./history-views.ts";
import { verifyLedger } from "./verify-views.ts";

const officer: Actor = {
  id: "dpo-1",
  role: "dpo",
  teamId: null,
  sessionHash: "ab",
  name: "Tang Ning",
};
const analyst: Actor = {
  id: "ann",
  role: "analyst",
  teamId: "east",
  sessionHash: null,
  name: "Zhou Min",
};
const caseId = "case-1";

let database: TemporaryDatabase;
let clock: StoppedClock;
let change: Change;

beforeEach(async () => {
  clock = stoppedClock("2026-09-21T01:42:00.000Z");
  database = await temporaryDatabase();
  change = makeChange({ writer: database.writer, clock, bootId: "boot-1" });
});
afterEach(() => {
  database.remove();
});

function intent(more: Partial<Intent> = {}): Intent {
  return {
    action: "requests.rename",
    actor: officer,
    now: clock.now(),
    requestId: "req-1",
    ...more,
  };
}

async function insertCase(tx: Tx, id: string, teamId: string | null = null) {
  if (teamId !== null) {
    await tx
      .insertInto("teams")
      .values({ id: teamId, key: teamId, name_en: teamId, name_zh: teamId })
      .execute();
  }
  await tx
    .insertInto("cases")
    .values({
      id,
      register: "requests",
      reference: `DSR-${id}`,
      stage: "received",
      is_open: 1,
      version: 1,
      team_id: teamId,
      title: "first",
      lane: "main",
      is_urgent: 0,
      received_at: clock.now(),
      opened_at: clock.now(),
      touched_at: clock.now(),
    })
    .execute();
}

async function openCase(id = caseId, teamId: string | null = null) {
  const opened = await change(
    intent({ action: "requests.open" }),
    async (tx) => {
      await insertCase(tx, id, teamId);
      return granted({
        value: id,
        events: [
          {
            action: "requests.opened",
            object: { kind: "case", id },
            changes: [{ field: "title", before: null, after: "first" }],
          },
        ],
      });
    },
  );
  expect(opened.ok).toBe(true);
}

function rename(title: string) {
  return async (tx: Tx) => {
    const { title: before } = await tx
      .selectFrom("cases")
      .select("title")
      .where("id", "=", caseId)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable("cases")
      .set({ title })
      .where("id", "=", caseId)
      .execute();
    const recorded: Recorded<{ title: string }> = {
      value: { title },
      events: [
        {
          action: "requests.renamed",
          object: { kind: "case", id: caseId },
          changes: [{ field: "title", before, after: title }],
        },
      ],
    };
    return granted(recorded);
  };
}

const entryCount = async () =>
  (await database.db.selectFrom("ledger_entries").select("seq").execute())
    .length;
const caseRow = () =>
  database.db
    .selectFrom("cases")
    .select(["version", "title"])
    .where("id", "=", caseId)
    .executeTakeFirstOrThrow();

/** Past every guard of the house: what somebody with access to the disk can do. */
function atTheDisk(text: string) {
  const guards = [
    "ledger_entries_never_change",
    "ledger_entries_never_go",
    "ledger_values_never_change",
  ];
  return database.writer.write(async (tx) => {
    for (const guard of guards) {
      await sql.raw(`drop trigger ${guard}`).execute(tx);
    }
    await sql.raw("pragma defer_foreign_keys = on").execute(tx);
    for (const statement of text.split(";")) {
      await sql.raw(statement).execute(tx);
    }
    return { keep: true, value: null };
  });
}

/** What the driver throws when the disk fails. */
function diskError(code: string): Error {
  return Object.assign(new Error("disk"), { name: "SqliteError", code });
}

describe("the one door", () => {
  it("moves the case on by one version and enters who changed what", async () => {
    await openCase();
    const done = await change(
      intent({ case: { id: caseId, version: 1 } }),
      rename("second"),
    );
    expect(done).toEqual({ ok: true, value: { title: "second" } });
    expect(await caseRow()).toEqual({ version: 2, title: "second" });
    const history = await historyOf(database.db, caseId);
    expect(history.map((entry) => [entry.action, entry.caseVersion])).toEqual([
      ["requests.opened", 1],
      ["requests.renamed", 2],
    ]);
    expect(history[1]).toMatchObject({
      at: clock.now(),
      actor: { id: "dpo-1", role: "dpo" },
      changes: [
        { field: "title", before: "first", after: "second", isErased: false },
      ],
    });
  });

  it("refuses a stale version and shows what others changed meanwhile", async () => {
    await openCase();
    await change(
      intent({ case: { id: caseId, version: 1 } }),
      rename("second"),
    );
    await change(intent({ case: { id: caseId, version: 2 } }), rename("third"));
    const late = await change(
      intent({ case: { id: caseId, version: 1 } }),
      rename("mine"),
    );
    expect(late).toEqual({
      ok: false,
      refusal: {
        code: "stale",
        conflict: {
          currentVersion: 3,
          changes: [
            {
              field: "title",
              before: "first",
              after: "second",
              by: "dpo-1",
              at: clock.now(),
            },
            {
              field: "title",
              before: "second",
              after: "third",
              by: "dpo-1",
              at: clock.now(),
            },
          ],
        },
      },
    });
    expect(await caseRow()).toEqual({ version: 3, title: "third" });
  });

  it("does not confess a case to somebody who may not know of it, not even by a stale version", async () => {
    await openCase(caseId, "west");
    for (const version of [1, 7]) {
      const answer = await change(
        intent({ actor: analyst, case: { id: caseId, version } }),
        rename("x"),
      );
      expect(answer).toEqual({ ok: false, refusal: { code: "notFound" } });
    }
    const nowhere = await change(
      intent({ actor: analyst, case: { id: "none", version: 1 } }),
      rename("x"),
    );
    expect(nowhere).toEqual({ ok: false, refusal: { code: "notFound" } });
  });

  it("lets one of fifty writers of the same version through and refuses the others", async () => {
    await openCase();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_none, index) =>
        change(
          intent({ case: { id: caseId, version: 1 } }),
          rename(`title ${index}`),
        ),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(
      answers.every((answer) => answer.ok || answer.refusal.code === "stale"),
    ).toBe(true);
    expect((await caseRow()).version).toBe(2);
  });

  it("does a doubled submit once and gives every caller the same answer", async () => {
    await openCase();
    const idempotency = { key: "k".repeat(20), bodyHash: "b" };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        change(
          intent({ case: { id: caseId, version: 1 }, idempotency }),
          rename("once"),
        ),
      ),
    );
    expect(answers).toEqual(
      Array.from({ length: 20 }, () => ({
        ok: true,
        value: { title: "once" },
      })),
    );
    expect(await entryCount()).toBe(2);
    expect((await caseRow()).version).toBe(2);
  });

  it("still knows the answer after a restart, and forgets it after a day", async () => {
    await openCase();
    const wanted = () =>
      intent({
        case: { id: caseId, version: 1 },
        idempotency: { key: "k".repeat(20), bodyHash: "b" },
      });
    await change(wanted(), rename("once"));
    database.close();
    const { remove, ...rest } = await reopenDatabase(database.folder);
    database = { ...rest, remove };
    change = makeChange({ writer: database.writer, clock, bootId: "boot-2" });
    clock.pass(23 * hour);
    expect(await change(wanted(), rename("again"))).toEqual({
      ok: true,
      value: { title: "once" },
    });
    clock.pass(2 * hour);
    expect(await change(wanted(), rename("again"))).toMatchObject({
      ok: false,
      refusal: { code: "stale" },
    });
  });

  it("refuses the same key for another body, and keeps keys of different people apart", async () => {
    await openCase();
    const key = "k".repeat(20);
    await change(
      intent({ idempotency: { key, bodyHash: "one" } }),
      rename("one"),
    );
    const other = await change(
      intent({ idempotency: { key, bodyHash: "two" } }),
      rename("two"),
    );
    expect(other).toEqual({ ok: false, refusal: { code: "idempotencyReuse" } });
    const colleague = await change(
      intent({
        actor: { ...officer, id: "dpo-2" },
        idempotency: { key, bodyHash: "two" },
      }),
      rename("two"),
    );
    expect(colleague.ok).toBe(true);
  });

  it("writes nothing when the law refuses, and the same key may be tried again", async () => {
    await openCase();
    const wanted = intent({
      case: { id: caseId, version: 1 },
      idempotency: { key: "k".repeat(20), bodyHash: "b" },
    });
    const no = await change<null>(wanted, async (tx) => {
      await tx.updateTable("cases").set({ title: "half done" }).execute();
      return refused("notAllowed");
    });
    expect(no).toEqual({ ok: false, refusal: { code: "notAllowed" } });
    expect(await caseRow()).toEqual({ version: 1, title: "first" });
    expect(await entryCount()).toBe(1);
    expect((await change(wanted, rename("second"))).ok).toBe(true);
  });

  it("writes nothing when the work breaks, and the next change goes on", async () => {
    await openCase();
    const broken = change<null>(
      intent({ case: { id: caseId, version: 1 } }),
      async (tx) => {
        await tx.updateTable("cases").set({ title: "half done" }).execute();
        throw new Error("a bug");
      },
    );
    await expect(broken).rejects.toThrow("a bug");
    expect(await caseRow()).toEqual({ version: 1, title: "first" });
    expect(
      (
        await change(
          intent({ case: { id: caseId, version: 1 } }),
          rename("second"),
        )
      ).ok,
    ).toBe(true);
  });

  it("lets no change through without an event, and takes an act without an event as nothing done", async () => {
    await openCase();
    const silent = change<null>(
      intent({ case: { id: caseId, version: 1 } }),
      async (tx) => {
        await tx.updateTable("cases").set({ title: "silent" }).execute();
        return granted({ value: null, events: [] });
      },
    );
    await expect(silent).rejects.toThrow("recorded no event");
    const idle = await change(
      intent({ case: { id: caseId, version: 1 } }),
      async () => granted({ value: "as it was", events: [] }),
    );
    expect(idle).toEqual({ ok: true, value: "as it was" });
    expect(await caseRow()).toEqual({ version: 1, title: "first" });
  });

  it("moves on an old case that a change reached without naming its version, such as by a mail", async () => {
    await openCase();
    const arrived = await change(
      intent({ action: "requests.take-mail-in" }),
      async () =>
        granted({
          value: null,
          caseId,
          events: [
            {
              action: "requests.replied",
              object: { kind: "message", id: "m1" },
              changes: [],
            },
          ],
        }),
    );
    expect(arrived.ok).toBe(true);
    expect((await caseRow()).version).toBe(2);
    expect((await historyOf(database.db, caseId)).at(-1)).toMatchObject({
      action: "requests.replied",
      caseVersion: 2,
    });
  });

  it("runs changes one after the other, so that none sees half of another", async () => {
    await openCase();
    const seen: string[] = [];
    const slow = (title: string) => async (tx: Tx) => {
      seen.push(`begin ${title}`);
      const done = await rename(title)(tx);
      for (let turn = 0; turn < 20; turn += 1)
        await tx.selectFrom("cases").select("id").execute();
      seen.push(`end ${title}`);
      return done;
    };
    await Promise.all([
      change(intent(), slow("a")),
      change(intent(), slow("b")),
    ]);
    expect(seen).toEqual(["begin a", "end a", "begin b", "end b"]);
  });

  it("fills the outbox with the change and not without it", async () => {
    await openCase();
    const letter = async (tx: Tx) => {
      const done = await rename("with letter")(tx);
      return granted({
        ...done.value,
        outbox: [
          {
            kind: "letter",
            payload: { letterId: "l1" },
            notBefore: "2026-09-21T01:42:30.000Z",
          },
        ],
      });
    };
    await change(intent({ case: { id: caseId, version: 9 } }), letter);
    expect(
      await database.db.selectFrom("outbox").selectAll().execute(),
    ).toEqual([]);
    await change(intent({ case: { id: caseId, version: 1 } }), letter);
    expect(
      await database.db.selectFrom("outbox").selectAll().execute(),
    ).toMatchObject([
      {
        kind: "letter",
        case_id: caseId,
        state: "waiting",
        not_before: "2026-09-21T01:42:30.000Z",
      },
    ]);
  });

  it("reads go on beside an open change and see the state before it", async () => {
    await openCase();
    await change(intent({ case: { id: caseId, version: 1 } }), async (tx) => {
      const done = await rename("second")(tx);
      expect(await caseRow()).toEqual({ version: 1, title: "first" });
      return done;
    });
    expect((await caseRow()).title).toBe("second");
  });
});

describe("a disk that gives no answer", () => {
  it("is said so, stops all writing and leaves reading open", async () => {
    await openCase();
    let faults = 0;
    database.close();
    const { remove, ...rest } = await reopenDatabase(database.folder, {
      onFault: () => (faults += 1),
    });
    database = { ...rest, remove };
    change = makeChange({ writer: database.writer, clock, bootId: "boot-2" });
    const failing = change<null>(intent(), async () => {
      throw diskError("SQLITE_IOERR_FSYNC");
    });
    const waiting = change(intent(), rename("never"));
    expect(await failing).toEqual({
      ok: false,
      refusal: { code: "unknownOutcome" },
    });
    expect(await waiting).toEqual({
      ok: false,
      refusal: { code: "closingDown" },
    });
    expect(await change(intent(), rename("never"))).toEqual({
      ok: false,
      refusal: { code: "closingDown" },
    });
    expect(faults).toBe(1);
    expect((await caseRow()).title).toBe("first");
  });

  it("that is full is said so, and writing goes on when there is room", async () => {
    await openCase();
    const full = await change<null>(intent(), async () => {
      throw diskError("SQLITE_FULL");
    });
    expect(full).toEqual({ ok: false, refusal: { code: "diskFull" } });
    expect((await change(intent(), rename("later"))).ok).toBe(true);
  });
});

describe("the ledger", () => {
  beforeEach(async () => {
    await openCase();
    await change(
      intent({ case: { id: caseId, version: 1 } }),
      rename("second"),
    );
    await change(intent({ case: { id: caseId, version: 2 } }), rename("third"));
  });

  it("verifies from the first entry to the last", async () => {
    expect(await verifyLedger(database.db)).toMatchObject({
      ok: true,
      entries: 3,
      erasedValues: 0,
    });
  });

  it("holds no value in its entries, only what commits to it", async () => {
    const rows = await database.db
      .selectFrom("ledger_entries")
      .select("canonical")
      .execute();
    expect(rows.some((row) => /second|third/.test(row.canonical))).toBe(false);
    expect(JSON.parse(rows[1]?.canonical ?? "{}")).toMatchObject({
      v: 1,
      seq: 2,
      boot_id: "boot-1",
      actor_id: "dpo-1",
      session_hash: "ab",
      matter: caseId,
      changes: [
        { field: "title", before_c: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
      ],
    });
  });

  it("still verifies after a value was erased, and says that one was", async () => {
    await database.writer.write(async (tx) => {
      await tx
        .deleteFrom("ledger_values")
        .where("seq", "=", 2)
        .where("side", "=", "before")
        .execute();
      return { keep: true, value: null };
    });
    expect(await verifyLedger(database.db)).toMatchObject({
      ok: true,
      erasedValues: 1,
    });
    const [, second] = await historyOf(database.db, caseId);
    expect(second?.changes).toEqual([
      { field: "title", before: null, after: "second", isErased: true },
    ]);
  });

  it.each([
    [
      "a changed entry",
      "update ledger_entries set canonical = replace(canonical, 'renamed', 'removed') where seq = 2",
      2,
    ],
    [
      "a changed column",
      "update ledger_entries set actor_id = 'somebody' where seq = 3",
      3,
    ],
    [
      "a changed value",
      `update ledger_values set value = '"forged"' where seq = 2 and side = 'after'`,
      2,
    ],
    [
      "an entry taken out of the middle",
      "delete from ledger_values where seq = 2; delete from ledger_entries where seq = 2",
      2,
    ],
    [
      "an entry hashed anew",
      "update ledger_entries set chain = lower(hex(randomblob(32))) where seq = 1",
      1,
    ],
  ])("finds %s and names it", async (_name, text, seq) => {
    await atTheDisk(text);
    expect(await verifyLedger(database.db)).toMatchObject({ ok: false, seq });
  });

  it.each([
    [
      "an update",
      "update ledger_entries set action = 'x' where seq = 2",
      "never changes",
    ],
    ["a deletion", "delete from ledger_entries where seq = 2", "never forgets"],
    [
      "a replacement",
      "insert or replace into ledger_entries select 2, at, case_id, case_version, object_kind, object_id, 'x', actor_id, canonical, leaf, chain from ledger_entries where seq = 2",
      "only grows",
    ],
    [
      "a gap",
      "insert into ledger_entries select 9, at, case_id, case_version, object_kind, object_id, action, actor_id, canonical, leaf, chain from ledger_entries where seq = 2",
      "only grows",
    ],
    [
      "a rewritten value",
      "update ledger_values set value = '1'",
      "never changes",
    ],
    [
      "a replaced value",
      "insert or replace into ledger_values select seq, field, side, nonce, '1' from ledger_values where seq = 3",
      "written with its entry",
    ],
  ])("the database itself refuses %s", async (_name, text, message) => {
    const attempt = database.writer.write(async (tx) => {
      await sql.raw(text).execute(tx);
      return { keep: true, value: null };
    });
    await expect(attempt).rejects.toThrow(message);
    expect(await verifyLedger(database.db)).toMatchObject({
      ok: true,
      entries: 3,
    });
  });
});
