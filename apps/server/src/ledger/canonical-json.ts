import type { Json } from "@kept/domain/json";

/**
 * JSON in the one spelling of RFC 8785, so that the same facts always hash to the same bytes: keys in order
 * of their UTF-16 units, no white space, numbers and strings as JavaScript writes them.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "string") {
    if (!value.isWellFormed())
      throw new Error("A text in the ledger must be well-formed");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const object = value as Readonly<Record<string, Json>>;
    let members = "";
    // Without a function to compare them, texts are sorted by their UTF-16 units.
    for (const key of Object.keys(object).sort()) {
      const comma = members === "" ? "" : ",";
      members += `${comma}${JSON.stringify(key)}:${canonicalJson(object[key] ?? null)}`;
    }
    return `{${members}}`;
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error("A number in the ledger must be finite");
  }
  return JSON.stringify(value);
}
