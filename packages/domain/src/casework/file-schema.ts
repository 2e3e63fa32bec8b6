import { z } from "zod";
import { caseVersion } from "./schema.ts";
import { civilDay, line } from "./text-rules.ts";

/** Why somebody of the office puts a file on a case. */
const uploadPurposes = ["enclosure", "document", "identityDocument"] as const;

/** A file for a case, without its bytes. A name is never refused: the house cleans what people's machines write. */
export const addFileInput = z
  .strictObject({
    ...caseVersion,
    purpose: z.enum(uploadPurposes),
    name: z.string().min(1).max(1_000),
    declaredType: line(200).nullable(),
    /** The draft that an enclosure goes with. */
    letterId: z.uuid().nullable(),
    /** Of an identity document: when it is deleted, and the law that asks for it. */
    deleteOn: civilDay.nullable(),
    ground: line(300).nullable(),
  })
  .refine(
    ({ purpose, letterId }) =>
      (purpose === "enclosure") === (letterId !== null),
    { path: ["letterId"], error: "field.invalid" },
  )
  // p000 s.2: an identity document only where a law asks for it, and never for good.
  .refine(
    ({ purpose, deleteOn, ground }) =>
      (purpose === "identityDocument") === (deleteOn !== null) &&
      (deleteOn !== null) === (ground !== null),
    { path: ["deleteOn"], error: "idDocument.groundNeeded" },
  );
export type AddFileInput = z.infer<typeof addFileInput>;
