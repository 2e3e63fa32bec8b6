import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Json } from "@kept/domain/json";
import { canonicalJson } from "./canonical-json.ts";

/** The fields of one entry as they are hashed. Values are never here, only what commits to them. */
export interface EntryFacts {
  readonly v: 1;
  readonly seq: number;
  readonly boot_id: string;
  readonly wall_utc_ms: number;
  readonly mono_ms: number;
  readonly code: "change";
  readonly outcome: "done";
  readonly actor_id: string;
  readonly role: string;
  readonly session_hash: string | null;
  readonly ip_class: string | null;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** The case that the act belongs to. */
  readonly matter: string | null;
  readonly case_version: number | null;
  readonly happened_utc_ms: number | null;
  readonly purpose: string | null;
  readonly request_id: string;
  readonly idem_hash: string | null;
  readonly changes: readonly CommittedChange[];
}

export interface CommittedChange {
  readonly field: string;
  readonly before_c: string | null;
  readonly after_c: string | null;
}

export interface KeptValue {
  readonly field: string;
  readonly side: "before" | "after";
  readonly nonce: string;
  readonly value: string;
}

/** The link before the first entry. */
export const genesis = "0".repeat(64);

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Hash of one entry: SHA-256(0x00 ‖ canonical), the leaf of RFC 9162. Lower-case hex. */
export function leafOf(canonical: string): string {
  return createHash("sha256")
    .update(Buffer.of(0))
    .update(canonical, "utf8")
    .digest("hex");
}

/** Hash of everything up to an entry: SHA-256(previous link ‖ leaf), over the bytes. Lower-case hex. */
export function linkOf(previous: string, leaf: string): string {
  return createHash("sha256")
    .update(Buffer.from(previous, "hex"))
    .update(Buffer.from(leaf, "hex"))
    .digest("hex");
}

/** What stands in the entry for a value: HMAC-SHA-256(nonce, field ‖ canonical value). Lower-case hex. */
export function commitmentTo(
  kept: Pick<KeptValue, "field" | "nonce" | "value">,
): string {
  return createHmac("sha256", Buffer.from(kept.nonce, "hex"))
    .update(kept.field, "utf8")
    .update(kept.value, "utf8")
    .digest("hex");
}

/** Splits changed values into commitments for the entry and values that can be erased later. */
export function commit(
  changes: readonly {
    readonly field: string;
    readonly before: Json;
    readonly after: Json;
  }[],
): { committed: CommittedChange[]; kept: KeptValue[] } {
  const kept: KeptValue[] = [];
  const keep = (
    field: string,
    side: KeptValue["side"],
    value: Json,
  ): string | null => {
    // Nothing has nothing to hide: an absent value needs no commitment.
    if (value === null) return null;
    const one = {
      field,
      side,
      nonce: randomBytes(32).toString("hex"),
      value: canonicalJson(value),
    };
    kept.push(one);
    return commitmentTo(one);
  };
  const committed = changes.map(({ field, before, after }) => ({
    field,
    before_c: keep(field, "before", before),
    after_c: keep(field, "after", after),
  }));
  return { committed, kept };
}

/** The entry in the spelling that is hashed. */
export function canonicalEntry(facts: EntryFacts): string {
  const { object, changes, ...plain } = facts;
  return canonicalJson({
    ...plain,
    object: { ...object },
    changes: changes.map((change) => ({ ...change })),
  });
}
