import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { searchTerms } from "@kept/domain/casework/search/typed-search";
import { openDatabase } from "../src/db/open-database.ts";
import { readingOver } from "../src/db/reading.ts";
import { verifyLedger } from "../src/ledger/verify-views.ts";
import { searchSources } from "../src/registers/index.ts";
import { keepUp } from "../src/search/keep-up.ts";
import { figureOf, tableOf } from "./figure.ts";
import { generateOffice } from "./generate-office.ts";
import {
  startBare,
  startProduct,
  type Product,
  type Running,
} from "./processes.ts";
import { answerOf, ask, listInput } from "./server-figures.ts";
import { rawRequest } from "./raw-client.ts";

const folder = mkdtempSync(join(tmpdir(), "kept-bench-"));
const requests = 300;
let product: Product;
let bare: Running;

beforeAll(async () => {
  await generateOffice({
    folder,
    requests,
    now: new Date().toISOString(),
    say: () => undefined,
  });
}, 60_000);
afterAll(async () => {
  await bare.stop();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Rows {
  readonly rows: readonly { readonly id: string; readonly reference: string }[];
}

const asked = <T>(path: string, input: unknown) =>
  answerOf<T>(product.port, ask(product, path, input));
const yard = <T>(path: string, input: unknown) =>
  answerOf<T>(
    bare.port,
    rawRequest({ path: `/${path}`, body: JSON.stringify(input) }),
  );

describe("a generated office", () => {
  it("has as many requests as were asked for, and three events of each in a ledger that verifies", async () => {
    const handle = new Database(join(folder, "kept.db"), { readonly: true });
    const count = (text: string) =>
      handle.prepare<[], { n: number }>(text).get()?.n;
    expect(count("select count(*) as n from cases")).toBe(requests);
    expect(
      count(
        "select count(*) as n from ledger_entries where case_id is not null",
      ),
    ).toBe(3 * requests);
    expect(await verifyLedger(readingOver(handle))).toMatchObject({ ok: true });
    handle.close();
  });

  it("has the search index that the product makes of it", async () => {
    const dump = () => {
      const handle = new Database(join(folder, "search.db"), {
        readonly: true,
      });
      const rows = ["docs", "words", "keys", "progress"].map((table) =>
        handle.prepare(`select * from ${table} order by 1, 2`).all(),
      );
      handle.close();
      return rows;
    };
    const made = dump();
    const now = new Date().toISOString();
    const opening = await openDatabase({
      folder,
      now,
      onFault: () => undefined,
    });
    if (!opening.ok) throw new Error(opening.line);
    const { database } = opening;
    const { db, search } = database;
    search.clear();
    await keepUp({ db, search, sources: Object.values(searchSources) });
    database.close();
    expect(dump()).toEqual(made);
    expect(made[0]?.length).toBe(requests);
  });

  it("has kept numbers that are those of its cases", () => {
    const handle = new Database(join(folder, "kept.db"), { readonly: true });
    const kept = handle
      .prepare(
        "select queue, sum(n) as n from case_counts where facet = '*' group by 1",
      )
      .all();
    expect(kept).toEqual(
      handle.prepare("select queue, count(*) as n from cases group by 1").all(),
    );
    expect(kept.length).toBeGreaterThan(1);
    handle.close();
  });
});

describe("what is measured against each other", () => {
  beforeAll(async () => {
    product = await startProduct(folder);
    bare = await startBare(folder);
  }, 60_000);

  it("is the same page of the queue", async () => {
    const page = await asked<Rows>("requests.list", listInput(""));
    const rows = await yard<Rows>("queue", {});
    const found = rows.rows.map(({ id }) => id);
    expect(found.length).toBeGreaterThan(10);
    expect(page.rows.map(({ id }) => id).slice(0, found.length)).toEqual(found);
  });

  it("is the same case", async () => {
    const [row] = (await asked<Rows>("requests.list", listInput(""))).rows;
    const view = await asked<{
      frame: { reference: string; history: unknown[] };
    }>("requests.get", { caseId: row?.id });
    const bareCase = await yard<{
      case: { reference: string }[];
      history: unknown[];
    }>("case", { id: row?.id });
    expect(bareCase.case.map(({ reference }) => reference)).toEqual([
      view.frame.reference,
    ]);
    expect(bareCase.history.length).toBe(view.frame.history.length);
  });

  it("is the same count", async () => {
    const counts = await asked<Record<string, number>>(
      "requests.counts",
      undefined,
    );
    const rows = await yard<{ facet: string; n: number }[]>("counts", {
      owner: "owner:nobody",
    });
    expect(rows.find(({ facet }) => facet === "*")?.n).toBe(counts["nextDue"]);
    expect(rows.find(({ facet }) => facet === "stage:received")?.n ?? 0).toBe(
      counts["unidentified"],
    );
  });

  it.each(["张", "王伟", "Brandt", "invoice"])(
    "is the same search for %s",
    async (text) => {
      const found = await asked<{ total: number }>("search.cases", {
        text,
        limit: 10,
      });
      const words = searchTerms(text)
        .map((term) => `"${term.words.join(" ")}"${term.isOpen ? "*" : ""}`)
        .join(" AND ");
      const rows = await yard<{ total: { n: number } }>("search", {
        words,
        limit: 10,
      });
      expect(rows.total.n).toBe(found.total);
    },
  );
});

describe("a figure", () => {
  const goal = { kind: "most", value: 1.5 } as const;
  it("is held against its goal by its ratio, or by itself", () => {
    expect(
      figureOf({ name: "a", figure: 3, yardstick: 2, unit: "ms", goal }),
    ).toMatchObject({ ratio: 1.5, met: true });
    expect(
      figureOf({ name: "a", figure: 2, yardstick: null, unit: "ms", goal }),
    ).toMatchObject({ ratio: null, met: false });
    expect(
      figureOf({
        name: "a",
        figure: 1,
        yardstick: 2,
        unit: "per s",
        goal: { kind: "least", value: 0.6 },
      }).met,
    ).toBe(false);
  });

  it("that falls short is named, and so is what was not measured", () => {
    const table = tableOf(
      [
        figureOf({
          name: "slow thing",
          figure: 9,
          yardstick: 1,
          unit: "ms",
          goal,
        }),
      ],
      [{ name: "bulk", why: "not there yet" }],
    );
    expect(table).toContain("Falls short: slow thing.");
    expect(table).toContain("not measured: bulk (not there yet)");
  });
});
