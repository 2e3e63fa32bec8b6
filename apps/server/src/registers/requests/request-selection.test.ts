import {
  plainQuery,
  type Selection,
} from "@kept/domain/casework/listing-query";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countMatching } from "../../casework/list-count-views.ts";
import { matchingIds } from "../../casework/list-views.ts";
import { officeOf } from "../../casework/office-store.ts";
import { requestDesk } from "../../testing/request-desk.ts";
import type { CastName } from "../../testing/world.ts";
import { makeWorld, type World } from "../../testing/world.ts";
import { requestList } from "./list-view.ts";

let world: World;
let ofTeamA: string;
let ofTeamB: string;

beforeAll(async () => {
  world = await makeWorld({ now: "2026-09-21T01:42:00Z" });
  const open = async (owner: CastName) => {
    const desk = requestDesk(world, owner);
    const caseId = await desk.open();
    await desk.api.assign({
      ...(await desk.newest(caseId)),
      ownerId: world.actor(owner).id,
    });
    return caseId;
  };
  ofTeamA = await open("analystA1");
  ofTeamB = await open("analystB");
});
afterAll(() => world.close());

const everything: Selection = {
  kind: "matching",
  query: plainQuery(requestListing),
  text: null,
  except: [],
  count: 2,
};

async function chosen(who: CastName, selection: Selection): Promise<string[]> {
  const at = {
    actor: world.actor(who),
    office: await officeOf(world.db),
    now: world.clock.now(),
  };
  const ids: string[] = [];
  for await (const batch of matchingIds(world.db, requestList, {
    selection,
    at,
  }))
    ids.push(...batch);
  if (selection.kind === "matching")
    expect(
      await countMatching(world.db, requestList, { asked: selection, at }),
    ).toBe(ids.length + selection.except.length);
  return ids.sort();
}

describe("a selection", () => {
  it("is what matches, without what was taken out of it", async () => {
    const both = [ofTeamA, ofTeamB].sort();
    expect(await chosen("dpo1", everything)).toEqual(both);
    expect(await chosen("dpo1", { ...everything, except: [ofTeamA] })).toEqual([
      ofTeamB,
    ]);
    expect(await chosen("dpo1", { kind: "ids", ids: both })).toEqual(both);
  });

  it("holds nothing that the person may not know of, however it was chosen", async () => {
    expect(await chosen("analystA1", everything)).toEqual([ofTeamA]);
    expect(
      await chosen("analystA1", { kind: "ids", ids: [ofTeamA, ofTeamB] }),
    ).toEqual([ofTeamA]);
    expect(await chosen("admin1", everything)).toEqual([]);
  });
});
