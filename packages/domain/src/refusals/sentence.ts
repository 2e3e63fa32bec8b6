import type { Text } from "../text.ts";

export type RefusalStatus =
  400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 429 | 503 | 507;

/**
 * What a no says: what happened, whether anything was saved, and what to do.
 * `{{name}}` stands for a parameter of the refusal.
 */
export interface RefusalSentence {
  readonly status: RefusalStatus;
  readonly sentence: Text;
  /** The English of it where `count` is one; Chinese has one form. */
  readonly one?: string;
}
