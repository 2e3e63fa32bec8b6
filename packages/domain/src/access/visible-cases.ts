import type { Actor } from "./actor.ts";
import type { ActingRole } from "./permissions.ts";

/** How far a role looks: every case, those of the own team, or none. */
function teamScope(role: ActingRole): "all" | "team" | "none" {
  switch (role) {
    case "dpo":
    case "manager":
    case "auditor":
    case "legal":
    case "system":
      return "all";
    case "analyst":
      return "team";
    case "admin":
      return "none";
  }
}

/**
 * Which cases this person may know of, said so that a view can turn it into SQL. `team` means: the case's
 * team is `teamId`, or it has no team yet, or `ownerId` owns it.
 */
export type CaseScope =
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  | {
      readonly kind: "team";
      readonly teamId: string | null;
      readonly ownerId: string;
    };

export function visibleCases(
  actor: Pick<Actor, "id" | "role" | "teamId">,
): CaseScope {
  const scope = teamScope(actor.role);
  return scope === "team"
    ? { kind: "team", teamId: actor.teamId, ownerId: actor.id }
    : { kind: scope };
}

/** Whose a case is: all that decides who may know of it. */
export interface CaseHolder {
  readonly teamId: string | null;
  readonly ownerId: string | null;
}

/** The same answer for one case at hand. */
export function maySeeCase(
  actor: Pick<Actor, "id" | "role" | "teamId">,
  theCase: CaseHolder,
): boolean {
  const scope = visibleCases(actor);
  if (scope.kind !== "team") return scope.kind === "all";
  return (
    theCase.teamId === null ||
    theCase.teamId === scope.teamId ||
    theCase.ownerId === scope.ownerId
  );
}
