import type { Json } from "@kept/domain/json";
import type { AppRouter } from "../router.ts";
import { sampleInput, type IdsByField } from "./sample-input.ts";

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

/** Every procedure with an input that its schema could take. */
export function targetsOf(router: AppRouter, ids: IdsByField): Target[] {
  const procedures = Object.entries(
    router._def.procedures as unknown as Record<string, Described>,
  );
  return procedures.map(([procedure, { _def }]) => {
    const [input] = _def.inputs ?? [];
    const sample = input === undefined ? {} : sampleInput(input, ids);
    return { procedure, kind: _def.type, sample: (sample ?? {}) as Json };
  });
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
