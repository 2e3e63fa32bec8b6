import type { RequestMove } from "@kept/domain/registers/requests/workflow";

export type CaseTabKey =
  "conversation" | "work" | "documents" | "decision" | "history";

/** What a move opens on the screen. */
export type MoveAct =
  /** A form in the work column, under what it is about; `tab` null where it is about the case as a whole. */
  | { readonly kind: "form"; readonly tab: CaseTabKey | null }
  /** A choice of letters, then a page: what leaves the house is written on a page of its own. */
  | { readonly kind: "letter" }
  | { readonly kind: "tab"; readonly tab: CaseTabKey }
  /** Done where the thing stands, not from the header. */
  | { readonly kind: "elsewhere" };

/** Every move of the register and what it opens; a new move does not compile until it is here. */
export const moveActs = {
  classify: { kind: "form", tab: "conversation" },
  verifyIdentity: { kind: "form", tab: "conversation" },
  finishSearch: { kind: "form", tab: "work" },
  makeStatement: { kind: "tab", tab: "work" },
  decide: { kind: "form", tab: "decision" },
  answer: { kind: "letter" },
  recordReply: { kind: "form", tab: "conversation" },
  recordDone: { kind: "form", tab: "work" },
  close: { kind: "form", tab: null },
  correct: { kind: "form", tab: "conversation" },
  assign: { kind: "form", tab: null },
  work: { kind: "tab", tab: "work" },
  note: { kind: "elsewhere" },
  write: { kind: "elsewhere" },
  approve: { kind: "elsewhere" },
  pause: { kind: "form", tab: "conversation" },
  resume: { kind: "form", tab: "conversation" },
  extend: { kind: "form", tab: "conversation" },
  recordFee: { kind: "form", tab: "conversation" },
  merge: { kind: "form", tab: null },
  withdraw: { kind: "form", tab: null },
  markSpam: { kind: "form", tab: null },
  reopen: { kind: "form", tab: null },
} as const satisfies Readonly<Record<RequestMove, MoveAct>>;

export function isRequestMove(key: string): key is RequestMove {
  return Object.hasOwn(moveActs, key);
}
