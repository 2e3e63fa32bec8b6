import type { TFunction } from "i18next";
import type { z } from "zod";
import type { Text } from "@kept/domain/text";
import type { Choice, FieldSpec, Values } from "./act-fields.tsx";
import type { AgencyChoices } from "./use-agencies.ts";
import type { DisclosureView } from "./disclosure-view.ts";

/** What a form of this case can offer. */
interface FormSeat {
  readonly view: DisclosureView;
  readonly t: TFunction<"disclosures">;
  readonly text: (text: Text) => string;
  /** The moment it is, to the minute. */
  readonly now: string;
  readonly approvers: readonly Choice[];
  readonly agencies: AgencyChoices;
}

interface MoveForm {
  readonly schema: z.ZodType;
  readonly fields: readonly FieldSpec[];
  readonly values: Values;
}

export function choicesOf(
  labels: Readonly<Record<string, Text>>,
  text: FormSeat["text"],
): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({
    value,
    label: text(label),
  }));
}

export function wordsOf<Key extends string>(
  keys: readonly Key[],
  label: (key: Key) => string,
): Choice[] {
  return keys.map((value) => ({ value, label: label(value) }));
}

/** Forms by the move that they make. */
export type MoveForms = Readonly<Record<string, (seat: FormSeat) => MoveForm>>;
