import type { Refusal, RefusalCode, RefusalParams } from "./refusal.ts";

/** The answer of the law: a value, or a no that people can read. Everything else is a bug and is thrown. */
export type Verdict<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function granted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused(
  code: RefusalCode,
  params?: RefusalParams,
): { readonly ok: false; readonly refusal: Refusal } {
  return {
    ok: false,
    refusal: params === undefined ? { code } : { code, params },
  };
}
