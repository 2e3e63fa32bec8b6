import { z } from "zod";
import {
  civilDay,
  emailAddress,
  instant,
  line,
  paragraphs,
} from "./text-rules.ts";

/** Which case, and which version of it the person was looking at. */
export const caseVersion = {
  caseId: z.uuid(),
  version: z.int().positive(),
};

export const caseInput = z.strictObject(caseVersion);
export const oneCaseInput = z.strictObject({ caseId: z.uuid() });

export const assignInput = z.strictObject({
  ...caseVersion,
  ownerId: z.uuid().nullable(),
  teamId: z.uuid().optional(),
});

export const addNoteInput = z.strictObject({
  ...caseVersion,
  text: paragraphs(10_000),
});

export const addTaskInput = z.strictObject({
  ...caseVersion,
  title: line(200),
  ownerId: z.uuid().nullable(),
  dueOn: civilDay.nullable(),
  waitsFor: z.uuid().nullable(),
});

export const setTaskInput = z.strictObject({
  ...caseVersion,
  taskId: z.uuid(),
  state: z.enum(["open", "inProgress", "done", "notNeeded"]),
  result: paragraphs(2_000).nullable(),
});

export const takeTaskInput = z.strictObject({
  ...caseVersion,
  taskId: z.uuid(),
  ownerId: z.uuid().nullable(),
});

export const startLetterInput = z.strictObject({
  ...caseVersion,
  templateId: line(80),
  /** Which person of the case it is written to, where there are several. */
  recipientId: z.uuid().nullable().default(null),
});

export const editLetterInput = z.strictObject({
  ...caseVersion,
  letterId: z.uuid(),
  subject: z.strictObject({ en: line(300), zh: line(300) }),
  language: z.enum(["en", "zh", "both"]),
  paragraphs: z
    .array(
      z.strictObject({
        id: line(80),
        en: paragraphs(8_000, { mayBeEmpty: true }),
        zh: paragraphs(8_000, { mayBeEmpty: true }),
      }),
    )
    .min(1)
    .max(80),
  values: z.record(
    line(80),
    z.strictObject({
      en: paragraphs(4_000, { mayBeEmpty: true }),
      zh: paragraphs(4_000, { mayBeEmpty: true }),
    }),
  ),
});

export const letterInput = z.strictObject({
  ...caseVersion,
  letterId: z.uuid(),
});
/** Sending also names the newest message that the writer has read, as it was when the page was opened. */
export const sendLetterInput = z.strictObject({
  ...letterInput.shape,
  lastRead: z.uuid().nullable(),
});
/** Where a letter goes that goes by post. */
export const addressLetterInput = z.strictObject({
  ...letterInput.shape,
  postAddress: paragraphs(500, { mayBeEmpty: true }),
});
/** Another of the persons of the case, to whom the letter goes instead. */
export const redirectLetterInput = z.strictObject({
  ...letterInput.shape,
  recipientId: z.uuid(),
});
/** When the printed letter was posted; who says so is who calls. */
export const markPostedInput = z.strictObject({
  ...letterInput.shape,
  postedAt: instant,
});
export const markCurrentInput = z.strictObject({
  ...caseVersion,
  letterId: z.uuid(),
  paragraphId: line(80),
});

export const askApprovalInput = z.strictObject({
  ...caseVersion,
  letterId: z.uuid(),
  approverId: z.uuid(),
});

export const decideApprovalInput = z
  .strictObject({
    ...caseVersion,
    approvalId: z.uuid(),
    /** What the approver was looking at. */
    contentHash: z.string().regex(/^[0-9a-f]{64}$/u),
    answer: z.enum(["approved", "changesAsked"]),
    reason: paragraphs(2_000).nullable(),
  })
  // Whoever has to change something is told what.
  .refine(({ answer, reason }) => answer === "approved" || reason !== null, {
    path: ["reason"],
    error: "text.missing",
  });

export const messageInput = z.strictObject({
  ...caseVersion,
  messageId: z.uuid(),
});

export const oneLetterInput = z.strictObject({
  caseId: z.uuid(),
  letterId: z.uuid(),
});

/** A file that goes with a letter. */
export const enclosureInput = z.strictObject({
  ...caseVersion,
  letterId: z.uuid(),
  fileId: z.uuid(),
});

const named = z.strictObject({ en: line(120), zh: line(120) });

/** What the office is called, where its day begins, and by which calendars it counts. */
export const officeInput = z.strictObject({
  name: named,
  address: emailAddress,
  zone: line(60),
  place: named,
  calendarId: line(20),
  /** Calendar of each policy, by policy id. */
  policyCalendars: z.record(line(40), line(20)),
});
