import type { Json } from "../json.ts";
import type { Instant } from "./clock.ts";

/** One fact that changed: the value others saw before, and the one they see from now on. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/**
 * What the audit trail remembers of an act. `action` is past tense and begins with the register or room:
 * "requests.classified". Values go into the trail only as salted commitments, so they may be erased later.
 */
export interface CaseEvent {
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly changes: readonly FieldChange[];
  /** When it happened in the world, where that differs from when it was written down. */
  readonly happenedAt?: Instant;
  /** Why, in one word of the office, where an act needs a reason. */
  readonly purpose?: string;
}
