import type { Json } from "@kept/domain/json";
import type { FieldSpeech } from "./forms/conflict-dialog.tsx";

interface Change {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  readonly isErased: boolean;
}

/** How a change is told: from nothing, to nothing, from one value to another; and a value that was erased. */
export type SayChange = (
  how: "set" | "taken" | "change" | "erased",
  words: {
    readonly field: string;
    readonly before: string;
    readonly after: string;
  },
) => string;

/** One change of a field, from what to what. */
export function changeInWords(
  { field, before, after, isErased }: Change,
  speech: FieldSpeech,
  say: SayChange,
): string {
  const label = speech.label(field);
  const valueOf = (value: Json): string =>
    value === null && isErased
      ? say("erased", { field: label, before: "", after: "" })
      : speech.value(field, value);
  const words = {
    field: label,
    before: valueOf(before),
    after: valueOf(after),
  };
  if (before === null && !isErased) return say("set", words);
  if (after === null && !isErased) return say("taken", words);
  return say("change", words);
}

/** Nothing there: such a change says nothing to people. */
export function isNothing(value: Json): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
