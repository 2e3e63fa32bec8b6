import { z } from "zod";
import type { Identifier } from "@kept/domain/registers/disclosures/identifiers";

/** A person as a form has them: blank lines are what nobody filled in. */
export interface TypedPerson {
  readonly name: string | null;
  readonly identifiers: readonly {
    readonly kind: Identifier["kind"];
    readonly value: string | null;
  }[];
}

export const blankPerson: TypedPerson = {
  name: null,
  identifiers: [{ kind: "email", value: null }],
};

function isBlank(word: string | null): boolean {
  return word === null || word.trim() === "";
}

/** Without blank lines. Whoever is known by a name alone is recognised by it. */
function toPerson({ name, identifiers }: TypedPerson) {
  const known = identifiers.filter(({ value }) => !isBlank(value));
  return {
    name: isBlank(name) ? null : name,
    identifiers:
      known.length === 0 && !isBlank(name)
        ? [{ kind: "name", value: name }]
        : known,
  };
}

/** The schema of a procedure, around what people wrote about persons. */
export function withPersons<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (values: Readonly<Record<string, unknown>>) => ({
      ...values,
      persons: (values["persons"] as readonly TypedPerson[])
        .map(toPerson)
        .filter(
          ({ name, identifiers }) => name !== null || identifiers.length > 0,
        ),
    }),
    schema,
  );
}
