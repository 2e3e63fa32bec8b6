import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { granted } from "@kept/domain/verdict";
import type { LogLine } from "../log/house-log.ts";
import { hour, minute } from "../testing/stopped-clock.ts";
import { makeWorld, type World } from "../testing/world.ts";
import { forgetTheOld } from "./forget-the-old.ts";
import { addJob, claimJob } from "./job-store.ts";
import { runDueJobs, type JobHandler } from "./run-jobs.ts";
import { makeScheduler } from "./scheduler.ts";

let world: World;
let logged: LogLine[];

beforeEach(async () => {
  world = await makeWorld();
  logged = [];
});
afterEach(() => world.close());

function add(kind: string, runAt = world.clock.now(), uniqueKey?: string) {
  return world.database.writer.write(async (tx) => {
    await addJob(
      tx,
      { kind, payload: { kind }, runAt, ...(uniqueKey && { uniqueKey }) },
      world.clock.now(),
    );
    return { keep: true, value: null };
  });
}
function run(handlers: Record<string, JobHandler>) {
  const { clock, database } = world;
  return runDueJobs({
    writer: database.writer,
    clock,
    log: { write: (line) => logged.push(line) },
    handlers,
  });
}
const jobs = () =>
  world.db
    .selectFrom("jobs")
    .select(["kind", "state", "attempts", "run_at", "last_error"])
    .orderBy("id")
    .execute();

describe("jobs", () => {
  it("are done when they are due, oldest first, and once", async () => {
    const done: unknown[] = [];
    await add("later", "2026-09-21T02:00:00.000Z");
    await add("second", "2026-09-21T01:41:00.000Z");
    await add("first", "2026-09-21T01:40:00.000Z");
    const note: JobHandler = async (payload) => void done.push(payload);
    expect(await run({ first: note, second: note, later: note })).toBe(2);
    expect(await run({ first: note, second: note, later: note })).toBe(0);
    expect(done).toEqual([{ kind: "first" }, { kind: "second" }]);
  });

  it("are asked for once under one key, and again after they are done", async () => {
    await add("remind", world.clock.now(), "case-1");
    await add("remind", world.clock.now(), "case-1");
    expect(await run({ remind: async () => undefined })).toBe(1);
    await add("remind", world.clock.now(), "case-1");
    expect(await run({ remind: async () => undefined })).toBe(1);
  });

  it("are tried again later when they fail, and given up after eight tries where people see it", async () => {
    await add("send");
    const failing: JobHandler = async () => {
      throw new TypeError("zebra@office.example refused");
    };
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(await run({ send: failing })).toBe(1);
      const [job] = await jobs();
      waits.push(
        (Date.parse(job?.run_at ?? "") - Date.parse(world.clock.now())) /
          minute,
      );
      world.clock.pass(7 * hour);
    }
    expect(waits.slice(0, 6)).toEqual([1, 4, 16, 64, 256, 360]);
    expect(await jobs()).toMatchObject([
      { state: "dead", attempts: 8, last_error: "TypeError" },
    ]);
    expect(await run({ send: failing })).toBe(0);
    expect(logged.filter((line) => line.event === "job dead")).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain("zebra");
  });

  it("of a worker that died are taken up again when its claim runs out", async () => {
    await add("send");
    const { database, clock } = world;
    await database.writer.write(async (tx) => ({
      keep: true,
      value: await claimJob(tx, { now: clock.now(), holdMs: 5 * minute }),
    }));
    expect(await run({ send: async () => undefined })).toBe(0);
    clock.pass(5 * minute);
    expect(await run({ send: async () => undefined })).toBe(1);
  });

  it("that nobody knows how to do are not lost", async () => {
    await add("unknown");
    expect(await run({})).toBe(1);
    expect(await jobs()).toMatchObject([{ state: "waiting", attempts: 1 }]);
  });
});

describe("the scheduler", () => {
  it("goes on after a tick that failed, and waits for what is under way when it stops", async () => {
    let turns = 0;
    let finished = 0;
    const scheduler = makeScheduler(
      [
        {
          name: "failing",
          everyMs: 1,
          run: () => {
            turns += 1;
            return Promise.reject(new Error("zebra"));
          },
        },
        {
          name: "slow",
          everyMs: 1,
          run: async () => {
            await new Promise((resolve) => setTimeout(resolve, 30));
            finished += 1;
          },
        },
      ],
      { write: (line) => logged.push(line) },
    );
    scheduler.start();
    await new Promise((resolve) => setTimeout(resolve, 25));
    await scheduler.stop();
    const { turns: then, finished: before } = { turns, finished };
    expect(then).toBeGreaterThan(1);
    expect(before).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([turns, finished]).toEqual([then, before]);
    expect(logged[0]).toMatchObject({
      event: "job failed",
      job: "failing",
      name: "Error",
    });
  });

  it("lets one have its turn at once when it is woken, and once more when it was at work just then", async () => {
    let turns = 0;
    const waiting: (() => void)[] = [];
    const scheduler = makeScheduler(
      [
        {
          name: "hourly",
          everyMs: 3_600_000,
          run: () => {
            turns += 1;
            return new Promise<void>((resolve) => {
              waiting.push(resolve);
            });
          },
        },
      ],
      { write: (line) => logged.push(line) },
    );
    scheduler.wake("hourly");
    expect(turns).toBe(0);
    scheduler.start();
    scheduler.wake("hourly");
    await expect.poll(() => turns).toBe(1);
    scheduler.wake("hourly");
    scheduler.wake("hourly");
    waiting[0]?.();
    await expect.poll(() => turns).toBe(2);
    waiting[1]?.();
    await scheduler.stop();
    scheduler.wake("hourly");
    expect(turns).toBe(2);
  });
});

describe("what has served its purpose", () => {
  it("is forgotten: answers after a day, sessions and finished jobs later", async () => {
    const { clock, database, change } = world;
    const idempotency = { key: "k".repeat(16), bodyHash: "b" };
    await change(
      {
        action: "x",
        actor: world.actor("dpo1"),
        now: clock.now(),
        requestId: "r",
        idempotency,
      },
      async () =>
        granted({
          value: "zebra",
          events: [
            { action: "x", object: { kind: "x", id: "x" }, changes: [] },
          ],
        }),
    );
    const answers = () =>
      world.db.selectFrom("idempotency_keys").select("answer").execute();
    await forgetTheOld(database, clock);
    expect(await answers()).toHaveLength(1);
    clock.pass(24 * hour);
    await forgetTheOld(database, clock);
    expect(await answers()).toHaveLength(0);
  });
});
