import { plainQuery } from "@kept/domain/casework/listing-query";
import { writeListQuery } from "@kept/domain/casework/listing-address";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { describe, expect, it } from "vitest";
import { isModified, viewBehind, type SavedView } from "./saved-views.ts";

const id = "0198a000-0000-7000-8000-000000000001";
const opened = {
  ...plainQuery(requestListing),
  view: id,
  where: { state: ["open"], type: ["deletion"] },
};
const saved: SavedView = {
  id,
  version: 1,
  name: "Deletions",
  address: writeListQuery(requestListing, opened),
  mayChange: true,
};

describe("the view behind a list", () => {
  it("is as it was saved until something is changed", () => {
    expect(isModified(requestListing, opened, [saved])).toBe(false);
    const sorted = { ...opened, sort: "name", group: null };
    expect(isModified(requestListing, sorted, [saved])).toBe(true);
    expect(viewBehind(requestListing, sorted, [saved])).toEqual(opened);
  });

  it("is a view of the house as well", () => {
    const mine = plainQuery(requestListing, "mine");
    expect(isModified(requestListing, mine, [])).toBe(false);
    expect(isModified(requestListing, { ...mine, density: "roomy" }, [])).toBe(
      true,
    );
  });

  it("is unknown to whoever may not see it: then nothing was changed", () => {
    expect(viewBehind(requestListing, opened, [])).toBeNull();
    expect(isModified(requestListing, opened, [])).toBe(false);
  });
});
