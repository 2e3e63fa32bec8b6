import type { Actor } from "@kept/domain/access/actor";
import type { Instant } from "@kept/domain/casework/clock";
import type { Json } from "@kept/domain/json";

/** What an answer showed of cases: one of them, a list, a file. */
export interface Seen {
  /** Past tense: "case.seen", "list.seen", "file.fetched". */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly caseId: string | null;
  /** The cases that stood in it, where it was no single one. */
  readonly shown?: readonly string[];
  /** It belongs to what was opened just before, and is no look of its own where that stands. */
  readonly isCompanion?: boolean;
  /** A second time is a second look, however soon: a copy has left the house each time. */
  readonly isEachTime?: boolean;
}

/** Somebody saw something, or asked to and was refused. */
export interface Look extends Seen {
  readonly actor: Actor;
  readonly now: Instant;
  readonly requestId: string;
  readonly ipClass?: string;
  readonly outcome: "done" | "refused";
}

/** A look as it is written down: `calls` are those that showed the same again and share the entry. */
export interface KeptLook extends Look {
  readonly calls: readonly string[];
}

/** Why this person looks, by what they are there for. */
function purposeOf({ role }: Pick<Actor, "role">): string {
  switch (role) {
    case "analyst":
      return "casework";
    case "dpo":
      return "supervision";
    case "legal":
      return "counsel";
    case "manager":
      return "approval";
    case "auditor":
      return "audit";
    case "admin":
    case "system":
      return "operation";
  }
}

/** A look as it stands in the values. */
export interface ToldLook {
  readonly actor: string;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly case: string | null;
  readonly outcome: string;
  readonly requestId: string;
  readonly calls?: readonly string[];
}

/** All that is kept of a look. It stands in the values, so that it can be removed when its year is over. */
export function lookValue(look: KeptLook): Json {
  const { actor, object, calls } = look;
  return {
    actor: actor.id,
    role: actor.role,
    session: actor.sessionHash,
    ipClass: look.ipClass ?? null,
    action: look.action,
    object: { kind: object.kind, id: object.id },
    case: look.caseId,
    outcome: look.outcome,
    purpose: purposeOf(actor),
    requestId: look.requestId,
    ...(look.shown && { shown: [...look.shown] }),
    ...(calls.length > 0 && { again: calls.length, calls: [...calls] }),
  };
}
