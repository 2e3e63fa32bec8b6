import { randomUUIDv7 } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@kept/domain/access/actor";
import type { CaseEvent } from "@kept/domain/casework/event";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import {
  bareLedger,
  officer,
  type BareLedger,
} from "../testing/bare-ledger.ts";
import {
  caseTitle,
  insertProbeCase,
  renameCase,
} from "../testing/probe-case-store.ts";
import {
  makeChangeMany,
  type ChangeMany,
  type CommittedEvent,
  type DecidedForAll,
  type ForAll,
} from "./change.ts";
import { verifyLedger } from "./verify-views.ts";

let bench: BareLedger;
let changeMany: ChangeMany;
let told: CommittedEvent[];

beforeEach(async () => {
  bench = await bareLedger();
  told = [];
  changeMany = makeChangeMany({
    writer: bench.database.writer,
    clock: bench.clock,
    bootId: "boot-1",
    onCommitted: (events) => told.push(...events),
  });
});
afterEach(() => {
  bench.database.remove();
});

const intentOf = (actor: Actor = officer) => ({
  action: "probe.rename",
  actor,
  now: bench.clock.now(),
  requestId: "run-1",
});

/** Opens cases by the door for one, so that their ledger is whole. */
async function open(teamIds: readonly (string | undefined)[]) {
  const ids: string[] = [];
  for (const teamId of teamIds) {
    const id = randomUUIDv7();
    ids.push(id);
    await bench.change(bench.intent({ action: "probe.open" }), async (tx) => {
      await insertProbeCase(tx, {
        id,
        title: "first",
        now: bench.clock.now(),
        ...(teamId !== undefined && { teamId }),
      });
      const object = { kind: "case", id };
      return granted({
        value: null,
        events: [{ action: "probe.opened", object, changes: [] }],
      });
    });
  }
  return ids as [string, ...string[]];
}

const renamed = (id: string): CaseEvent => ({
  action: "probe.renamed",
  object: { kind: "case", id },
  changes: [{ field: "title", before: "first", after: "new" }],
});

/** Renames all that it is given, but for those that `decide` answers otherwise. */
function renaming(
  decide: (id: string) => Verdict<readonly CaseEvent[]> = (id) =>
    granted([renamed(id)]),
): Parameters<ForAll>[2] {
  return async (tx, ids): Promise<DecidedForAll> => {
    const decided = new Map(ids.map((id) => [id, decide(id)]));
    for (const [id, verdict] of decided)
      if (verdict.ok && verdict.value.length > 0)
        await renameCase(tx, id, "new");
    return decided;
  };
}

const run = (
  cases: readonly { readonly id: string; readonly version: number }[],
  work = renaming(),
  actor = officer,
) =>
  changeMany(async (_tx, _each, forAll) => ({
    keep: true,
    value: await forAll(intentOf(actor), cases, work),
  }));

const entries = () =>
  bench.database.db
    .selectFrom("ledger_entries")
    .select(["case_id", "action", "case_version"])
    .where("action", "=", "probe.renamed")
    .orderBy("seq")
    .execute();

describe("the door for many cases at once", () => {
  it("lets each stand or fall by itself, with an entry for each that was changed and a ledger that verifies", async () => {
    const [done, late, no, same] = await open([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const cases = [done, late, no, same].map((id) => ({
      id: id ?? "",
      version: id === late ? 7 : 1,
    }));
    const ran = await run(
      [...cases, { id: "nobody", version: 1 }],
      renaming((id) =>
        id === no
          ? refused("wrongStage")
          : granted(id === same ? [] : [renamed(id)]),
      ),
    );
    const verdicts = ran.ok ? ran.value : new Map();
    expect([...verdicts.values()]).toEqual([
      granted(2),
      refused("stale"),
      refused("wrongStage"),
      granted(1),
      refused("notFound"),
    ]);
    expect(await entries()).toEqual([
      { case_id: done, action: "probe.renamed", case_version: 2 },
    ]);
    expect(told.map(({ caseId }) => caseId)).toEqual([done]);
    for (const id of [late, no, same])
      expect(await caseTitle(bench.database.db, id ?? "")).toEqual({
        version: 1,
        title: "first",
      });
    expect(await verifyLedger(bench.database.db)).toMatchObject({ ok: true });
  });

  it("never shows the work a case that the person may not know of", async () => {
    const [theirs, open1] = await open(["west", undefined]);
    const analyst: Actor = { ...officer, id: "ann", role: "analyst" };
    const seen: string[] = [];
    await run(
      [theirs, open1 ?? ""].map((id) => ({ id, version: 1 })),
      async (_tx, ids) => {
        seen.push(...ids);
        return new Map();
      },
      analyst,
    );
    expect(seen).toEqual([open1]);
  });

  it("leaves nothing of any of them when the work breaks, and what came before in the transaction stays", async () => {
    const [first, second] = await open([undefined, undefined]);
    const work = renaming();
    const ran = await changeMany(async (_tx, _each, forAll) => {
      const intent = intentOf();
      await forAll(intent, [{ id: first, version: 1 }], work);
      const broken = forAll(
        intent,
        [{ id: second ?? "", version: 1 }],
        (...all) => work(...all).then(() => Promise.reject(new Error("zebra"))),
      );
      return { keep: true, value: await broken.catch(() => "broke") };
    });
    expect(ran).toEqual(granted("broke"));
    expect(await entries()).toHaveLength(1);
    expect(told.map(({ caseId }) => caseId)).toEqual([first]);
    expect(await caseTitle(bench.database.db, second ?? "")).toEqual({
      version: 1,
      title: "first",
    });
    expect(await verifyLedger(bench.database.db)).toMatchObject({ ok: true });
  });

  it("lets nobody write without saying what happened", async () => {
    const [id] = await open([undefined]);
    await expect(
      run([{ id, version: 1 }], async (tx) => {
        await renameCase(tx, id, "new");
        return new Map([[id, granted([])]]);
      }),
    ).rejects.toThrow("recorded no event");
  });
});
