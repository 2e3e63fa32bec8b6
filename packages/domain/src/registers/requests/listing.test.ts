import { describe, expect, it } from "vitest";
import { plainQuery, tidyListQuery } from "../../casework/listing-query.ts";
import {
  readListQuery,
  writeListQuery,
} from "../../casework/listing-address.ts";
import { readListValue } from "../../casework/listing-values.ts";
import { listQuerySchema } from "../../casework/listing-schema.ts";
import { requestListing } from "./listing.ts";

const read = (address: string) =>
  readListQuery(requestListing, new URLSearchParams(address));
const owner = "0199a1b2-0000-7000-8000-00000000000a";

describe("the list of requests", () => {
  it("has views that ask for nothing it does not know", () => {
    for (const { key } of requestListing.views) {
      const plain = plainQuery(requestListing, key);
      expect(
        listQuerySchema(requestListing).safeParse(plain).success,
        key,
      ).toBe(true);
      expect(tidyListQuery(requestListing, plain), key).toEqual(plain);
      expect(read(`view=${key}`)).toEqual(plain);
    }
  });

  it("has columns that sort by what it can sort by, and names that stand for one thing each", () => {
    const sorts = requestListing.sorts.map(({ key }) => key);
    for (const { key, sort } of requestListing.columns)
      expect(sort === null || sorts.includes(sort), key).toBe(true);
    const tokens = requestListing.fields.map(({ token }) => token);
    const taken = [...tokens, "view", "sort", "group", "cols", "density"];
    expect(new Set([...taken, "layout", "v", "in"]).size).toBe(
      taken.length + 3,
    );
    for (const field of requestListing.fields)
      for (const { value } of field.values ?? [])
        expect(readListValue(field, value)).toBe(value);
  });

  it("opens the addresses that people kept from before", () => {
    const address = `?view=mine&policy=p000,p002&type=access,deletion&stage=identified&owner=${owner}&due=2026-09-24&sort=-received`;
    expect(writeListQuery(requestListing, read(address))).toBe(address);
    expect(read(address)).toMatchObject({
      where: { state: ["open"], owner: [owner], due: ["2026-09-24"] },
      sort: "received",
      direction: "desc",
      group: null,
    });
    expect(writeListQuery(requestListing, plainQuery(requestListing))).toBe("");
  });

  it("never says what somebody searches for", () => {
    expect(writeListQuery(requestListing, read("text=Hannah&q=Vogel"))).toBe(
      "",
    );
  });
});
