import type { Actor } from "./actor.ts";
import type { ActingRole } from "./permissions.ts";

/**
 * How far a role looks by itself: every case; those of the own team; those that are one's own or ask something
 * of one, such as a yes; or none.
 */
export type Reach = "all" | "team" | "asked" | "none";

const usualReach: Readonly<Record<ActingRole, Reach>> = {
  admin: "none",
  dpo: "all",
  analyst: "team",
  legal: "all",
  manager: "asked",
  auditor: "all",
  system: "all",
};

/** Where a register is less open, or more, than a role's cases usually are. */
const reachApart: Readonly<
  Record<string, Partial<Readonly<Record<ActingRole, Reach>>>>
> = {
  // What somebody asked of the company about themselves is counsel's business where counsel is asked.
  requests: { legal: "asked" },
};

/** How far this role looks in this register. */
export function reachOf(role: ActingRole, register: string): Reach {
  return reachApart[register]?.[role] ?? usualReach[role];
}

/** Whether what is asked of somebody in this role opens anything to them. */
export function looksWhereAsked(role: ActingRole): boolean {
  return [usualReach, ...Object.values(reachApart)].some(
    (reaches) => reaches[role] === "asked",
  );
}

/** Whoever looks, as far as it decides which cases they may know of. */
export type Viewer = Pick<
  Actor,
  "id" | "role" | "teamId" | "namedOn" | "askedOn"
> & {
  /** Set where the machine must not know more of sealed cases than those who see what it does. */
  readonly isMachineBlind?: true;
};

/**
 * Which cases this person may know of, said so that a view can turn it into SQL. A case is visible when the
 * reach of its register holds it or `named` does; and a sealed case only when `named` does.
 */
export interface CaseScope {
  /**
   * `team`: the case's team is `teamId`, or it has no team yet, or `ownerId` owns it. `asked`: `ownerId` owns
   * it, or it is one of `asked`.
   */
  readonly reach: Reach;
  /** The reach in these registers, where it is another one. */
  readonly apart: readonly {
    readonly register: string;
    readonly reach: Reach;
  }[];
  readonly teamId: string | null;
  readonly ownerId: string;
  /** Cases that name this person at this moment. */
  readonly named: readonly string[];
  /** Cases that ask something of this person. */
  readonly asked: readonly string[];
  /** The machine itself files mail into sealed cases too; no person's role is ever enough for one. */
  readonly seesSealed: boolean;
}

export function visibleCases(viewer: Viewer): CaseScope {
  const { id, role, teamId, namedOn, askedOn } = viewer;
  const reach = usualReach[role];
  return {
    reach,
    apart: Object.keys(reachApart)
      .map((register) => ({ register, reach: reachOf(role, register) }))
      .filter((one) => one.reach !== reach),
    teamId,
    ownerId: id,
    // Whoever keeps the house reads no case, even if a list still names them.
    named: role === "admin" ? [] : namedOn,
    asked: askedOn,
    seesSealed: role === "system" && viewer.isMachineBlind !== true,
  };
}

/**
 * Somebody as what leaves the house sees them: a mail, a file, a calendar or an act on many cases at once
 * leaves sealed cases out, whoever asks for it.
 */
export function awayFromDesk<Who extends Viewer>(viewer: Who): Who {
  return { ...viewer, namedOn: [] };
}

/**
 * Whoever looks, where others see what came of it, such as the lane in which a case waits: there the machine knows
 * of no sealed case. A person whom its list names still does.
 */
export function withoutMachineSight<Who extends Viewer>(
  viewer: Who,
): Who & Viewer {
  return { ...viewer, isMachineBlind: true };
}

/** Whose a case is, in which register, and whether it is sealed: all that decides who may know of it. */
export interface CaseHolder {
  readonly id: string;
  readonly register: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
  readonly isSealed: boolean;
}

/** The same answer for one case at hand. */
export function maySeeCase(viewer: Viewer, theCase: CaseHolder): boolean {
  const scope = visibleCases(viewer);
  if (scope.named.includes(theCase.id)) return true;
  if (theCase.isSealed && !scope.seesSealed) return false;
  const isOwn = theCase.ownerId === scope.ownerId;
  switch (reachOf(viewer.role, theCase.register)) {
    case "all":
      return true;
    case "none":
      return false;
    case "asked":
      return isOwn || scope.asked.includes(theCase.id);
    case "team":
      return (
        isOwn || theCase.teamId === null || theCase.teamId === scope.teamId
      );
  }
}
