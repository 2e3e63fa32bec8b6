import type { Text } from "../text.ts";
import type { Permission } from "../access/permissions.ts";
import type { Verdict } from "../verdict.ts";

/** Who asks, as far as a guard may care: the person and what their role allows. */
export interface MoveActor {
  readonly id: string;
  readonly permissions: readonly Permission[];
}

/**
 * One thing that can be done to a case. `to` is the stage afterwards; null leaves the stage alone.
 * A guard looks at the facts of the case and says yes, or no with a refusal that people can read.
 */
export interface Move<Stage extends string, Facts> {
  readonly label: Text;
  readonly from: readonly Stage[];
  readonly to: Stage | null;
  readonly permission: Permission;
  readonly guard?: (facts: Facts, actor: MoveActor) => Verdict<null>;
  /** Moves of the straight path in order; the first one that is due and open is the next step on the screen. */
  readonly step?: number;
  /** May be made on many cases at once: it stays in the house and can be taken back. */
  readonly inBulk?: true;
  /** Needs no form and may be a step of a macro. */
  readonly inMacro?: true;
  /** Whether the straight path asks for this step now; it does where nothing is said. */
  readonly isDue?: (facts: Facts) => boolean;
}

export interface StageInfo {
  readonly label: Text;
  /** Nothing is owed any more: clocks stand still and the case leaves the queues. */
  readonly terminal?: true;
}

export interface Workflow<Stage extends string, MoveKey extends string, Facts> {
  readonly stages: Readonly<Record<Stage, StageInfo>>;
  readonly moves: Readonly<Record<MoveKey, Move<Stage, Facts>>>;
}
