import { fieldProblems } from "@kept/domain/field-problem";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import type { Language } from "../locales/language.ts";
import { failureOf } from "./failure.ts";
import { refusalSentence } from "./refusal-words.ts";

interface FormFailure<Input extends FieldValues, Output> {
  readonly form: UseFormReturn<Input, unknown, Output>;
  readonly error: unknown;
  readonly language: Language;
  /** What to say when the server broke or was not reached. */
  readonly otherwise: string;
}

/** Puts what the server found at the fields it is about, and the rest at the top of the form. */
export function applyFailure<Input extends FieldValues, Output>({
  form,
  error,
  language,
  otherwise,
}: FormFailure<Input, Output>): void {
  const failure = failureOf(error);
  if (failure.kind !== "refusal") {
    form.setError("root.server", { type: "server", message: otherwise });
    return;
  }
  const fields = Object.entries(failure.refusal.fields ?? {});
  for (const [path, [problem]] of fields) {
    if (problem === undefined) continue;
    // A path the form does not know is still shown in the summary.
    form.setError(path as Path<Input>, {
      type: problem,
      message: fieldProblems[problem][language],
    });
  }
  if (fields.length === 0) {
    form.setError("root.server", {
      type: "server",
      message: refusalSentence(failure.refusal, language) ?? otherwise,
    });
  }
}
