import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsAgainstLedger } from "../src/ledger/row-views.ts";
import { ledgerPlaces } from "../src/registers/ledger-places.ts";
import { requestDesk } from "../src/testing/request-desk.ts";
import { makeWorld, type World } from "../src/testing/world.ts";
import { damagedPages } from "./pages.ts";

let world: World;
let caseId: string;
beforeAll(async () => {
  world = await makeWorld();
  const desk = requestDesk(world, "dpo1");
  for (let count = 0; count < 12; count += 1) {
    caseId = await desk.open();
    await desk.bringToDecision(caseId, "granted");
  }
});
afterAll(() => world.close());

describe("pages damaged at random", () => {
  it("whatever they changed in the ledger is found by a check", async () => {
    const file = join(world.database.folder, "damaged.db");
    await world.database.letGo();
    copyFileSync(join(world.database.folder, "kept.db"), file);
    const found = await damagedPages(file, {
      rounds: 150,
      seed: 20_261_123,
      say: () => undefined,
    });
    expect(found.detected).toBeGreaterThan(25);
    for (const table of ["ledger_entries", "ledger_values"])
      expect(found.silentTables).not.toHaveProperty(table);
  }, 120_000);
});

describe("T23 rows that somebody changed behind the ledger", () => {
  it("are named by their table and field, and never by what they say; an untouched house has none", async () => {
    const { db, writer } = world.database;
    const apart = async () => (await rowsAgainstLedger(db, ledgerPlaces)).apart;
    expect(await apart()).toEqual([]);
    await writer.write(async (tx) => {
      const one = tx.updateTable("cases").where("id", "=", caseId);
      await one.set({ received_at: "2026-01-01T00:00:00.000Z" }).execute();
      await tx
        .updateTable("requests")
        .where("case_id", "=", caseId)
        .set({ person_name: "Somebody Else" })
        .execute();
      return { keep: true, value: null };
    });
    expect(await apart()).toEqual([
      { table: "cases", field: "receivedAt", rows: 1 },
      { table: "requests", field: "personName", rows: 1 },
    ]);
  });
});
