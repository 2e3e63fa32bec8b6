import type { ReactNode } from "react";
import { GroundNote } from "./ground-note.tsx";
import type { GuessedField, Ground } from "./mail-guess.ts";
import type { OpenForm } from "./use-open-form.ts";

export interface OpenFieldsProps {
  readonly form: OpenForm;
  readonly groundOf: (field: GuessedField) => Ground | undefined;
}

/** The guess while it stands, else what to write. */
export function helpFor(
  { groundOf }: Pick<OpenFieldsProps, "groundOf">,
  field: GuessedField,
  otherwise?: string,
): { readonly help?: ReactNode } {
  const ground = groundOf(field);
  if (ground !== undefined) return { help: <GroundNote ground={ground} /> };
  return otherwise === undefined ? {} : { help: otherwise };
}
