import type { OwnSettings } from "@kept/domain/access/own-settings";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../api/procedure.ts";
import type { Change } from "../ledger/change.ts";
import {
  feedMadeAt,
  readOwnSettings,
  writeFeed,
  writeOwnSettings,
} from "./own-settings-store.ts";
import { newToken } from "./session-store.ts";

/** How somebody wants to work and to be told. */
export function setOwnSettings(
  change: Change,
  asking: Asking,
  wanted: OwnSettings,
): Promise<Verdict<null>> {
  const { id } = asking.actor;
  return change({ ...asking, action: "people.set-settings" }, async (tx) => {
    const before = await readOwnSettings(tx, id);
    const fields = ["zone", "worksFrom", "worksUntil", "digest"] as const;
    const changes = fields
      .filter((field) => before[field] !== wanted[field])
      .map((field) => ({
        field,
        before: before[field],
        after: wanted[field],
      }));
    if (changes.length === 0) return granted({ value: null, events: [] });
    await writeOwnSettings(tx, id, wanted);
    const object = { kind: "account", id };
    return granted({
      value: null,
      events: [{ action: "people.settings-set", object, changes }],
    });
  });
}

/** A new secret address for the own calendar; the one before it opens nothing from now on. */
export async function makeFeed(
  change: Change,
  asking: Asking,
): Promise<Verdict<{ token: string }>> {
  const { id } = asking.actor;
  // Made outside of the change, whose answer is remembered: the secret is told once and kept nowhere.
  const { token, tokenHash } = newToken();
  const done = await change(
    { ...asking, action: "people.make-feed" },
    async (tx) => {
      await writeFeed(tx, id, { hash: tokenHash, madeAt: asking.now });
      const object = { kind: "account", id };
      return granted({
        value: null,
        events: [{ action: "people.feed-made", object, changes: [] }],
      });
    },
  );
  return done.ok ? granted({ token }) : done;
}

export function removeFeed(
  change: Change,
  asking: Asking,
): Promise<Verdict<null>> {
  const { id } = asking.actor;
  return change({ ...asking, action: "people.remove-feed" }, async (tx) => {
    if ((await feedMadeAt(tx, id)) === null)
      return granted({ value: null, events: [] });
    await writeFeed(tx, id, null);
    const object = { kind: "account", id };
    return granted({
      value: null,
      events: [{ action: "people.feed-removed", object, changes: [] }],
    });
  });
}
