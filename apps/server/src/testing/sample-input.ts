import { z } from "zod";

/** Ids by the name of the field that they stand in; any other id is made up. */
export type IdsByField = Readonly<Record<string, string>>;

// What a pattern or a rule of the house asks for, where its schema alone does not say it.
const values: Readonly<Record<string, unknown>> = {
  types: ["access"],
  contentHash: "a".repeat(64),
  at: "2026-09-22T01:00:00.000Z",
  replyBy: "2026-10-01",
  until: "2026-10-01",
  dueOn: null,
  deleteOn: "2026-10-01",
  residence: null,
  partner: null,
  idDocument: null,
  tabId: "tab-of-somebody",
  register: "requests",
  method: "codeOnFile",
  contactAddress: null,
  contactPhone: null,
  callBack: "+862150001234",
  respondBy: null,
  issuedOn: null,
  signedOn: "2026-09-20",
  reviewOn: null,
  personAddress: null,
  personPhone: null,
};

/**
 * An input that this schema takes, with the given ids in it. It need not make sense: it has to get past the
 * door, so that what is asked behind it is asked.
 */
export function sampleInput(schema: unknown, ids: IdsByField): unknown {
  const json = z.toJSONSchema(schema as z.ZodType, {
    io: "input",
    unrepresentable: "any",
  });
  return sample(json, "", ids);
}

function sample(schema: unknown, field: string, ids: IdsByField): unknown {
  const node = schema as Readonly<Record<string, unknown>>;
  const known = ids[field];
  if (known !== undefined) return node["type"] === "array" ? [known] : known;
  if (field in values && !("enum" in node)) return values[field];
  if (field.endsWith("At")) return "2026-09-20T01:00:00.000Z";
  const ways = [node["anyOf"], node["oneOf"], node["allOf"]].flatMap((one) =>
    Array.isArray(one) ? (one as unknown[]) : [],
  );
  if (ways.length > 0) return sample(ways[0], field, ids);
  if ("const" in node) return node["const"];
  if (Array.isArray(node["enum"])) return (node["enum"] as unknown[])[0];
  switch (node["type"]) {
    case "object": {
      const required = (node["required"] ?? []) as readonly string[];
      return Object.fromEntries(
        Object.entries(node["properties"] ?? {})
          .filter(([key]) => required.includes(key))
          .map(([key, value]) => [key, sample(value, key, ids)]),
      );
    }
    case "array":
      return Array.from({ length: Number(node["minItems"] ?? 0) }, () =>
        sample(node["items"], field, ids),
      );
    case "integer":
    case "number":
      return Math.max(1, Number(node["minimum"] ?? 1));
    case "boolean":
      return false;
    case "null":
      return null;
    default:
      return node["format"] === "uuid"
        ? (ids["*"] ?? crypto.randomUUID())
        : "words";
  }
}
