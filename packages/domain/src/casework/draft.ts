import { z } from "zod";
import { codePointCount } from "./text-rules.ts";

/** Letters and marks of one draft, as it is kept. */
export const longestDraft = 150_000;
/** Drafts that one person may have lying about. */
export const mostDrafts = 200;
/** Days after which a draft that nobody touched is forgotten. */
export const draftDays = 90;

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,59}$/u, {
  error: "field.invalid",
});

/** The case a form is about, or something that is no case yet. */
const record = z.union([
  z.uuid(),
  z.string().regex(/^new-[0-9a-f-]{8,64}$/u, { error: "field.invalid" }),
]);

const recordKey = { register: name, record };

/** Which form on which record; whose it is, the session says. */
export const draftKey = z.strictObject({ ...recordKey, form: name });
export const draftRecord = z.strictObject(recordKey);
export const oneDraftInput = z.strictObject({ draftId: z.uuid() });

export const saveDraftInput = z.strictObject({
  ...recordKey,
  form: name,
  /** What was written, by field; a field that nobody touched is left out. */
  values: z
    .record(z.string().max(120), z.json())
    .refine(
      (values) => codePointCount(JSON.stringify(values)) <= longestDraft,
      {
        error: "text.tooLong",
      },
    ),
  /** The state of the draft that these words go on from; null for the first. */
  base: z.int().positive().nullable(),
  /** The version of the case that was being looked at. */
  caseVersion: z.int().positive().nullable(),
});
export type SaveDraftInput = z.infer<typeof saveDraftInput>;

/** Something that is no case yet. */
export function isNewRecord(wanted: string): boolean {
  return wanted.startsWith("new-");
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [];
}

const excerptLength = 120;

/** The beginning of the longest text that was written: what a list shows of a draft. */
export function excerptOf(values: unknown): string {
  const [longest = ""] = textsIn(values).toSorted(
    (one, other) => other.length - one.length,
  );
  const line = longest.replaceAll(/\s+/gu, " ").trim();
  const signs = Array.from(line);
  return signs.length > excerptLength
    ? `${signs.slice(0, excerptLength).join("")}…`
    : line;
}
