import { randomUUIDv7 } from "node:crypto";
import {
  draftDays,
  mostDrafts,
  type SaveDraftInput,
} from "@kept/domain/casework/draft";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export type DraftValues = Readonly<Record<string, Json>>;

export interface Draft {
  readonly id: string;
  readonly register: string;
  readonly record: string;
  readonly form: string;
  readonly values: DraftValues;
  /** Grows with every save; whoever goes on from an older one has not seen the last words. */
  readonly token: number;
  readonly caseVersion: number | null;
  readonly savedAt: string;
  /** What stood there before another window of the same person wrote over it. */
  readonly older: {
    readonly values: DraftValues;
    readonly savedAt: string;
  } | null;
}

interface DraftRow {
  readonly id: string;
  readonly register: string;
  readonly record: string;
  readonly form: string;
  readonly body: string;
  readonly token: number;
  readonly case_version: number | null;
  readonly saved_at: string;
  readonly older_body: string | null;
  readonly older_saved_at: string | null;
}

const columns = [
  "id",
  "register",
  "record",
  "form",
  "body",
  "token",
  "case_version",
  "saved_at",
  "older_body",
  "older_saved_at",
] as const;

function draftFrom(row: DraftRow): Draft {
  const { id, register, record, form, token } = row;
  return {
    id,
    register,
    record,
    form,
    token,
    values: JSON.parse(row.body) as DraftValues,
    caseVersion: row.case_version,
    savedAt: row.saved_at,
    older:
      row.older_body === null || row.older_saved_at === null
        ? null
        : {
            values: JSON.parse(row.older_body) as DraftValues,
            savedAt: row.older_saved_at,
          },
  };
}

interface Place {
  readonly register: string;
  readonly record: string;
  readonly form: string;
}

/** Every question in this file names the person: nobody's draft answers anybody else. */
function own(db: Db, accountId: string) {
  return db
    .selectFrom("form_drafts")
    .select(columns)
    .where("account_id", "=", accountId);
}

export async function findDraft(
  db: Db,
  accountId: string,
  place: Place,
): Promise<Draft | null> {
  const row = await own(db, accountId)
    .where("register", "=", place.register)
    .where("record", "=", place.record)
    .where("form", "=", place.form)
    .executeTakeFirst();
  return row === undefined ? null : draftFrom(row);
}

/** Everything one person has begun, the last words first. */
export async function draftsOf(
  db: Db,
  accountId: string,
  only?: Omit<Place, "form">,
): Promise<Draft[]> {
  let query = own(db, accountId);
  if (only !== undefined)
    query = query
      .where("register", "=", only.register)
      .where("record", "=", only.record);
  const rows = await query
    .orderBy("saved_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(draftFrom);
}

/**
 * Keeps what was written. The newest words win; words that another window saved meanwhile are not lost but
 * offered. `token` of the answer is the state to go on from.
 */
export async function saveDraft(
  tx: Tx,
  input: SaveDraftInput,
  by: { readonly accountId: string; readonly now: string },
): Promise<Verdict<Draft>> {
  const before = await findDraft(tx, by.accountId, input);
  const body = JSON.stringify(input.values);
  if (before === null) {
    if ((await countDrafts(tx, by.accountId)) >= mostDrafts)
      return refused("tooManyDrafts", { limit: mostDrafts });
    const row = {
      id: randomUUIDv7(),
      register: input.register,
      record: input.record,
      form: input.form,
      body,
      token: 1,
      case_version: input.caseVersion,
      saved_at: by.now,
      older_body: null,
      older_saved_at: null,
    };
    await tx
      .insertInto("form_drafts")
      .values({ ...row, account_id: by.accountId })
      .execute();
    return granted(draftFrom(row));
  }
  const isElsewhere =
    input.base !== before.token && body !== JSON.stringify(before.values);
  const row = await tx
    .updateTable("form_drafts")
    .set({
      body,
      token: before.token + 1,
      case_version: input.caseVersion,
      saved_at: by.now,
      ...(isElsewhere && {
        older_body: JSON.stringify(before.values),
        older_saved_at: before.savedAt,
      }),
    })
    .where("id", "=", before.id)
    .returning(columns)
    .executeTakeFirstOrThrow();
  return granted(draftFrom(row));
}

async function countDrafts(tx: Tx, accountId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("form_drafts")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("account_id", "=", accountId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Says of the words of another window that they are not wanted. */
export async function dropOlder(
  tx: Tx,
  accountId: string,
  draftId: string,
): Promise<void> {
  await tx
    .updateTable("form_drafts")
    .set({ older_body: null, older_saved_at: null })
    .where("account_id", "=", accountId)
    .where("id", "=", draftId)
    .execute();
}

/** One's own draft, gone; of somebody else's nothing happens. */
export async function removeDraft(
  tx: Tx,
  accountId: string,
  draftId: string,
): Promise<void> {
  await tx
    .deleteFrom("form_drafts")
    .where("account_id", "=", accountId)
    .where("id", "=", draftId)
    .execute();
}

/** Drafts that nobody went on with. */
export async function forgetOldDrafts(tx: Tx, now: string): Promise<void> {
  await tx
    .deleteFrom("form_drafts")
    .where("saved_at", "<", instantAfter(now, -draftDays * 24 * 60 * 60 * 1000))
    .execute();
}
