import { describe, expect, it } from "vitest";
import {
  conditionCount,
  isCivilDay,
  isGrouped,
  parseListQuery,
  plainQuery,
  writeListQuery,
  type ListQuery,
} from "./list-query.ts";

const owner = "0199a1b2-0000-7000-8000-00000000000a";

function read(address: string): ListQuery {
  return parseListQuery(new URLSearchParams(address));
}

describe("the address of a list", () => {
  it("is empty for the queue of what is due next", () => {
    expect(writeListQuery(plainQuery("nextDue"))).toBe("");
    expect(read("")).toEqual(plainQuery("nextDue"));
  });

  it("says every condition and reads it back", () => {
    const query: ListQuery = {
      ...plainQuery("mine"),
      sort: "received",
      direction: "desc",
      policyIds: ["p000", "p002"],
      types: ["access", "deletion"],
      stages: ["identified"],
      ownerId: owner,
      due: { from: "2026-09-24", until: "2026-09-24" },
    };
    const address = writeListQuery(query);
    expect(address).toBe(
      `?view=mine&policy=p000,p002&type=access,deletion&stage=identified&owner=${owner}&due=2026-09-24&sort=-received`,
    );
    expect(read(address)).toEqual(query);
    expect(conditionCount(query)).toBe(5);
  });

  it("keeps to the usual order of its view until another is chosen", () => {
    expect(read("view=closed")).toMatchObject({
      sort: "touched",
      direction: "desc",
    });
    expect(writeListQuery(plainQuery("closed"))).toBe("?view=closed");
    expect(read("view=closed&sort=name")).toMatchObject({
      sort: "name",
      direction: "asc",
    });
  });

  it("opens a list even where a link is old or mistyped", () => {
    expect(
      read(
        "view=everything&policy=p000,p999&type=gossip&stage=&owner=me&due=2026-02-30&sort=-colour",
      ),
    ).toEqual({ ...plainQuery("nextDue"), policyIds: ["p000"] });
  });

  it("knows nobody's owner and a group of the queue", () => {
    expect(read("owner=none&due=overdue")).toMatchObject({
      ownerId: "none",
      due: "overdue",
    });
  });

  it("reads days in a row, the last included", () => {
    const address = "?due=2026-09-25..2026-09-27";
    const due = { from: "2026-09-25", until: "2026-09-27" };
    expect(read(address).due).toEqual(due);
    expect(writeListQuery({ ...plainQuery("nextDue"), due })).toBe(address);
    expect(read("due=2026-09-25..").due).toBeNull();
    expect(read("due=2026-09-25..2026-09-26..2026-09-27").due).toBeNull();
  });

  it("never says what somebody searches for", () => {
    expect(writeListQuery({ ...read("text=Hannah&q=Vogel") })).toBe("");
  });
});

describe("the groups of the queue", () => {
  it("stand only where what is due first comes first", () => {
    expect(isGrouped(plainQuery("nextDue"))).toBe(true);
    expect(isGrouped({ ...plainQuery("nextDue"), direction: "desc" })).toBe(
      false,
    );
    expect(isGrouped({ ...plainQuery("mine"), sort: "name" })).toBe(false);
    expect(isGrouped(plainQuery("closed"))).toBe(false);
  });
});

describe("a day in an address", () => {
  it("is one that exists", () => {
    expect(isCivilDay("2028-02-29")).toBe(true);
    expect(isCivilDay("2026-02-29")).toBe(false);
    expect(isCivilDay("tomorrow")).toBe(false);
  });
});
