import {
  variablesUsed,
  type LetterTemplate,
} from "../../../casework/letter.ts";
import type { DisclosurePath } from "../kinds.ts";
import { disclosureLetterVariables } from "./variables.ts";

/** Why a letter is written; what it asks of the case and what sending it records follow from it. */
export type DisclosureLetterPurpose =
  | "askInstrument"
  | "askProof"
  | "narrow"
  | "object"
  | "refuse"
  | "properRoute"
  | "coverRelease"
  | "confirmPreservation"
  | "notice"
  | "noticeAfterSecrecy"
  | "refuseInformation"
  | "noticeBefore"
  | "askConsent";

export interface DisclosureLetter extends LetterTemplate<
  DisclosureLetterPurpose,
  never
> {
  /** Whoever asks or receives, or somebody whose data it is. */
  readonly to: "authority" | "person";
  /** Ways on which it is written. */
  readonly paths: readonly DisclosurePath[];
}

/** A template with the variables that its words use. */
export function defineLetter(
  letter: Omit<DisclosureLetter, "variables" | "acts">,
): DisclosureLetter {
  return {
    ...letter,
    acts: [],
    variables: variablesUsed(letter, disclosureLetterVariables),
  };
}

/** Neither data nor a no travels with it, and nobody has to approve it. */
export const plainLetter = {
  version: 1,
  fulfils: [],
  needsApproval: false,
  carriesData: false,
  needsComplaintChannel: false,
} as const;

/** The ways on which somebody who can compel asks. */
export const demandPaths = ["demand", "emergency", "preservation"] as const;
