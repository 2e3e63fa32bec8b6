import { sql } from "kysely";
import { erasedWords } from "@kept/domain/casework/erasure";
import type { LetterDocument } from "@kept/domain/casework/letter";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import {
  eraseLooseValues,
  eraseValues,
  forgetAnswers,
} from "../../ledger/change.ts";
import { holdsAny } from "../../db/holds-any.ts";
import type { LetGo, PersonWords } from "./eraser.ts";

/** What a person loses sight of, as numbers: shown before, and part of what is approved. */
export interface TraceCounts {
  readonly messages: number;
  readonly files: number;
  readonly letters: number;
  readonly notes: number;
}

export async function countTraces(
  db: Db,
  caseId: string,
): Promise<TraceCounts> {
  const messages = await db
    .selectFrom("case_messages")
    .select("kind")
    .where("case_id", "=", caseId)
    .execute();
  const files = await db
    .selectFrom("case_files")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("case_id", "=", caseId)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  const letters = await db
    .selectFrom("case_letters")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("case_id", "=", caseId)
    .executeTakeFirstOrThrow();
  const notes = messages.filter(({ kind }) => kind === "note").length;
  return {
    messages: messages.length - notes,
    notes,
    files: files.n,
    letters: letters.n,
  };
}

/** Whether a letter of the case is still on its way out. */
export async function hasLetterUnderway(
  db: Db,
  caseId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("case_letters")
    .select("id")
    .where("case_id", "=", caseId)
    .where("state", "=", "queued")
    .executeTakeFirst();
  return row !== undefined;
}

/** Bytes and copies outside the database that go with the rows. */
export interface Gone {
  readonly fileIds: readonly string[];
  /** Of letters that left, as an outbox folder names its files. */
  readonly mailIds: readonly string[];
  /** How many values of the ledger were erased. */
  readonly values: number;
}

/** Takes everything that every case holds of a person off one case; what its register holds is `own`. */
export async function eraseCase(
  tx: Tx,
  caseId: string,
  { own, now }: { readonly own: LetGo; readonly now: string },
): Promise<Gone> {
  const mails = await eraseLetters(tx, caseId);
  const fileIds = [
    ...own.fileIds,
    ...mails.fileIds,
    ...(await eraseMessages(tx, caseId)),
    ...(await eraseFiles(tx, caseId, now)),
    ...(await eraseImports(tx, caseId)),
  ];
  await eraseSmallWords(tx, caseId);
  await forgetAnswers(tx, caseId);
  return {
    fileIds: await nobodyElses(tx, [...new Set(fileIds)]),
    mailIds: mails.mailIds,
    values: await eraseValues(tx, caseId, own.objectIds),
  };
}

async function eraseMessages(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("case_messages")
    .select("raw_file_id")
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .updateTable("case_messages")
    .set({
      from_name: null,
      from_address: null,
      to_address: null,
      subject: null,
      text: erasedWords,
      html: null,
      message_id: null,
      raw_file_id: null,
      raw_sha256: null,
      notes: "[]",
    })
    .where("case_id", "=", caseId)
    .execute();
  return present(rows.map((row) => row.raw_file_id));
}

async function eraseFiles(
  tx: Tx,
  caseId: string,
  now: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom("case_files")
    .select("file_id")
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .updateTable("case_files")
    .set((row) => ({
      name: erasedWords,
      declared_type: null,
      sha256: "",
      deleted_at: row.fn.coalesce("deleted_at", row.val(now)),
    }))
    .where("case_id", "=", caseId)
    .execute();
  return rows.map((row) => row.file_id);
}

async function eraseLetters(
  tx: Tx,
  caseId: string,
): Promise<{ fileIds: string[]; mailIds: string[] }> {
  const rows = await tx
    .selectFrom("case_letters")
    .select([
      "id",
      "state",
      "document",
      "message_id",
      "mail_file_id",
      "pdf_file_id",
    ])
    .where("case_id", "=", caseId)
    .execute();
  for (const { id, state, document } of rows)
    await tx
      .updateTable("case_letters")
      .set({
        state: state === "draft" ? "discarded" : state,
        document: JSON.stringify(
          wordless(JSON.parse(document) as LetterDocument),
        ),
        content_hash: null,
        effect: null,
        to_address: "",
        post_address: null,
        message_id: null,
        mail_file_id: null,
        mail_sha256: null,
        pdf_file_id: null,
        pdf_sha256: null,
        failure: null,
      })
      .where("id", "=", id)
      .execute();
  await tx
    .updateTable("case_approvals")
    .set({ content_hash: "", reason: null })
    .where("case_id", "=", caseId)
    .execute();
  return {
    fileIds: present(
      rows.flatMap((row) => [row.mail_file_id, row.pdf_file_id]),
    ),
    mailIds: present(rows.map((row) => row.message_id)),
  };
}

/** Which template it was and in which language stays. */
function wordless(document: LetterDocument): LetterDocument {
  return {
    ...document,
    subject: { en: "", zh: "", older: null },
    paragraphs: [],
    variables: [],
    values: {},
  };
}

/** The tables that the case was imported from: a row of theirs cannot be taken out of the file. */
async function eraseImports(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("import_rows")
    .innerJoin("imports", "imports.id", "import_rows.import_id")
    .select(["imports.id", "imports.file_id"])
    .where("import_rows.case_id", "=", caseId)
    .execute();
  for (const { id } of rows)
    await tx
      .updateTable("imports")
      .set({ file_id: null })
      .where("id", "=", id)
      .execute();
  await tx
    .updateTable("import_rows")
    .set({ fingerprint: null, problems: "[]" })
    .where("case_id", "=", caseId)
    .execute();
  return present(rows.map((row) => row.file_id));
}

async function eraseSmallWords(tx: Tx, caseId: string): Promise<void> {
  await tx
    .updateTable("cases")
    .set({ title: erasedWords })
    .where("id", "=", caseId)
    .execute();
  await tx
    .updateTable("case_tasks")
    .set({ result: null })
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .updateTable("case_tasks")
    .set({ title_en: erasedWords, title_zh: erasedWords })
    .where("case_id", "=", caseId)
    .where("plan_key", "is", null)
    .execute();
  // A ground is a key of the law or words of the office's own; only the keys stay.
  await sql`update case_clock_facts
    set ground = case when ground glob '*[^A-Za-z.]*' then 'erased' else ground end,
        name = case when name glob '*[^A-Za-z.]*' and kind = 'pause' then 'erased' else name end
    where case_id = ${caseId}`.execute(tx);
  await tx
    .updateTable("case_holds")
    .set({ reason: erasedWords })
    .where("case_id", "=", caseId)
    .execute();
  await tx.deleteFrom("case_reminders").where("case_id", "=", caseId).execute();
  await tx.deleteFrom("form_drafts").where("record", "=", caseId).execute();
  await tx.deleteFrom("outbox").where("case_id", "=", caseId).execute();
  await tx
    .updateTable("run_rows")
    .set({ label: erasedWords, refusal: null, undo: null })
    .where("subject_id", "=", caseId)
    .execute();
}

/** A file that a case of somebody else has too stays with that case. */
async function nobodyElses(
  tx: Tx,
  fileIds: readonly string[],
): Promise<string[]> {
  const free: string[] = [];
  for (const fileId of fileIds) {
    const other = await tx
      .selectFrom("case_files")
      .select("id")
      .where("file_id", "=", fileId)
      .where("deleted_at", "is", null)
      .executeTakeFirst();
    const otherMail = await tx
      .selectFrom("case_messages")
      .select("id")
      .where("raw_file_id", "=", fileId)
      .executeTakeFirst();
    if (other === undefined && otherMail === undefined) free.push(fileId);
  }
  return free;
}

/**
 * Looks for the person where no case is named: lists that left as files, what colleagues have begun to write or
 * saved, the machine's own notes. Gives back the files that go.
 */
export async function sweep(
  tx: Tx,
  words: PersonWords,
  registers: readonly string[],
): Promise<string[]> {
  const all = [...words.names, ...words.identifiers].filter(
    (word) => word.length > 1,
  );
  // A name may be another person's too; a number or an address is not.
  await tx
    .deleteFrom("form_drafts")
    .where((draft) =>
      draft.or([
        holdsAny("body", words.identifiers),
        holdsAny("older_body", words.identifiers),
        draft.and([
          sql<boolean>`record not in (select id from cases)`,
          draft.or([holdsAny("body", all), holdsAny("older_body", all)]),
        ]),
      ]),
    )
    .execute();
  await tx
    .deleteFrom("idempotency_keys")
    .where(holdsAny("answer", all))
    .execute();
  await tx
    .deleteFrom("saved_views")
    .where((view) => view.or([holdsAny("name", all), holdsAny("address", all)]))
    .execute();
  await tx
    .deleteFrom("macros")
    .where((macro) => macro.or([holdsAny("name", all), holdsAny("steps", all)]))
    .execute();
  const runs = await tx
    .selectFrom("runs")
    .select("id")
    .where("state", "in", ["done", "cancelled"])
    .where(holdsAny("asked", all))
    .execute();
  for (const { id } of runs) {
    for (const link of ["undoes", "undone_by"] as const)
      await tx
        .updateTable("runs")
        .set({ [link]: null })
        .where(link, "=", id)
        .execute();
    await tx.deleteFrom("runs").where("id", "=", id).execute();
  }
  await tx
    .updateTable("import_rows")
    .set({ problems: "[]" })
    .where(holdsAny("problems", all))
    .execute();
  await tx
    .deleteFrom("jobs")
    .where("state", "in", ["done", "dead"])
    .where((job) =>
      job.or([holdsAny("payload", all), holdsAny("last_error", all)]),
    )
    .execute();
  // What a reviewer of the log wrote may name whom it was about.
  await tx
    .updateTable("log_sample_rows")
    .set({ remark: erasedWords })
    .where(holdsAny("remark", all))
    .execute();
  await tx
    .updateTable("log_sample_signatures")
    .set({ note: erasedWords })
    .where(holdsAny("note", all))
    .execute();
  await eraseLooseValues(tx, all);
  return eraseExports(tx, registers);
}

/** Lists of these registers that were exported and not fetched or let go of yet. */
async function eraseExports(
  tx: Tx,
  registers: readonly string[],
): Promise<string[]> {
  const rows = await tx
    .selectFrom("exports")
    .select(["id", "file_id"])
    .where("register", "in", registers)
    .where("state", "!=", "gone")
    .execute();
  for (const { id } of rows)
    await tx
      .updateTable("exports")
      .set({ state: "gone", file_id: null, request: null })
      .where("id", "=", id)
      .execute();
  return present(rows.map((row) => row.file_id));
}

function present(values: readonly (string | null)[]): string[] {
  return values.filter((value) => value !== null);
}
