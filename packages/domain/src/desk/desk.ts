import type { Role } from "../access/permissions.ts";

/** The numbers that the first line of the day can show. */
export type DeskNumber =
  | "dueToday"
  | "overdue"
  | "toApprove"
  | "onOthers"
  | "unidentified"
  | "unverified";

/** The parts that a morning page is put together from. */
export type DeskPart =
  | "mine"
  | "next"
  | "onMe"
  | "onOthers"
  | "fresh"
  | "coming"
  | "answers"
  | "acts"
  | "chain"
  | "reviews"
  | "house";

/** What one role meets in the morning. */
export interface Desk {
  /** Whose dates its numbers and its week count: the person's own cases, or all that they may see. */
  readonly whose: "mine" | "all";
  readonly hasWeek: boolean;
  readonly numbers: readonly DeskNumber[];
  readonly main: readonly DeskPart[];
  readonly side: readonly DeskPart[];
}

/**
 * The morning page of each role, the most urgent first. Whoever approves meets approvals first; the auditor
 * meets what has left and whether the trail holds; the administrator meets the house and no case.
 */
const desks: Readonly<Record<Role, Desk>> = {
  dpo: {
    whose: "all",
    hasWeek: true,
    numbers: [
      "dueToday",
      "overdue",
      "toApprove",
      "onOthers",
      "unidentified",
      "unverified",
    ],
    main: ["mine", "coming"],
    side: ["onMe", "fresh", "onOthers", "reviews"],
  },
  analyst: {
    whose: "mine",
    hasWeek: true,
    numbers: ["dueToday", "overdue", "onOthers", "unidentified"],
    main: ["mine", "coming"],
    side: ["onMe", "fresh", "onOthers"],
  },
  legal: {
    whose: "all",
    hasWeek: true,
    numbers: ["toApprove", "overdue", "dueToday"],
    main: ["onMe", "next"],
    side: ["coming"],
  },
  manager: {
    whose: "all",
    hasWeek: false,
    numbers: ["toApprove", "overdue", "dueToday"],
    main: ["onMe"],
    side: [],
  },
  auditor: {
    whose: "all",
    hasWeek: false,
    numbers: ["overdue", "dueToday"],
    main: ["answers", "acts"],
    side: ["reviews", "chain", "coming"],
  },
  admin: {
    whose: "all",
    hasWeek: false,
    numbers: [],
    main: ["house"],
    side: [],
  },
};

export function deskOf(role: Role): Desk {
  return desks[role];
}

export function isOnDesk(desk: Desk, part: DeskPart): boolean {
  return desk.main.includes(part) || desk.side.includes(part);
}
