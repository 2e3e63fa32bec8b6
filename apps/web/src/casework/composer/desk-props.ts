import type { LetterCheck } from "@kept/domain/casework/letter-checks";
import type { LetterActs } from "./letter-acts.ts";
import type { LetterStanding } from "./letter-standing.ts";
import type {
  CaseOfLetter,
  Letter,
  LetterRegister,
} from "./letter-register.ts";
import type { LetterRoom } from "./use-letter-room.ts";

export const steps = ["preview", "check"] as const;
/** A page in front of the letter itself. */
export type Step = (typeof steps)[number];

/** A part of the letter that the page before sending leads back to. */
export type Place =
  "language" | "subject" | "address" | "letter" | "files" | "checks";

/** What every page of one letter stands on. */
export interface DeskProps {
  readonly register: LetterRegister;
  readonly theCase: CaseOfLetter;
  readonly letter: Letter;
  readonly room: LetterRoom;
  readonly acts: LetterActs;
  readonly standing: LetterStanding;
  /** Those of the house, and what has reached the case since the letter was opened. */
  readonly checks: readonly LetterCheck[];
  /** The new mail has been read. */
  readonly onSeen: () => void;
  /** The name of the letter. */
  readonly title: string;
  /** Opens a step, or goes back to the letter and to a place in it. */
  readonly onStep: (step: Step | null, place?: Place) => void;
  /** Where to go on with the letter. */
  readonly place: Place | null;
}
