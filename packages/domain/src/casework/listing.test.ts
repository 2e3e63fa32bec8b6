import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueGroups } from "./due-group.ts";
import { listQuerySchema, selectionSchema } from "./listing-schema.ts";
import {
  columnsOfQuery,
  conditionsBeyond,
  densities,
  layouts,
  plainQuery,
  tidyListQuery,
  type ListQuery,
} from "./listing-query.ts";
import { readDaySpan, readWithin, writeDaySpan } from "./listing-days.ts";
import {
  isSameList,
  readListQuery,
  writeListQuery,
} from "./listing-address.ts";
import type { Listing } from "./listing.ts";

const owner = "0199a1b2-0000-7000-8000-00000000000a";
const label = { en: "Something", zh: "某物" };
const value = (key: string) => ({ value: key, label });

/** A register that the house has never heard of. */
const boats: Listing = {
  register: "boats",
  version: 2,
  // The harbour was called `port` once.
  upgrades: [
    (older) => ({
      get: (name) => older.get(name === "harbour" ? "port" : name),
    }),
  ],
  fields: [
    {
      key: "afloat",
      label,
      kind: "flag",
      many: false,
      token: "afloat",
    },
    {
      key: "harbourId",
      label,
      kind: "choice",
      many: true,
      values: ["north", "south", "east"].map(value),
      token: "harbour",
    },
    {
      key: "captain",
      label,
      kind: "person",
      many: true,
      values: ["me", "none"].map(value),
      token: "captain",
    },
    {
      key: "due",
      label,
      kind: "due",
      many: true,
      values: dueGroups.map(value),
      token: "due",
    },
    { key: "built", label, kind: "day", many: false, token: "built" },
  ],
  columns: [
    {
      key: "clock",
      label,
      sort: "due",
      width: 140,
      min: 100,
      shown: true,
      fixed: true,
    },
    { key: "name", label, sort: "name", width: 200, min: 80, shown: true },
    { key: "length", label, sort: null, width: 90, min: 60, shown: false },
  ],
  sorts: [
    { key: "due", label, direction: "asc" },
    { key: "name", label, direction: "asc" },
  ],
  groups: [{ key: "due", label, sort: "due", direction: "asc" }],
  views: [
    {
      key: "fleet",
      label,
      where: { afloat: ["yes"] },
      sort: "due",
      direction: "asc",
      group: "due",
    },
    {
      key: "mine",
      label,
      where: { afloat: ["yes"], captain: ["me"] },
      sort: "name",
      direction: "desc",
      group: null,
    },
  ],
};

const day = fc
  .date({
    min: new Date("1990-01-01T00:00:00Z"),
    max: new Date("2090-01-01T00:00:00Z"),
    noInvalidDate: true,
  })
  .map((at) => at.toISOString().slice(0, 10));
const span = fc
  .tuple(fc.option(day), fc.option(day))
  .filter(([from, until]) => from !== null || until !== null)
  .map(([one, other]) => {
    const [from = null, until = null] =
      one !== null && other !== null ? [one, other].sort() : [one, other];
    return writeDaySpan({ from, until });
  });

function some<T>(values: fc.Arbitrary<T>, most = 4): fc.Arbitrary<T[]> {
  return fc.uniqueArray(values, { maxLength: most });
}

const queries: fc.Arbitrary<ListQuery> = fc.record({
  view: fc.constantFrom("fleet", "mine", owner),
  where: fc.record({
    afloat: some(fc.constantFrom("yes", "no"), 1),
    harbourId: some(fc.constantFrom("north", "south", "east")),
    captain: some(fc.constantFrom("me", "none", owner)),
    due: some(
      fc.oneof(
        fc.constantFrom(...dueGroups),
        span,
        fc.integer({ min: 1, max: 99 }).map((n) => `<${String(n)}wd`),
      ),
    ),
    built: some(span, 1),
  }),
  sort: fc.constantFrom("due", "name"),
  direction: fc.constantFrom("asc" as const, "desc" as const),
  group: fc.constantFrom("due", null),
  columns: fc.option(
    fc.uniqueArray(
      fc.record({
        key: fc.constantFrom("clock", "name", "length"),
        width: fc.option(fc.integer({ min: 1, max: 2_000 })),
      }),
      { selector: ({ key }) => key, maxLength: 3 },
    ),
  ),
  density: fc.constantFrom(...densities),
  layout: fc.constantFrom(...layouts),
});

const read = (address: string) =>
  readListQuery(boats, new URLSearchParams(address));

describe("the address of a list", () => {
  it("says a list and reads it back, whatever it shows", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const tidy = tidyListQuery(boats, query);
        const address = writeListQuery(boats, query);
        expect(read(address)).toEqual(tidy);
        expect(writeListQuery(boats, read(address))).toBe(address);
        expect(listQuerySchema(boats).parse(tidy)).toEqual(tidy);
      }),
    );
  });

  it("opens a list whatever stands in it, and one that the server takes", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom("view", "sort", "due", "captain", "cols", "<3wd", "v"),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word)).map((said) => new URLSearchParams(said)),
        (search) => {
          const query = readListQuery(boats, search);
          expect(tidyListQuery(boats, query)).toEqual(query);
          expect(listQuerySchema(boats).safeParse(query).success).toBe(true);
        },
      ),
    );
  });

  it("says only what differs from its view", () => {
    expect(writeListQuery(boats, plainQuery(boats))).toBe("?v=2");
    expect(read("")).toEqual(plainQuery(boats));
    expect(writeListQuery(boats, plainQuery(boats, "mine"))).toBe(
      "?v=2&view=mine",
    );
    const query: ListQuery = {
      ...plainQuery(boats, "mine"),
      where: { afloat: [], captain: ["me"], harbourId: ["south", "north"] },
      sort: "due",
      direction: "asc",
    };
    expect(writeListQuery(boats, query)).toBe(
      "?v=2&view=mine&afloat=&harbour=north,south&sort=due",
    );
    expect(conditionsBeyond(boats, query).map(({ key }) => key)).toEqual([
      "afloat",
      "harbourId",
    ]);
  });

  it("says everything where its view is a saved one, since the server keeps that", () => {
    const query = { ...plainQuery(boats, "mine"), view: owner };
    expect(writeListQuery(boats, query)).toBe(
      `?v=2&view=${owner}&captain=me&sort=-name`,
    );
    expect(isSameList(boats, query, plainQuery(boats, "mine"))).toBe(true);
    expect(isSameList(boats, query, plainQuery(boats))).toBe(false);
  });

  it("lets fall away what nobody knows", () => {
    expect(
      read(
        "v=2&view=everything&afloat=perhaps&harbour=north,west&due=2026-02-30&built=2026-02-01..2026-01-01&sort=-colour&group=size&cols=mast&density=tight",
      ),
    ).toEqual({
      ...plainQuery(boats),
      where: { afloat: ["yes"], harbourId: ["north"] },
      columns: [{ key: "clock", width: null }],
    });
  });

  it("reads an address of an older version as it was meant", () => {
    expect(read("port=east").where).toMatchObject({ harbourId: ["east"] });
    expect(read("v=2&port=east").where["harbourId"]).toBeUndefined();
  });
});

describe("the groups of a list", () => {
  it("stand only where their order has the rows stand together", () => {
    expect(read("").group).toBe("due");
    expect(read("sort=-due").group).toBeNull();
    expect(read("group=none").group).toBeNull();
    expect(read("v=2&view=mine&sort=due&group=due").group).toBe("due");
    expect(read("view=mine&group=due").group).toBeNull();
  });
});

describe("the columns of a list", () => {
  it("are those that come with it until somebody chooses", () => {
    expect(
      columnsOfQuery(boats, read("")).map(({ key, wanted }) => [key, wanted]),
    ).toEqual([
      ["clock", 140],
      ["name", 200],
    ]);
  });

  it("keep the one that cannot be left out, and no width that nobody could read", () => {
    expect(
      columnsOfQuery(boats, read("cols=length:3,name:5000,length")).map(
        ({ key, wanted }) => [key, wanted],
      ),
    ).toEqual([
      ["clock", 140],
      ["length", 60],
      ["name", 1_200],
    ]);
  });
});

describe("days and terms in an address", () => {
  it("are read with and without an end", () => {
    expect(readDaySpan("2028-02-29")).toEqual({
      from: "2028-02-29",
      until: "2028-02-29",
    });
    expect(readDaySpan("2026-09-25..")).toEqual({
      from: "2026-09-25",
      until: null,
    });
    expect(readDaySpan("..2026-09-25")).toEqual({
      from: null,
      until: "2026-09-25",
    });
    for (const none of [
      "",
      "..",
      "2026-02-29",
      "a..b",
      "2026-01-01..2026-01-02..2026-01-03",
    ])
      expect(readDaySpan(none), none).toBeNull();
    expect(readWithin("<3wd")).toBe(3);
    for (const none of ["3wd", "<0wd", "<100wd", "<3d"])
      expect(readWithin(none), none).toBeNull();
  });
});

describe("what the server takes", () => {
  const takes = (more: object) =>
    listQuerySchema(boats).safeParse({ ...plainQuery(boats), ...more }).success;

  it("is nothing it does not know", () => {
    expect(takes({})).toBe(true);
    for (const more of [
      { where: { colour: ["red"] } },
      { where: { harbourId: ["west"] } },
      { where: { afloat: ["yes", "no"] } },
      { where: { captain: ["anybody"] } },
      { sort: "colour" },
      { group: "size" },
      { columns: [{ key: "mast", width: null }] },
      { text: "Hannah" },
    ])
      expect(takes(more), JSON.stringify(more)).toBe(false);
  });

  it("is a selection of the list it knows", () => {
    const matching = {
      kind: "matching",
      query: plainQuery(boats),
      text: "Hannah",
      except: [owner],
      count: 1_284,
    };
    const schema = selectionSchema(boats);
    expect(schema.parse(matching)).toEqual(matching);
    expect(schema.safeParse({ kind: "ids", ids: [] }).success).toBe(false);
    const elsewhere = { ...plainQuery(boats), sort: "colour" };
    expect(schema.safeParse({ ...matching, query: elsewhere }).success).toBe(
      false,
    );
  });
});
