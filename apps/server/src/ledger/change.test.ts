import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@kept/domain/access/actor";
import { granted, refused } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import {
  bareLedger,
  caseId,
  officer,
  rename,
  type BareLedger,
} from "../testing/bare-ledger.ts";
import { hour } from "../testing/stopped-clock.ts";
import { historyOf } from "./history-views.ts";

const analyst: Actor = {
  id: "ann",
  role: "analyst",
  teamId: "east",
  namedOn: [],
  askedOn: [],
  sessionHash: null,
  name: "Zhou Min",
};

let bench: BareLedger;

beforeEach(async () => {
  bench = await bareLedger();
});
afterEach(() => {
  bench.database.remove();
});

const entryCount = async () =>
  (await bench.database.db.selectFrom("ledger_entries").select("seq").execute())
    .length;

/** What the driver throws when the disk fails. */
function diskError(code: string): Error {
  return Object.assign(new Error("disk"), { name: "SqliteError", code });
}

describe("the one door", () => {
  it("moves the case on by one version and enters who changed what", async () => {
    await bench.openCase();
    const done = await bench.change(
      bench.intent({ case: { id: caseId, version: 1 } }),
      rename("second"),
    );
    expect(done).toEqual({ ok: true, value: { title: "second" } });
    expect(await bench.caseRow()).toEqual({ version: 2, title: "second" });
    const history = await historyOf(bench.database.db, caseId);
    expect(history.map((entry) => [entry.action, entry.caseVersion])).toEqual([
      ["probe.opened", 1],
      ["probe.renamed", 2],
    ]);
    expect(history[1]).toMatchObject({
      at: bench.clock.now(),
      actor: { id: "dpo-1", role: "dpo" },
      changes: [
        { field: "title", before: "first", after: "second", isErased: false },
      ],
    });
  });

  it("R28: refuses a stale version and shows what others changed meanwhile", async () => {
    await bench.openCase();
    await bench.change(
      bench.intent({ case: { id: caseId, version: 1 } }),
      rename("second"),
    );
    await bench.change(
      bench.intent({ case: { id: caseId, version: 2 } }),
      rename("third"),
    );
    const late = await bench.change(
      bench.intent({ case: { id: caseId, version: 1 } }),
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
              at: bench.clock.now(),
            },
            {
              field: "title",
              before: "second",
              after: "third",
              by: "dpo-1",
              at: bench.clock.now(),
            },
          ],
        },
      },
    });
    expect(await bench.caseRow()).toEqual({ version: 3, title: "third" });
  });

  it("does not confess a case to somebody who may not know of it, not even by a stale version", async () => {
    await bench.openCase("west");
    for (const version of [1, 7]) {
      const answer = await bench.change(
        bench.intent({ actor: analyst, case: { id: caseId, version } }),
        rename("x"),
      );
      expect(answer).toEqual({ ok: false, refusal: { code: "notFound" } });
    }
    const nowhere = await bench.change(
      bench.intent({ actor: analyst, case: { id: "none", version: 1 } }),
      rename("x"),
    );
    expect(nowhere).toEqual({ ok: false, refusal: { code: "notFound" } });
  });

  it("R28: lets one of fifty writers of the same version through and refuses the others", async () => {
    await bench.openCase();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_none, index) =>
        bench.change(
          bench.intent({ case: { id: caseId, version: 1 } }),
          rename(`title ${index}`),
        ),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(
      answers.every((answer) => answer.ok || answer.refusal.code === "stale"),
    ).toBe(true);
    expect((await bench.caseRow()).version).toBe(2);
  });

  it("R29: does a doubled submit once and gives every caller the same answer", async () => {
    await bench.openCase();
    const idempotency = { key: "k".repeat(20), bodyHash: "b" };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        bench.change(
          bench.intent({ case: { id: caseId, version: 1 }, idempotency }),
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
    expect((await bench.caseRow()).version).toBe(2);
  });

  it("R29: still knows the answer after a restart, and forgets it after a day", async () => {
    await bench.openCase();
    const wanted = () =>
      bench.intent({
        case: { id: caseId, version: 1 },
        idempotency: { key: "k".repeat(20), bodyHash: "b" },
      });
    await bench.change(wanted(), rename("once"));
    bench = await bench.restart();
    bench.clock.pass(23 * hour);
    expect(await bench.change(wanted(), rename("again"))).toEqual({
      ok: true,
      value: { title: "once" },
    });
    bench.clock.pass(2 * hour);
    expect(await bench.change(wanted(), rename("again"))).toMatchObject({
      ok: false,
      refusal: { code: "stale" },
    });
  });

  it("R29: refuses the same key for another body, and keeps keys of different people apart", async () => {
    await bench.openCase();
    const key = "k".repeat(20);
    await bench.change(
      bench.intent({ idempotency: { key, bodyHash: "one" } }),
      rename("one"),
    );
    const other = await bench.change(
      bench.intent({ idempotency: { key, bodyHash: "two" } }),
      rename("two"),
    );
    expect(other).toEqual({ ok: false, refusal: { code: "idempotencyReuse" } });
    const colleague = await bench.change(
      bench.intent({
        actor: { ...officer, id: "dpo-2" },
        idempotency: { key, bodyHash: "two" },
      }),
      rename("two"),
    );
    expect(colleague.ok).toBe(true);
  });

  it("writes nothing when the law refuses, and the same key may be tried again", async () => {
    await bench.openCase();
    const wanted = bench.intent({
      case: { id: caseId, version: 1 },
      idempotency: { key: "k".repeat(20), bodyHash: "b" },
    });
    const no = await bench.change<null>(wanted, async (tx) => {
      await tx.updateTable("cases").set({ title: "half done" }).execute();
      return refused("notAllowed");
    });
    expect(no).toEqual({ ok: false, refusal: { code: "notAllowed" } });
    expect(await bench.caseRow()).toEqual({ version: 1, title: "first" });
    expect(await entryCount()).toBe(1);
    expect((await bench.change(wanted, rename("second"))).ok).toBe(true);
  });

  it("writes nothing when the work breaks, and the next change goes on", async () => {
    await bench.openCase();
    const broken = bench.change<null>(
      bench.intent({ case: { id: caseId, version: 1 } }),
      async (tx) => {
        await tx.updateTable("cases").set({ title: "half done" }).execute();
        throw new Error("a bug");
      },
    );
    await expect(broken).rejects.toThrow("a bug");
    expect(await bench.caseRow()).toEqual({ version: 1, title: "first" });
    expect(
      (
        await bench.change(
          bench.intent({ case: { id: caseId, version: 1 } }),
          rename("second"),
        )
      ).ok,
    ).toBe(true);
  });

  it("lets no change through without an event, and takes an act without an event as nothing done", async () => {
    await bench.openCase();
    const silent = bench.change<null>(
      bench.intent({ case: { id: caseId, version: 1 } }),
      async (tx) => {
        await tx.updateTable("cases").set({ title: "silent" }).execute();
        return granted({ value: null, events: [] });
      },
    );
    await expect(silent).rejects.toThrow("recorded no event");
    const idle = await bench.change(
      bench.intent({ case: { id: caseId, version: 1 } }),
      async () => granted({ value: "as it was", events: [] }),
    );
    expect(idle).toEqual({ ok: true, value: "as it was" });
    expect(await bench.caseRow()).toEqual({ version: 1, title: "first" });
  });

  it("moves on an old case that a change reached without naming its version, such as by a mail", async () => {
    await bench.openCase();
    const arrived = await bench.change(
      bench.intent({ action: "probe.take-mail-in" }),
      async () =>
        granted({
          value: null,
          caseId,
          events: [
            {
              action: "probe.replied",
              object: { kind: "message", id: "m1" },
              changes: [],
            },
          ],
        }),
    );
    expect(arrived.ok).toBe(true);
    expect((await bench.caseRow()).version).toBe(2);
    expect((await historyOf(bench.database.db, caseId)).at(-1)).toMatchObject({
      action: "probe.replied",
      caseVersion: 2,
    });
  });

  it("runs changes one after the other, so that none sees half of another", async () => {
    await bench.openCase();
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
      bench.change(bench.intent(), slow("a")),
      bench.change(bench.intent(), slow("b")),
    ]);
    expect(seen).toEqual(["begin a", "end a", "begin b", "end b"]);
  });

  it("fills the outbox with the change and not without it", async () => {
    await bench.openCase();
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
    await bench.change(
      bench.intent({ case: { id: caseId, version: 9 } }),
      letter,
    );
    expect(
      await bench.database.db.selectFrom("outbox").selectAll().execute(),
    ).toEqual([]);
    await bench.change(
      bench.intent({ case: { id: caseId, version: 1 } }),
      letter,
    );
    expect(
      await bench.database.db.selectFrom("outbox").selectAll().execute(),
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
    await bench.openCase();
    await bench.change(
      bench.intent({ case: { id: caseId, version: 1 } }),
      async (tx) => {
        const done = await rename("second")(tx);
        expect(await bench.caseRow()).toEqual({ version: 1, title: "first" });
        return done;
      },
    );
    expect((await bench.caseRow()).title).toBe("second");
  });
});

describe("a disk that gives no answer", () => {
  it("is said so, stops all writing and leaves reading open", async () => {
    await bench.openCase();
    let faults = 0;
    bench = await bench.restart(() => (faults += 1));
    const failing = bench.change<null>(bench.intent(), async () => {
      throw diskError("SQLITE_IOERR_FSYNC");
    });
    const waiting = bench.change(bench.intent(), rename("never"));
    expect(await failing).toEqual({
      ok: false,
      refusal: { code: "unknownOutcome" },
    });
    expect(await waiting).toEqual({
      ok: false,
      refusal: { code: "closingDown" },
    });
    expect(await bench.change(bench.intent(), rename("never"))).toEqual({
      ok: false,
      refusal: { code: "closingDown" },
    });
    expect(faults).toBe(1);
    expect((await bench.caseRow()).title).toBe("first");
  });

  it("that is full is said so, and writing goes on when there is room", async () => {
    await bench.openCase();
    const full = await bench.change<null>(bench.intent(), async () => {
      throw diskError("SQLITE_FULL");
    });
    expect(full).toEqual({ ok: false, refusal: { code: "diskFull" } });
    expect((await bench.change(bench.intent(), rename("later"))).ok).toBe(true);
  });
});
