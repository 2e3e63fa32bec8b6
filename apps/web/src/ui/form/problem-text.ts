import { fieldProblems } from "@kept/domain/field-problem";
import type { FieldError } from "react-hook-form";
import type { Language } from "../../locales/language.ts";

/** The sentence under a field. The type of an error is one of the domain's words for a problem. */
export function problemText(
  error: Pick<FieldError, "type" | "message">,
  language: Language,
): string {
  if (error.message) return error.message;
  const known = Object.entries(fieldProblems).find(
    ([problem]) => problem === error.type,
  );
  return (known?.[1] ?? fieldProblems["field.invalid"])[language];
}
