import { z } from "zod";
import {
  may,
  roleKeys,
  type Permission,
  type Role,
} from "@kept/domain/access/permissions";
import { policed, type Policed } from "../api/policed.ts";
import type { AppRouter } from "../router.ts";

/** One procedure as somebody sees it who tries what it lets through. */
export interface InventoryLine {
  readonly name: string;
  readonly kind: string;
  readonly permission: Permission | "open";
  readonly roles: readonly Role[];
  /** What it is about: the first of its ids says it, else its room. */
  readonly resource: string;
  /** Where in the input an id of something stands that may be somebody else's. */
  readonly idParams: readonly string[];
  /** What it writes, of a change. */
  readonly writableFields: readonly string[];
  readonly stepUp: boolean;
  readonly approvals: number;
  readonly rateClass: "signIn" | "read" | "search" | "change" | "stream";
}

/** Every procedure, from the router itself. */
export function inventoryOf(router: AppRouter): InventoryLine[] {
  return policed(router).map((one) => {
    const fields = one.inputs.flatMap((input) =>
      fieldsOf(z.toJSONSchema(input as z.ZodType, jsonSchemaOptions)),
    );
    const idParams = fields.filter(({ isId }) => isId).map(({ path }) => path);
    const named = fields
      .map(({ path }) => path)
      .filter((path) => !idParams.includes(path) && path !== "version");
    return {
      name: one.name,
      kind: one.kind,
      permission: one.permission,
      roles: roleKeys.filter(
        (role) => one.permission === "open" || may({ role }, one.permission),
      ),
      resource: resourceOf(one.name, idParams),
      idParams: [...new Set(idParams)],
      writableFields: one.kind === "mutation" ? [...new Set(named)] : [],
      stepUp: one.stepUp,
      approvals: one.approvals,
      rateClass: rateClassOf(one),
    };
  });
}

export function inventoryText(lines: readonly InventoryLine[]): string {
  return `${JSON.stringify(lines, null, 2)}\n`;
}

const jsonSchemaOptions = { io: "input", unrepresentable: "any" } as const;

interface Field {
  readonly path: string;
  readonly isId: boolean;
}

/** The leaves of a schema; of a list, what its elements hold. */
function fieldsOf(schema: unknown, path = ""): Field[] {
  if (typeof schema !== "object" || schema === null) return [];
  const node = schema as Readonly<Record<string, unknown>>;
  const ways = [node["anyOf"], node["oneOf"], node["allOf"]].flatMap((one) =>
    Array.isArray(one) ? (one as unknown[]) : [],
  );
  if (ways.length > 0) return ways.flatMap((one) => fieldsOf(one, path));
  if (node["type"] === "array") return fieldsOf(node["items"], `${path}[]`);
  const properties = Object.entries(node["properties"] ?? {});
  if (properties.length > 0)
    return properties.flatMap(([key, value]) =>
      fieldsOf(value, path === "" ? key : `${path}.${key}`),
    );
  if (path === "" || node["type"] === "null") return [];
  // A case is also asked for by the number that people use.
  const isId = node["format"] === "uuid" || path === "reference";
  return [{ path, isId }];
}

function resourceOf(name: string, idParams: readonly string[]): string {
  const [first] = idParams;
  const [room = name] = name.split(".");
  if (first === undefined) return room;
  if (first === "reference" || first.startsWith("caseId")) return "case";
  return first.replace(/^.*\./u, "").replace(/Id(\[\])?$|\[\]$/u, "");
}

function rateClassOf({
  name,
  kind,
  permission,
}: Policed): InventoryLine["rateClass"] {
  if (kind === "subscription") return "stream";
  if (permission === "open") return "signIn";
  if (kind === "mutation") return "change";
  return name.startsWith("search.") ? "search" : "read";
}
