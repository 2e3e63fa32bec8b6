import type { Json } from "@kept/domain/json";
import type { Conflict } from "@kept/domain/refusal";

/**
 * One field that others changed while a form was open. `elsewhere`: it is not in the form. `same`: both say the
 * same now. `theirs`: only they changed it. `both`: two people changed it, and somebody has to choose.
 */
export interface MergedField {
  readonly field: string;
  readonly kind: "elsewhere" | "same" | "theirs" | "both";
  readonly before: Json;
  readonly theirs: Json;
  readonly by: string;
  readonly at: string;
  readonly mine: unknown;
}

/** What both sides did to each field since the form was opened, field by field. */
export function mergeFields(
  { changes }: Pick<Conflict, "changes">,
  form: {
    /** What is in the form, and what was in it when it was opened. */
    readonly mine: Readonly<Record<string, unknown>>;
    readonly opened: Readonly<Record<string, unknown>>;
  },
): MergedField[] {
  const merged = new Map<string, MergedField>();
  for (const { field, before, after, by, at } of changes) {
    const mine = form.mine[field];
    const first = merged.get(field);
    const kind = !Object.hasOwn(form.mine, field)
      ? "elsewhere"
      : isSame(mine, after)
        ? "same"
        : isSame(mine, form.opened[field])
          ? "theirs"
          : "both";
    // Changed several times: from what it was at first to what it is at last.
    merged.set(field, {
      field,
      kind,
      before: first === undefined ? before : first.before,
      theirs: after,
      by,
      at,
      mine,
    });
  }
  return [...merged.values()];
}

/** Empty words and no words are the same to whoever fills in a form. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === "") return null;
  return typeof value === "string" && isMoment.test(value)
    ? new Date(value).toISOString()
    : value;
}

const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
