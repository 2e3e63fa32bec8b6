import { hash, randomFillSync } from "node:crypto";
import type { Json } from "@kept/domain/json";
import { canonicalJson } from "./canonical-json.ts";

/** The fields of one entry as they are hashed. Values are never here, only what commits to them. */
export interface EntryFacts {
  readonly v: 1;
  readonly seq: number;
  readonly boot_id: string;
  readonly wall_utc_ms: number;
  readonly mono_ms: number;
  /** A change, or that somebody looked; what a look says stands in its one value. */
  readonly code: "change" | "look";
  readonly outcome: "done" | "refused";
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
  return hash("sha256", text, "hex");
}

/** Hash of one entry: SHA-256(0x00 ‖ canonical), the leaf of RFC 9162. Lower-case hex. */
export function leafOf(canonical: string): string {
  return hash("sha256", `\0${canonical}`, "hex");
}

/** Hash of everything up to an entry: SHA-256(previous link ‖ leaf), over the bytes. Lower-case hex. */
export function linkOf(previous: string, leaf: string): string {
  return hash("sha256", Buffer.from(previous + leaf, "hex"), "hex");
}

/** What stands in the entry for a value: HMAC-SHA-256(nonce, field ‖ canonical value). Lower-case hex. */
export function commitmentTo(
  kept: Pick<KeptValue, "field" | "nonce" | "value">,
): string {
  return hmacOf(Buffer.from(kept.nonce, "hex"), kept.field + kept.value);
}

const blockBytes = 64;

/**
 * HMAC-SHA-256 as RFC 2104 writes it, for keys of at most a block. Node's own makes objects that take five times
 * as long as the two hashes, and a change of a thousand cases asks for two thousand; a test compares them.
 */
function hmacOf(key: Buffer, text: string): string {
  const inner = Buffer.alloc(blockBytes + Buffer.byteLength(text), 0x36);
  const outer = Buffer.alloc(blockBytes + 32, 0x5c);
  // An index and no iterator: it runs for every value of a ledger of millions.
  for (let index = 0; index < key.length; index += 1) {
    const byte = key[index] ?? 0;
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  inner.write(text, blockBytes, "utf8");
  hash("sha256", inner, "buffer").copy(outer, blockBytes);
  return hash("sha256", outer, "hex");
}

const nonceBytes = 32;
const drawn = Buffer.alloc(128 * nonceBytes);
let used = drawn.length;

/** A nonce that nobody can guess. Many are drawn at once, because asking costs more than the bytes. */
function freshNonce(): string {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  const nonce = drawn.toString("hex", used, used + nonceBytes);
  // What was handed out stays nowhere but with its value.
  drawn.fill(0, used, used + nonceBytes);
  used += nonceBytes;
  return nonce;
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
      nonce: freshNonce(),
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
