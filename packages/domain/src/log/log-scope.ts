import type { Actor } from "../access/actor.ts";

/**
 * How much of the log somebody reads, beside what they may know of cases: all of it, what was done to accounts
 * and settings, or what they did themselves.
 */
export type LogScope =
  | { readonly kind: "all" }
  | { readonly kind: "house" }
  | { readonly kind: "own"; readonly actorId: string };

export function logScope(actor: Pick<Actor, "id" | "role">): LogScope {
  switch (actor.role) {
    case "dpo":
    case "auditor":
      return { kind: "all" };
    case "admin":
      return { kind: "house" };
    case "analyst":
    case "legal":
    case "manager":
    case "system":
      return { kind: "own", actorId: actor.id };
  }
}
