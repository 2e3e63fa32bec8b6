import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  permissions,
  permissionsOf,
  roleKeys,
} from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import {
  maySeeCase,
  type CaseHolder,
  type Viewer,
} from "@kept/domain/access/visible-cases";
import { bareOffice } from "../testing/bare-office.ts";
import {
  temporaryDatabase,
  type TemporaryDatabase,
} from "../testing/temporary-database.ts";
import { scopeCondition } from "./scope-views.ts";

const now = "2026-09-21T01:42:30.000Z";
const ids = ["c0", "c1", "c2", "c3", "c4", "c5"] as const;
const people = ["ann", "bob"] as const;
const teams = ["east", "west"] as const;

const holder = (id: string) =>
  fc.record({
    id: fc.constant(id),
    register: fc.constantFrom("requests", "boats"),
    teamId: fc.constantFrom(null, ...teams),
    ownerId: fc.constantFrom(null, ...people),
    isSealed: fc.boolean(),
  });
const holders = fc.tuple(...ids.map(holder));
const oneHolder = holder("c0");
const viewers = fc.record({
  id: fc.constantFrom(...people),
  role: fc.constantFrom(...roleKeys, "system" as const),
  teamId: fc.constantFrom(null, ...teams),
  namedOn: fc.subarray([...ids]),
  askedOn: fc.subarray([...ids]),
});

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase();
  await bareOffice(database, { teams, people, now });
});
afterAll(() => {
  database.remove();
});

async function fill(made: readonly CaseHolder[]): Promise<void> {
  await database.writer.write(async (tx) => {
    await tx.deleteFrom("cases").execute();
    for (const { id, register, teamId, ownerId, isSealed } of made)
      await tx
        .insertInto("cases")
        .values({
          id,
          register,
          reference: id,
          stage: "received",
          is_open: 1,
          version: 1,
          team_id: teamId,
          owner_id: ownerId,
          is_sealed: isSealed ? 1 : 0,
          title: id,
          lane: "main",
          is_urgent: 0,
          received_at: now,
          opened_at: now,
          touched_at: now,
        })
        .execute();
    return { keep: true, value: null };
  });
}

async function found(viewer: Viewer, register?: string): Promise<string[]> {
  const only =
    register === undefined ? sql`1 = 1` : sql`c.register = ${register}`;
  const { rows } = await sql<{ id: string }>`select c.id from cases c
    where ${only} and ${scopeCondition(viewer, register)} order by c.id`.execute(
    database.db,
  );
  return rows.map(({ id }) => id);
}

describe("T01 the policy", () => {
  it("says the same of one case at hand and in every query", async () => {
    await fc.assert(
      fc.asyncProperty(
        holders,
        fc.array(viewers, { minLength: 12, maxLength: 12 }),
        async (made, asking) => {
          await fill(made);
          for (const viewer of asking) {
            const seen = made.filter((theCase) => maySeeCase(viewer, theCase));
            const said = JSON.stringify(viewer);
            const idsOf = (some: typeof seen) => some.map(({ id }) => id);
            expect(await found(viewer), said).toEqual(idsOf(seen));
            expect(await found(viewer, "requests"), said).toEqual(
              idsOf(seen.filter(({ register }) => register === "requests")),
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("lets nobody do anything to a case that they may not know of, and nothing that their role does not hold", () => {
    fc.assert(
      fc.property(
        oneHolder,
        viewers,
        fc.constantFrom(...permissions),
        (theCase, viewer, action) => {
          expect(can(viewer, action, theCase)).toBe(
            maySeeCase(viewer, theCase) &&
              permissionsOf(viewer.role).includes(action),
          );
        },
      ),
    );
  });

  it("T06 opens a sealed case by its list and by no role", () => {
    fc.assert(
      fc.property(oneHolder, viewers, (theCase, viewer) => {
        fc.pre(viewer.role !== "system");
        expect(maySeeCase(viewer, { ...theCase, isSealed: true })).toBe(
          viewer.role !== "admin" &&
            viewer.namedOn.some((id) => id === theCase.id),
        );
      }),
    );
  });
});
