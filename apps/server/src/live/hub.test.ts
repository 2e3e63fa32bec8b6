import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@kept/domain/access/actor";
import { everything, type LiveEvent } from "@kept/domain/live";
import { officer } from "../testing/bare-ledger.ts";
import { insertProbeCase } from "../testing/probe-case-store.ts";
import {
  temporaryDatabase,
  type TemporaryDatabase,
} from "../testing/temporary-database.ts";
import { makeLiveHub, mostListeners, type LiveHub } from "./hub.ts";

const now = "2026-09-21T01:42:00.000Z";
const analyst = (teamId: string): Actor => ({
  ...officer,
  id: `analyst-${teamId}`,
  role: "analyst",
  teamId,
  sessionHash: `s-${teamId}`,
});
const admin: Actor = {
  ...officer,
  id: "admin-1",
  role: "admin",
  sessionHash: "cd",
};

let database: TemporaryDatabase;
let hub: LiveHub;
let signedIn: Map<string, Actor>;

beforeEach(async () => {
  database = await temporaryDatabase();
  await database.writer.write(async (tx) => {
    await insertProbeCase(tx, { id: "of-a", title: "one", now, teamId: "a" });
    await insertProbeCase(tx, { id: "of-b", title: "two", now, teamId: "b" });
    return { keep: true, value: null };
  });
  signedIn = new Map();
  hub = makeLiveHub({
    db: database.db,
    bootId: "boot",
    viewPermissions: { requests: "requests.view", probe: "requests.view" },
    stillIn: async () => signedIn,
    beatMs: 20,
  });
});
afterEach(() => {
  hub.close();
  database.remove();
});

/** Listens as somebody and gives back what they heard so far, and whether the stream has ended. */
function ear(actor: Actor, since: string | null = null) {
  if (actor.sessionHash !== null) signedIn.set(actor.sessionHash, actor);
  const gone = new AbortController();
  const listening = hub.listen(actor, { since, signal: gone.signal });
  if (!listening.ok) throw new Error("not heard");
  const heard: LiveEvent[] = [];
  const ids: string[] = [];
  const over = (async () => {
    for await (const { id, events } of listening.batches) {
      ids.push(id);
      heard.push(...events);
    }
  })();
  return { heard, ids, over, leave: () => gone.abort() };
}

const soon = (ms = 90) => new Promise((resolve) => setTimeout(resolve, ms));
const changed = (id: string, more = {}) =>
  ({ topic: "case", id, kind: "probe.renamed", ...more }) as const;

describe("who hears of what", () => {
  it("is a case only to those who may know of it", async () => {
    const [dpo, a, none] = [ear(officer), ear(analyst("a")), ear(admin)];
    hub.publish(changed("of-a"), changed("of-b"));
    await soon();
    expect(dpo.heard.map(({ id }) => id)).toEqual(["of-a", "of-b"]);
    expect(a.heard.map(({ id }) => id)).toEqual(["of-a"]);
    expect(none.heard).toEqual([]);
  });

  it("is a list, and not the case, to those who lost sight of it", async () => {
    const a = ear(analyst("a"));
    hub.publish(changed("of-b", { was: { teamId: "a", ownerId: null } }));
    await soon();
    expect(a.heard).toEqual([{ topic: "list", id: "probe", kind: "moved" }]);
  });

  it("is a run to whoever started it, and a person's own to that person", async () => {
    const [dpo, a] = [ear(officer), ear(analyst("a"))];
    hub.publish(
      { topic: "job", id: "run-1", kind: "progress", to: officer.id },
      { topic: "person", id: "analyst-a", kind: "inbox" },
    );
    await soon();
    expect(dpo.heard.map(({ topic }) => topic)).toEqual(["job"]);
    expect(a.heard.map(({ topic }) => topic)).toEqual(["person"]);
  });

  it("holds ids and kinds and nothing else", async () => {
    const dpo = ear(officer);
    hub.publish(changed("of-a", { was: { teamId: "x", ownerId: "y" } }));
    await soon();
    expect(Object.keys(dpo.heard[0] ?? {}).toSorted()).toEqual([
      "id",
      "kind",
      "topic",
    ]);
  });

  it("is one word per list when a thousand cases change at once", async () => {
    await database.writer.write(async (tx) => {
      for (let n = 0; n < 200; n += 1)
        await insertProbeCase(tx, { id: `n-${n}`, title: "n", now });
      return { keep: true, value: null };
    });
    const dpo = ear(officer);
    hub.publish(...Array.from({ length: 200 }, (_one, n) => changed(`n-${n}`)));
    await soon();
    expect(dpo.heard).toEqual([{ topic: "list", id: "probe", kind: "many" }]);
  });
});

describe("a stream", () => {
  it("ends within a beat of the session", async () => {
    const dpo = ear(officer);
    await soon(30);
    signedIn.clear();
    await expect(dpo.over).resolves.toBeUndefined();
  });

  it("follows a person into another team without a new sign-in", async () => {
    const a = ear(analyst("a"));
    signedIn.set("s-a", { ...analyst("a"), teamId: "b" });
    await soon(60);
    hub.publish(changed("of-a"), changed("of-b"));
    await soon();
    expect(a.heard.map(({ id }) => id)).toEqual(["of-b"]);
  });

  it("ends when the house closes, and says that it was the house", async () => {
    const dpo = ear(officer);
    hub.close();
    await dpo.over;
    expect(hub.isClosing()).toBe(true);
    const late = ear(officer);
    await late.over;
  });

  it("ends when the reader goes, and makes room for another", async () => {
    const ears = Array.from({ length: mostListeners }, () => ear(officer));
    expect(hub.listen(officer, { since: null, signal: undefined }).ok).toBe(
      false,
    );
    ears[0]?.leave();
    await ears[0]?.over;
    ear(officer).leave();
  });

  it("says after a gap that something was missed, and nothing without one", async () => {
    const first = ear(officer);
    await soon(10);
    const place = first.ids.at(-1) ?? "";
    const stayed = ear(analyst("a"), place);
    await soon(10);
    expect(stayed.heard).toEqual([]);
    hub.publish(changed("of-b"));
    await soon();
    const back = ear(analyst("b"), place);
    await soon(10);
    expect(back.heard).toEqual([
      { topic: "list", id: everything, kind: "missed" },
    ]);
  });
});
