import type { Actor } from "./actor.ts";
import type { ActingRole } from "./permissions.ts";

/** How far a role looks by itself: every case, those of the own team, or none. */
function reachOf(role: ActingRole): CaseScope["reach"] {
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

/** Whoever looks, as far as it decides which cases they may know of. */
export type Viewer = Pick<Actor, "id" | "role" | "teamId" | "namedOn">;

/**
 * Which cases this person may know of, said so that a view can turn it into SQL. A case is visible when the
 * reach holds it or `named` does; and a sealed case only when `named` does.
 */
export interface CaseScope {
  /** `team`: the case's team is `teamId`, or it has no team yet, or `ownerId` owns it. */
  readonly reach: "all" | "team" | "none";
  readonly teamId: string | null;
  readonly ownerId: string;
  /** Cases that name this person at this moment. */
  readonly named: readonly string[];
  /** The machine itself files mail into sealed cases too; no person's role is ever enough for one. */
  readonly seesSealed: boolean;
}

export function visibleCases(viewer: Viewer): CaseScope {
  const { id, role, teamId, namedOn } = viewer;
  return {
    reach: reachOf(role),
    teamId,
    ownerId: id,
    // Whoever keeps the house reads no case, even if a list still names them.
    named: role === "admin" ? [] : namedOn,
    seesSealed: role === "system",
  };
}

/**
 * Somebody as what leaves the house sees them: a mail, a file, a calendar or an act on many cases at once
 * leaves sealed cases out, whoever asks for it.
 */
export function awayFromDesk<Who extends Viewer>(viewer: Who): Who {
  return { ...viewer, namedOn: [] };
}

/** Whose a case is, and whether it is sealed: all that decides who may know of it. */
export interface CaseHolder {
  readonly id: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly isSealed: boolean;
}

/** The same answer for one case at hand. */
export function maySeeCase(viewer: Viewer, theCase: CaseHolder): boolean {
  const scope = visibleCases(viewer);
  if (scope.named.includes(theCase.id)) return true;
  if (theCase.isSealed && !scope.seesSealed) return false;
  switch (scope.reach) {
    case "all":
      return true;
    case "none":
      return false;
    case "team":
      return (
        theCase.teamId === null ||
        theCase.teamId === scope.teamId ||
        theCase.ownerId === scope.ownerId
      );
  }
}
