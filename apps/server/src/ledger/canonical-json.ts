import type { Json } from "@kept/domain/json";

/**
 * JSON in the one spelling of RFC 8785, so that the same facts always hash to the same bytes: keys in order
 * of their UTF-16 units, no white space, numbers and strings as JavaScript writes them.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(
        ([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`,
      );
    return `{${members.join(",")}}`;
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error("A number in the ledger must be finite");
  }
  if (typeof value === "string" && !value.isWellFormed()) {
    throw new Error("A text in the ledger must be well-formed");
  }
  return JSON.stringify(value);
}
