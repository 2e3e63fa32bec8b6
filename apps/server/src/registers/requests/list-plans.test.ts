import type { ImportedRequest } from "@kept/domain/registers/requests/import-row";
import { alikeReferences } from "./import-views.ts";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countViews } from "../../casework/list-count-views.ts";
import { listPage } from "../../casework/list-views.ts";
import { officeOf } from "../../casework/office-store.ts";
import { freshDatabase } from "../../db/fresh-database.ts";
import { readingOver } from "../../db/reading.ts";
import { makeWorld, type World } from "../../testing/world.ts";
import { requestList } from "./list-view.ts";

type Handle = Awaited<ReturnType<typeof freshDatabase>>;

let world: World;
let handle: Handle;
beforeAll(async () => {
  world = await makeWorld({ now: "2026-09-21T01:42:00Z" });
  handle = await freshDatabase();
});
afterAll(async () => {
  handle.close();
  await world.close();
});

/** What the database says it will do for each statement that this page is read with. */
async function plansOf(
  read: (db: ReturnType<typeof readingOver>) => Promise<unknown>,
): Promise<readonly { statement: string; plan: readonly string[] }[]> {
  const statements: string[] = [];
  const watched = new Proxy(handle, {
    get: (target, name) => {
      if (name !== "prepare") return Reflect.get(target, name) as unknown;
      return (text: string) => {
        statements.push(text);
        return target.prepare(text);
      };
    },
  });
  await read(readingOver(watched));
  return statements.map((statement) => {
    const values = statement.split("?").slice(1);
    const lines = handle
      .prepare<string[], { detail: string }>(`explain query plan ${statement}`)
      .all(...values);
    return { statement, plan: lines.map(({ detail }) => detail) };
  });
}

async function pagePlans(address: string) {
  const query = readListQuery(requestListing, new URLSearchParams(address));
  const at = {
    actor: world.actor("dpo1"),
    office: await officeOf(world.db),
    now: world.clock.now(),
  };
  // Folded or not, a group that holds nothing is not read; this office is told that all hold something.
  handle.exec(`delete from case_counts`);
  for (const facet of [
    "*",
    `owner:${at.actor.id}`,
    "stage:received",
    "lane:duplicate",
    "lane:unverified",
  ])
    for (const queue of [0, 2, 3, 9])
      for (const on of [
        "2026-09-01",
        "2026-09-21",
        "2026-09-23",
        "2026-09-24",
        "2026-12-01",
      ])
        for (const provisional of [0, 1])
          handle
            .prepare(
              `insert into case_counts values ('requests', ?, ?, ?, ?, ?, 1)`,
            )
            .run(facet, queue, on, `${on}T15`, provisional);
  return plansOf((db) =>
    listPage(db, requestList, {
      asked: {
        query,
        text: null,
        folded: [],
        cursor: null,
        toward: "next",
        limit: 50,
      },
      at,
    }),
  );
}

/** Views that few cases are in, whatever the office holds: those are looked up and sorted. */
const fromFew = ["toApprove", "snoozed"];
const walksAlong = /^SCAN (c|cases)\b/;

describe("the statements of a list", () => {
  it("read every view in the order of an index: nothing is sorted and no table walked along", async () => {
    for (const { key } of requestListing.views) {
      if (fromFew.includes(key)) continue;
      const plans = await pagePlans(`view=${key}`);
      const pages = plans.filter(({ statement }) =>
        statement.includes("indexed by"),
      );
      expect(pages.length, key).toBeGreaterThan(0);
      for (const { plan } of pages)
        expect(plan.join("\n"), key).not.toContain("TEMP B-TREE");
      for (const { plan, statement } of plans)
        expect(
          plan.filter((line) => walksAlong.test(line)),
          `${key}: ${statement}`,
        ).toEqual([]);
    }
  });

  it("sort by every column in the order of an index", async () => {
    for (const state of ["open", "closed", ""])
      for (const { key } of requestListing.sorts)
        for (const way of ["", "-"]) {
          const plans = await pagePlans(
            `state=${state}&sort=${way}${key}&group=none`,
          );
          const pages = plans.filter(({ statement }) =>
            statement.includes("indexed by"),
          );
          expect(pages).toHaveLength(state === "" ? 2 : 1);
          for (const { plan } of pages) {
            expect(plan.join("\n"), key).not.toContain("TEMP B-TREE");
            expect(plan.filter((line) => walksAlong.test(line))).toEqual([]);
          }
        }
  });

  it.each(fromFew)("start from the few cases of %s", async (view) => {
    for (const { plan } of await pagePlans(`view=${view}`)) {
      expect(plan.filter((line) => walksAlong.test(line))).toEqual([]);
      for (const line of plan.filter((one) => one.includes(" c USING ")))
        expect(line).toContain("(id=?)");
    }
  });

  it("count the views without counting cases", async () => {
    const at = {
      actor: world.actor("dpo1"),
      office: await officeOf(world.db),
      now: world.clock.now(),
    };
    const plans = await plansOf((db) => countViews(db, requestList, at));
    for (const { plan } of plans)
      expect(plan.filter((line) => walksAlong.test(line))).toEqual([]);
  });
});

describe("whether rows of a table are cases already", () => {
  it("is looked up for all of them at once, by address, and by name where there is none", async () => {
    const requests = ["ana.lima@post.example", null].map(
      (personAddress) =>
        ({
          personAddress,
          personName: "Ana Lima",
          policyId: "p000",
          receivedAt: world.clock.now(),
        }) as ImportedRequest,
    );
    const plans = await plansOf((db) =>
      alikeReferences(db, requests, {
        actor: world.actor("dpo1"),
        importId: null,
        zone: "Asia/Shanghai",
      }),
    );
    expect(plans).toHaveLength(1);
    const plan = plans[0]?.plan.join("\n") ?? "";
    expect(plan).toContain("requests_by_address");
    expect(plan).toContain("requests_by_name");
    expect(plan).not.toMatch(/SCAN (?:r|c)\b/u);
  });
});
