/** Forms that are no move of a case and keep what is written in them, by the name of their draft. */
export const remindDraft = "remind";
export const macroDraft = "macro";
export const agencyDraft = "agency";

/** Of what is added to a directory one thing at a time is begun. */
export const agencyRecord = "new-00000000";

/** The record of a macro's draft: the macro, or the one that is being made. */
export function macroRecord(macroId: string | null): string {
  return `new-${macroId ?? "00000000"}`;
}
