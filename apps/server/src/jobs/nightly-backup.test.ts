import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { drillApart } from "../backup/drill-apart.ts";
import { lastDrill } from "../backup/drill-record.ts";
import { verifyBackup } from "../backup/open-backup.ts";
import type { DrillOrder, DrillOutcome } from "../backup/drill.ts";
import { hour, minute } from "../testing/stopped-clock.ts";
import { makeWorld, type World } from "../testing/world.ts";
import { nightlyBackup } from "./nightly-backup.ts";

/** One in the morning in Shanghai. */
const now = "2026-09-21T17:00:00.000Z";
let world: World;
let place: string;

beforeEach(async () => {
  world = await makeWorld({ now });
  place = mkdtempSync(join(tmpdir(), "kept-nightly-"));
});
afterEach(async () => {
  await world.close();
  rmSync(place, { recursive: true, force: true });
});

function nightly(
  drill: (order: DrillOrder) => Promise<DrillOutcome>,
  recipients: readonly string[] = [],
) {
  return nightlyBackup({
    db: world.db,
    change: world.change,
    clock: world.clock,
    place: { folder: world.database.folder, keyFile: null },
    backups:
      recipients.length === 0
        ? null
        : { folder: join(place, "backups"), recipients },
    drill,
  });
}

const well: DrillOutcome = { fault: null, entries: 1, files: 1 };

describe("R35: the nightly backup", () => {
  it("is made between two and five in the office, once a night", async () => {
    const nights: string[] = [];
    const run = nightly(async (order) => {
      nights.push(order.now);
      return well;
    });
    for (let passed = 0; passed < 4 * 24 * 60; passed += 10) {
      await run();
      world.clock.pass(10 * minute);
    }
    expect(nights.map((at) => at.slice(5, 16))).toEqual([
      "09-21T18:00",
      "09-22T18:00",
      "09-23T18:00",
      "09-24T18:00",
    ]);
  });

  it("that failed is tried again every hour, and the state of the house says so and names the last good one", async () => {
    const outcomes: DrillOutcome[] = [
      well,
      { ...well, fault: "damaged" },
      { ...well, fault: "damaged" },
      well,
    ];
    const run = nightly(async () => outcomes.shift() ?? well);
    const house = async () => (await world.as("admin1").desk.house()).backup;
    world.clock.pass(hour);
    const first = world.clock.now();
    expect(await run()).toBe(true);
    expect(await house()).toEqual({
      isKept: false,
      goodAt: first,
      fault: null,
      isLate: false,
    });
    world.clock.pass(24 * hour);
    expect(await run()).toBe(true);
    expect(await house()).toMatchObject({ goodAt: first, fault: "damaged" });
    world.clock.pass(30 * minute);
    expect(await run()).toBe(false);
    world.clock.pass(2 * hour);
    expect(await run()).toBe(true);
    expect(await house()).toMatchObject({ fault: "damaged", isLate: true });
    world.clock.pass(hour);
    expect(await run()).toBe(true);
    expect(await house()).toMatchObject({ fault: null, isLate: false });
  });

  it("that was missed while Kept was stopped is made up for at any hour", async () => {
    const run = nightly(async () => well);
    world.clock.pass(hour);
    expect(await run()).toBe(true);
    world.clock.pass(32 * hour);
    expect(await run()).toBe(true);
  });

  it("is restored and opened in a trial, stays for whoever holds the key, and goes after 35 days", async () => {
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const backups = join(place, "backups");
    mkdirSync(backups);
    for (const name of ["kept-2026-08-01T180000Z.age", "mine.age"])
      writeFileSync(join(backups, name), "old");
    world.clock.pass(hour);
    expect(await nightly(drillApart, [recipient])()).toBe(true);
    expect(await lastDrill(world.db)).toEqual({
      triedAt: world.clock.now(),
      goodAt: world.clock.now(),
      fault: null,
    });
    expect(readdirSync(backups).toSorted()).toEqual([
      "kept-2026-09-21T180000Z.age",
      "mine.age",
    ]);
    const file = join(backups, "kept-2026-09-21T180000Z.age");
    expect(await verifyBackup({ file, identity })).toMatchObject({ ok: true });
    const left = readdirSync(world.database.folder);
    expect(left.filter((name) => name.startsWith(".kept"))).toEqual([]);
  });
});
