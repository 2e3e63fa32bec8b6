import {
  variablesUsed,
  type LetterTemplate,
} from "../../../casework/letter.ts";
import type { Outcome, RequestType } from "../types.ts";
import { requestLetterVariables } from "./variables.ts";

/** Why a letter is written; the screen groups templates by it. */
export type RequestLetterPurpose =
  | "acknowledge"
  | "verifyIdentity"
  | "askDetail"
  | "pause"
  | "extend"
  | "progress"
  | "interimAnswer"
  | "answerGranted"
  | "answerInPart"
  | "refuse"
  | "nothingFound"
  | "complaintAnswer"
  | "optOutDone"
  | "minorDone"
  | "disclosureRecordsWait"
  | "forwardToPartner"
  | "merged"
  | "withdrawn"
  | "notForUs";

/** Acts of the request register that a letter can perform. */
export type RequestLetterAct = "acknowledge" | "answer" | "settle" | "outcome";

export interface RequestLetter extends LetterTemplate<
  RequestLetterPurpose,
  RequestLetterAct
> {
  /** Kinds of request it is written for; empty for all. */
  readonly types: readonly RequestType[];
  /** Decisions it can carry; empty where it answers nothing. */
  readonly outcomes: readonly Outcome[];
}

/** A template with the variables that its words use. */
export function defineLetter(
  letter: Omit<RequestLetter, "variables">,
): RequestLetter {
  return {
    ...letter,
    variables: variablesUsed(letter, requestLetterVariables),
  };
}

/** An answer with substance does all of these at once: it responds, settles and gives the outcome. */
export const answeringActs = ["answer", "settle", "outcome"] as const;

/** Neither data nor a decision travels with it, and nobody has to approve it. */
export const plainLetter = {
  fulfils: [],
  acts: [],
  needsApproval: false,
  carriesData: false,
  needsComplaintChannel: false,
  types: [],
  outcomes: [],
} as const;
