import { z } from "zod";
import type { Json } from "@kept/domain/json";
import type { AppRouter } from "../router.ts";

/** What is sent to a procedure: a name, and the shape it asks for. */
export interface Target {
  readonly procedure: string;
  readonly kind: "query" | "mutation" | "subscription";
  readonly sample: Json;
}

interface Described {
  readonly _def: {
    readonly type: Target["kind"];
    readonly inputs?: readonly unknown[];
  };
}

/** The part of JSON Schema that our inputs are written in. */
interface Shape {
  readonly type?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly minItems?: number;
  readonly minimum?: number;
  readonly format?: string;
  readonly $ref?: string;
}

/** Every procedure with an input that its schema could take, as far as a schema tells; `known` are values by field name. */
export function targetsOf(
  router: AppRouter,
  known: Readonly<Record<string, Json>>,
): Target[] {
  const procedures = Object.entries(
    router._def.procedures as unknown as Record<string, Described>,
  );
  return procedures.map(([procedure, { _def }]) => {
    const [input] = _def.inputs ?? [];
    const shape =
      input instanceof z.ZodType
        ? (z.toJSONSchema(input, {
            io: "input",
            unrepresentable: "any",
            reused: "inline",
            cycles: "ref",
          }) as Shape)
        : {};
    return {
      procedure,
      kind: _def.type,
      sample: sampleOf(shape, "", known),
    };
  });
}

function sampleOf(
  shape: Shape,
  name: string,
  known: Readonly<Record<string, Json>>,
): Json {
  const value = known[name];
  if (value !== undefined) return value;
  if (shape.const !== undefined) return shape.const;
  const [first] = shape.enum ?? [];
  if (first !== undefined) return first;
  const [one] = shape.anyOf ?? shape.oneOf ?? shape.allOf ?? [];
  if (one !== undefined) return sampleOf(one, name, known);
  if (shape.properties !== undefined)
    return Object.fromEntries(
      Object.entries(shape.properties).map(([field, inner]) => [
        field,
        sampleOf(inner, field, known),
      ]),
    );
  if (shape.prefixItems !== undefined)
    return shape.prefixItems.map((inner) => sampleOf(inner, name, known));
  switch (shape.type) {
    case "array":
      return [sampleOf(shape.items ?? {}, name, known)];
    case "object":
      return {};
    case "number":
    case "integer":
      return Math.max(1, shape.minimum ?? 1);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return plainWord(shape.format);
  }
}

function plainWord(format: string | undefined): string {
  switch (format) {
    case "uuid":
      return "01900000-0000-7000-8000-000000000000";
    case "date":
      return "2026-09-16";
    case "date-time":
      return "2026-09-16T10:00:00+08:00";
    case "email":
      return "somebody@shop.example";
    default:
      return "word";
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

type Place = readonly (string | number)[];

/** Where in an input something could be put: every leaf, and the whole. */
export function placesIn(sample: Json, at: Place = []): Place[] {
  if (isList(sample))
    return [
      at,
      ...sample.flatMap((inner, index) => placesIn(inner, [...at, index])),
    ];
  if (sample !== null && typeof sample === "object")
    return [
      at,
      ...Object.entries(sample).flatMap(([field, inner]) =>
        placesIn(inner, [...at, field]),
      ),
    ];
  return [at];
}

/** The same input with something else in one place. */
export function withAt(sample: Json, [step, ...rest]: Place, put: Json): Json {
  if (step === undefined) return put;
  if (isList(sample))
    return sample.map((inner, index) =>
      index === step ? withAt(inner, rest, put) : inner,
    );
  if (sample !== null && typeof sample === "object")
    return Object.fromEntries(
      Object.entries(sample).map(([field, inner]) => [
        field,
        field === step ? withAt(inner, rest, put) : inner,
      ]),
    );
  return put;
}
