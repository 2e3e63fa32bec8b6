import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { FieldSpec, Values } from "./act-fields.tsx";

/** Puts what a choice already says into the other fields, where people can still say it otherwise. */
export function useFills(
  form: UseFormReturn<Values, unknown, Values>,
  fields: readonly FieldSpec[],
): void {
  useEffect(() => {
    const watching = form.watch((values, { name, type }) => {
      if (type !== "change") return;
      const spec = fields.find((field) => field.name === name);
      if (spec === undefined || !("fills" in spec)) return;
      const chosen = values[spec.name];
      if (typeof chosen !== "string") return;
      const said = spec.fills.get(chosen);
      for (const [field, value] of Object.entries(said ?? {}))
        form.setValue(field, value, { shouldDirty: true });
    });
    return () => {
      watching.unsubscribe();
    };
  }, [form, fields]);
}
