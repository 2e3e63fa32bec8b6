import type { FieldValues, UseFormReturn } from "react-hook-form";
import { failureOf } from "../../../api/failure.ts";

/** Where the case changed meanwhile the form says so; sent once more, it is meant of the case as it is now. */
export function followVersion<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  error: unknown,
): void {
  const failure = failureOf(error);
  const moved =
    failure.kind === "refusal" ? failure.refusal.conflict : undefined;
  if (moved === undefined) return;
  (form as unknown as UseFormReturn<{ version: number }>).setValue(
    "version",
    moved.currentVersion,
  );
}
