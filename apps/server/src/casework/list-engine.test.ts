import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@kept/domain/access/actor";
import {
  dueBounds,
  dueGroupLabels,
  dueGroups,
  type DueGroup,
} from "@kept/domain/casework/due-group";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { readListQuery } from "@kept/domain/casework/listing-address";
import type { Listing } from "@kept/domain/casework/listing";
import { calendarCn } from "@kept/domain/time/calendars/calendar-cn";
import { addDays, endOfDay } from "@kept/domain/time/civil-day";
import type { Tx } from "../db/writing.ts";
import { checkCounts } from "../jobs/check-counts.ts";
import { bareOffice } from "../testing/bare-office.ts";
import {
  temporaryDatabase,
  type TemporaryDatabase,
} from "../testing/temporary-database.ts";
import { countFacets, recount, wrongCounts } from "./case-count-store.ts";
import { countMatching } from "./list-count-views.ts";
import { listPage } from "./list-views.ts";
import type { ListSource } from "./list-wanted-views.ts";
import { moment } from "./moments.ts";
import type { Office } from "./office.ts";

const label = { en: "Something", zh: "某物" };
const values = (keys: readonly string[]) =>
  keys.map((value) => ({ value, label }));
const stages = ["received", "sailing", "docked"] as const;
const lanes = ["main", "unverified", "duplicate"] as const;

/** A register that neither the engine nor the database has ever heard of. */
const boats: Listing = {
  register: "boats",
  version: 1,
  fields: [
    {
      key: "state",
      label,
      kind: "choice",
      many: true,
      values: values(["open", "closed"]),
      token: "state",
    },
    {
      key: "owner",
      label,
      kind: "person",
      many: true,
      values: values(["me", "none"]),
      token: "owner",
    },
    {
      key: "stage",
      label,
      kind: "choice",
      many: true,
      values: values(stages),
      token: "stage",
    },
    {
      key: "lane",
      label,
      kind: "choice",
      many: true,
      values: values(lanes),
      token: "lane",
    },
    {
      key: "due",
      label,
      kind: "due",
      many: true,
      values: Object.entries(dueGroupLabels).map(([value, said]) => ({
        value,
        label: said,
      })),
      token: "due",
    },
    { key: "received", label, kind: "day", many: false, token: "received" },
  ],
  columns: [],
  sorts: ["due", "received", "name", "reference", "touched", "ended"].map(
    (key) => ({ key, label, direction: "asc" as const }),
  ),
  groups: [{ key: "due", label, sort: "due", direction: "asc" }],
  views: [
    {
      key: "all",
      label,
      where: {},
      sort: "due",
      direction: "asc",
      group: "due",
    },
  ],
};

const source: ListSource<{ readonly id: string }> = {
  listing: boats,
  fields: {},
  search: {
    register: { key: "boats", readPermission: "requests.read" },
    ownText: () => Promise.resolve(new Map()),
  },
  rows: (_db, ids) => Promise.resolve(ids.map((id) => ({ id }))),
};

const zones = ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"];
const people = ["ann", "bob"] as const;
const teams = ["east", "west"] as const;
const today = "2026-09-21";
const now = "2026-09-21T01:42:30.000Z";

/** A case as it may stand in the database. */
const boat = fc.record({
  isOpen: fc.boolean(),
  isPaused: fc.boolean(),
  isUrgent: fc.boolean(),
  isProvisional: fc.boolean(),
  stage: fc.constantFrom(...stages),
  lane: fc.constantFrom(...lanes),
  // Few are sealed, and fewer name the person who looks.
  seal: fc.constantFrom("open", "open", "open", "others", "me"),
  owner: fc.constantFrom(null, ...people),
  team: fc.constantFrom(null, ...teams),
  name: fc.constantFrom("Ada", "李伟", "Zoë", "𠮷野"),
  received: fc.integer({ min: 0, max: 3 }),
  due: fc.option(
    fc.record({
      days: fc.integer({ min: -6, max: 14 }),
      zone: fc.constantFrom(...zones),
      // A term in hours ends within the day; a term in days with it.
      minute: fc.option(fc.integer({ min: 0, max: 600 })),
    }),
  ),
});
type Boat = typeof boat extends fc.Arbitrary<infer T> ? T : never;

function columnsOf(made: Boat) {
  const on = made.due === null ? null : addDays(today, made.due.days);
  const at =
    made.due === null || on === null
      ? null
      : made.due.minute === null
        ? moment(endOfDay(on, made.due.zone))
        : moment(
            new Date(
              Date.parse(`${on}T00:00:00Z`) + made.due.minute * 60_000,
            ).toISOString(),
          );
  return {
    is_open: made.isOpen ? 1 : 0,
    is_paused: made.isPaused ? 1 : 0,
    is_urgent: made.isUrgent ? 1 : 0,
    is_sealed: made.seal === "open" ? 0 : 1,
    next_is_provisional: made.isProvisional ? 1 : 0,
    stage: made.stage,
    lane: made.lane,
    owner_id: made.owner,
    team_id: made.team,
    title: made.name,
    received_at: `2026-09-0${String(made.received + 1)}T00:00:00.000Z`,
    touched_at: `2026-09-1${String(made.received)}T00:00:00.000Z`,
    ended_at: made.isOpen
      ? null
      : `2026-08-0${String(made.received + 1)}T00:00:00.000Z`,
    next_due_at: at,
    next_due_on: on,
  };
}

/** The rules of the queue, said once more and slowly. */
function groupOf(row: ReturnType<typeof columnsOf>): DueGroup {
  const bounds = dueBounds(today, calendarCn);
  if (row.is_open === 0) return "ended";
  if (row.is_paused === 1) return "paused";
  if (row.next_due_at === null || row.next_due_on === null) return "undated";
  if (row.next_due_at < moment("2026-09-21T01:42:30Z")) return "overdue";
  if (row.next_due_on <= bounds.today) return "today";
  if (row.next_due_on <= bounds.soonUntil) return "soon";
  if (row.next_due_on <= bounds.weekUntil) return "week";
  return row.next_is_provisional === 1 ? "provisional" : "later";
}

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase();
  await bareOffice(database, { teams, people, now });
});
afterAll(() => {
  database.remove();
});

async function write(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await database.writer.write(async (tx) => {
    await work(tx);
    return { keep: true, value: null };
  });
}

type Kept = ReturnType<typeof columnsOf> & {
  readonly id: string;
  readonly namesMe: boolean;
};

async function fill(made: readonly Boat[]): Promise<Kept[]> {
  const rows = made.map((one) => ({
    id: randomUUID(),
    namesMe: one.seal === "me",
    ...columnsOf(one),
  }));
  await write(async (tx) => {
    await tx.deleteFrom("cases").execute();
    for (const { namesMe: _named, ...row } of rows)
      await tx
        .insertInto("cases")
        .values({
          ...row,
          register: "boats",
          reference: row.id,
          version: 1,
          opened_at: row.received_at,
        })
        .execute();
  });
  return rows;
}

const office = {
  zone: "Asia/Shanghai",
  calendarId: "CN",
  calendars: [calendarCn],
} as unknown as Office;
const officer = actor("dpo", null);
const actors: Readonly<Record<string, Actor>> = {
  officer,
  analyst: actor("analyst", "east"),
  stranger: actor("analyst", null),
  administrator: actor("admin", null),
};
function actor(role: Actor["role"], teamId: string | null): Actor {
  return {
    id: "ann",
    role,
    teamId,
    namedOn: [],
    askedOn: [],
    sessionHash: null,
    name: "ann",
  };
}

/** Somebody as they look on after these cases were opened. */
function named(who: Actor, rows: readonly Kept[]): Actor {
  const namedOn = rows.filter(({ namesMe }) => namesMe).map(({ id }) => id);
  return { ...who, namedOn };
}

/** The rules of sight, said once more and slowly. */
function sees({ role, teamId }: Actor, row: Kept): boolean {
  if (role === "admin") return false;
  if (row.is_sealed === 1) return row.namesMe;
  return (
    role === "dpo" ||
    row.team_id === null ||
    row.team_id === teamId ||
    row.owner_id === "ann"
  );
}

async function wholeList(
  address: string,
  at: { who: Actor; limit: number; toward?: "next" | "previous" },
) {
  const { who, limit, toward = "next" } = at;
  const query = readListQuery(boats, new URLSearchParams(address));
  const found: string[] = [];
  let cursor: string | null = null;
  let page: Awaited<ReturnType<typeof listPage>>;
  do {
    page = await listPage(database.db, source, {
      asked: { query, text: null, folded: [], cursor, toward, limit },
      at: { actor: who, office, now },
    });
    const ids = page.rows.map(({ id }) => id);
    found.splice(toward === "next" ? found.length : 0, 0, ...ids);
    cursor = toward === "next" ? page.nextCursor : page.previousCursor;
  } while (cursor !== null);
  return { ids: found, total: page.total, groups: page.groups };
}

const asks = fc.record({
  state: fc.constantFrom("", "open", "closed"),
  owner: fc.constantFrom("", "me", "none", "me,none"),
  stage: fc.constantFrom("", "received", "sailing,docked"),
  lane: fc.constantFrom("", "duplicate", "main"),
  due: fc.constantFrom("", "overdue", "today,paused", "<3wd", `..${today}`),
});
type Ask = typeof asks extends fc.Arbitrary<infer T> ? T : never;

function meets(row: Kept, ask: Ask): boolean {
  const { soonUntil } = dueBounds(today, calendarCn);
  const among = (asked: string, value: string) =>
    asked === "" || asked.split(",").includes(value);
  const runsUntil = (until: string) =>
    row.is_open === 1 &&
    row.is_paused === 0 &&
    row.next_due_on !== null &&
    row.next_due_on <= until;
  return (
    among(ask.state, row.is_open === 1 ? "open" : "closed") &&
    among(
      ask.owner,
      row.owner_id === "ann" ? "me" : (row.owner_id ?? "none"),
    ) &&
    among(ask.stage, row.stage) &&
    among(ask.lane, row.lane) &&
    (ask.due === "<3wd"
      ? runsUntil(soonUntil)
      : ask.due.startsWith("..")
        ? runsUntil(today)
        : among(ask.due, groupOf(row)))
  );
}

function addressOf(ask: Ask, more: string): string {
  return [
    ...Object.entries(ask).map(([key, value]) => `${key}=${value}`),
    more,
  ].join("&");
}

/** Sorted as text is sorted in the database: by its bytes. */
function byKeys(keysOf: (row: Kept) => readonly string[]) {
  const bytes = (row: Kept) => Buffer.from(keysOf(row).join("\0"));
  return (one: Kept, other: Kept) => Buffer.compare(bytes(one), bytes(other));
}

function queueKeys(row: Kept): readonly string[] {
  const group = String(dueGroups.indexOf(groupOf(row)));
  if (row.is_open === 0) {
    // What ended last comes first.
    const back = [...`${row.ended_at ?? ""}${row.id}`].map((sign) =>
      String.fromCharCode(200 - sign.charCodeAt(0)),
    );
    return [group, back.join("")];
  }
  return [
    group,
    row.is_urgent === 1 ? "0" : "1",
    row.next_due_on ?? "9999",
    row.next_due_at ?? "9999",
    row.id,
  ];
}

const plainKeys: Readonly<Record<string, (row: Kept) => string>> = {
  due: (row) => row.next_due_at ?? "9999",
  received: (row) => row.received_at,
  name: (row) => row.title,
  reference: (row) => row.id,
  touched: (row) => row.touched_at,
  ended: (row) => row.ended_at ?? "",
};

describe("a list of any register", () => {
  it("shows each row that is meant once and in its place, page by page, to everybody who may see it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(boat, { maxLength: 40 }),
        fc.array(fc.tuple(asks, fc.constantFrom(...Object.keys(actors))), {
          minLength: 6,
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 7 }),
        async (made, asked, limit) => {
          const rows = await fill(made);
          for (const [ask, name] of asked) {
            const one = actors[name];
            if (one === undefined) throw new Error(name);
            const who = named(one, rows);
            const meant = rows.filter(
              (row) => sees(who, row) && meets(row, ask),
            );
            const queue = meant.toSorted(byKeys(queueKeys)).map(({ id }) => id);
            const address = addressOf(ask, "group=due");
            const read = await wholeList(address, { who, limit });
            expect(read.ids, address).toEqual(queue);
            expect(read.total).toBe(queue.length);
            const groups = meant.map(groupOf);
            expect(read.groups).toEqual(
              dueGroups
                .map((group) => ({
                  group,
                  count: groups.filter((one) => one === group).length,
                }))
                .filter(({ count }) => count > 0),
            );
            const back = await wholeList(address, {
              who,
              limit,
              toward: "previous",
            });
            expect(back.ids).toEqual(queue);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("sorts by every column, up and down", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(boat, { maxLength: 25 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom("", "open", "closed"),
        async (made, limit, state) => {
          const rows = await fill(made);
          const who = named(officer, rows);
          for (const [sort, keyOf] of Object.entries(plainKeys)) {
            const sorted = rows
              .filter(
                (row) =>
                  sees(who, row) &&
                  (state === "" || (row.is_open === 1) === (state === "open")),
              )
              .toSorted(byKeys((row) => [keyOf(row), row.id]))
              .map(({ id }) => id);
            const address = `state=${state}&group=none&sort=`;
            const up = await wholeList(`${address}${sort}`, { who, limit });
            const down = await wholeList(`${address}-${sort}`, { who, limit });
            expect(up.ids, sort).toEqual(sorted);
            expect(down.ids, sort).toEqual(sorted.toReversed());
            expect(up.total).toBe(sorted.length);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("neither doubles nor drops a row that stays where it is while others change", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(boat, { minLength: 12, maxLength: 30 }),
        fc.array(boat, { minLength: 8, maxLength: 8 }),
        async (made, changed) => {
          const rows = await fill(made);
          const who = named(officer, rows);
          const query = plainQuery(boats);
          const touched = new Set<string>();
          const seen: string[] = [];
          let cursor: string | null = null;
          let turn = 0;
          do {
            const page: Awaited<ReturnType<typeof listPage>> = await listPage(
              database.db,
              source,
              {
                asked: {
                  query,
                  text: null,
                  folded: [],
                  cursor,
                  toward: "next",
                  limit: 4,
                },
                at: { actor: who, office, now },
              },
            );
            seen.push(...page.rows.map(({ id }) => id));
            cursor = page.nextCursor;
            const moved = rows[(turn * 5) % rows.length];
            const other = changed[turn % changed.length];
            turn += 1;
            if (moved === undefined || other === undefined) continue;
            touched.add(moved.id);
            await write((tx) =>
              tx
                .updateTable("cases")
                .set(columnsOf(other))
                .where("id", "=", moved.id)
                .execute(),
            );
          } while (cursor !== null);
          const untouched = rows.filter(
            (row) => sees(who, row) && !touched.has(row.id),
          );
          expect(seen.filter((id) => !touched.has(id))).toEqual(
            untouched.toSorted(byKeys(queueKeys)).map(({ id }) => id),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("kept numbers", () => {
  it("are what counting gives, whatever happens to cases, and a rebuild makes the same", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("open" as const), boat }),
      fc.record({
        kind: fc.constant("change" as const),
        which: fc.nat(),
        boat,
      }),
      fc.record({
        kind: fc.constant("assign" as const),
        which: fc.nat(),
        owner: fc.constantFrom(null, ...people),
      }),
      fc.record({ kind: fc.constant("remove" as const), which: fc.nat() }),
      fc.record({ kind: fc.constant("undo" as const), boat }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        async (steps) => {
          const ids = (await fill([])).map(({ id }) => id);
          for (const one of steps) {
            const at =
              "which" in one ? (ids[one.which % ids.length] ?? "") : "";
            await database.writer.write(async (tx) => {
              if (one.kind === "open" || one.kind === "undo") {
                const id = randomUUID();
                const row = columnsOf(one.boat);
                await tx
                  .insertInto("cases")
                  .values({
                    ...row,
                    id,
                    register: "boats",
                    reference: id,
                    version: 1,
                    opened_at: row.received_at,
                  })
                  .execute();
                if (one.kind === "open") ids.push(id);
              } else if (one.kind === "remove") {
                await tx.deleteFrom("cases").where("id", "=", at).execute();
              } else {
                await tx
                  .updateTable("cases")
                  .set(
                    one.kind === "assign"
                      ? { owner_id: one.owner }
                      : columnsOf(one.boat),
                  )
                  .where("id", "=", at)
                  .execute();
              }
              return { keep: one.kind !== "undo", value: null };
            });
          }
          for (const facet of countFacets)
            expect(await wrongCounts(database.db, facet), facet).toBe(0);
          const before = await numbers();
          await write(recount);
          expect(await numbers()).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are told and put right where somebody went behind the back of the house", async () => {
    await fill(fc.sample(boat, 20));
    const before = await numbers();
    await write((tx) =>
      tx.updateTable("case_counts").set({ n: 7_000 }).execute(),
    );
    const lines: unknown[] = [];
    const log = { write: (line: unknown) => lines.push(line) };
    await checkCounts({ ...database, log });
    expect(await numbers()).toEqual(before);
    await checkCounts({ ...database, log });
    expect(lines).toEqual([
      expect.objectContaining({ event: "counts differed" }),
    ]);
  });

  it("say how many cases a list has without looking at one", async () => {
    const open = fc.sample(boat, 30);
    await fill(open.map((one) => ({ ...one, seal: "open" })));
    const count = () =>
      countMatching(database.db, source, {
        asked: { query: plainQuery(boats), text: null },
        at: { actor: officer, office, now },
      });
    expect(await count()).toBe(30);
    await write((tx) => tx.updateTable("case_counts").set({ n: 0 }).execute());
    expect(await count()).toBe(0);
  });
});

function numbers() {
  return database.db
    .selectFrom("case_counts")
    .selectAll()
    .orderBy("facet")
    .orderBy("queue")
    .orderBy("due_on")
    .orderBy("due_hour")
    .orderBy("is_provisional")
    .execute();
}
