import { z } from "zod";
import { selectionSchema } from "./listing-schema.ts";
import type { Listing } from "./listing.ts";
import { placeholdersIn } from "./macro-words.ts";
import { caseVersion, oneCaseInput } from "./schema.ts";
import { line, paragraphs } from "./text-rules.ts";

/** Steps of one macro: as many as somebody takes in at one look. */
export const mostMacroSteps = 12;

const knownPlaceholders = (text: string): boolean =>
  placeholdersIn(text).every(({ isKnown }) => isKnown);
const unknownWords = { error: "macro.unknownPlaceholder" };

/** One thing that a macro does. What leaves the house is no step: a macro writes a draft and sends nothing. */
export const macroStepSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("assign"),
    /** "me" is whoever runs it; null is nobody. */
    to: z.union([z.literal("me"), z.uuid()]).nullable(),
  }),
  z.strictObject({
    kind: z.literal("note"),
    text: paragraphs(4_000).refine(knownPlaceholders, unknownWords),
  }),
  z.strictObject({
    kind: z.literal("remind"),
    workingDays: z.int().min(1).max(60),
    words: line(200).refine(knownPlaceholders, unknownWords).nullable(),
  }),
  z.strictObject({ kind: z.literal("follow") }),
  z.strictObject({ kind: z.literal("letter"), templateId: line(80) }),
  z.strictObject({ kind: z.literal("move"), move: line(40) }),
]);
export type MacroStep = z.infer<typeof macroStepSchema>;

const said = {
  name: line(80),
  steps: z.array(macroStepSchema).min(1).max(mostMacroSteps),
  shared: z.discriminatedUnion("with", [
    z.strictObject({ with: z.literal("me") }),
    z.strictObject({ with: z.literal("team"), teamId: z.uuid().nullable() }),
  ]),
};

export const macrosOfInput = z.strictObject({ register: line(40) });
export const saveMacroInput = z.strictObject({ register: line(40), ...said });
export type SaveMacroInput = z.infer<typeof saveMacroInput>;

/** A macro, and which version of it the person was looking at. */
export const oneMacroInput = z.strictObject({
  macroId: z.uuid(),
  version: z.int().positive(),
});
export const updateMacroInput = z.strictObject({
  ...oneMacroInput.shape,
  ...said,
});
export type UpdateMacroInput = z.infer<typeof updateMacroInput>;

export const planMacroInput = z.strictObject({
  ...oneCaseInput.shape,
  macroId: z.uuid(),
});

/** The macro as it was looked over, on the case as it was. */
export const applyMacroInput = z.strictObject({
  ...caseVersion,
  macroId: z.uuid(),
  macroVersion: z.int().positive(),
});

/** What a macro did to one case and what gives it back. */
export const macroUndoSchema = z.strictObject({
  /** Whose case it was; left out where that was not changed. */
  ownerId: z.uuid().nullable().optional(),
  follow: z.enum(["following", "muted", "none"]).optional(),
  reminderIds: z.array(z.uuid()).max(mostMacroSteps),
  letterIds: z.array(z.uuid()).max(mostMacroSteps),
});
export type MacroUndo = z.infer<typeof macroUndoSchema>;

export const undoMacroInput = z.strictObject({
  ...caseVersion,
  name: line(80),
  undo: macroUndoSchema,
});

/** A macro to be looked over on everything that was chosen. */
export function planMacroOnManyInput(listing: Listing) {
  return z.strictObject({
    macroId: z.uuid(),
    selection: selectionSchema(listing),
  });
}

/** The same, to be done; each case stands or falls alone. */
export function startMacroInput(listing: Listing) {
  return z.strictObject({
    macroId: z.uuid(),
    macroVersion: z.int().positive(),
    selection: selectionSchema(listing),
  });
}
export type StartMacroInput = z.infer<ReturnType<typeof startMacroInput>>;
