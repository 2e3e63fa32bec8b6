import type { FieldChange } from "@kept/domain/casework/event";
import type { Json } from "@kept/domain/json";

/** One field of an event; nothing where nothing changed. */
export function fieldChange(
  field: string,
  before: Json,
  after: Json,
): FieldChange[] {
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [{ field, before, after }];
}
