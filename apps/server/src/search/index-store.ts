import { sql } from "kysely";
import { pause, wordsOf } from "@kept/domain/casework/search/words";
import type { SearchFile } from "../db/search-file.ts";
import type { CaseDocument } from "./document-views.ts";

type Index = SearchFile["index"];

/** How far the index has come. */
export interface Progress {
  /** Entries of the ledger up to this one are in the index. */
  readonly seq: number;
  /** The chain value of that entry. */
  readonly chain: string;
  /** While it is built anew: the case that was indexed last, "" before the first. */
  readonly builtAfter: string | null;
}

export async function readProgress(index: Index): Promise<Progress> {
  const row = await index
    .selectFrom("progress")
    .selectAll()
    .executeTakeFirstOrThrow();
  return { seq: row.seq, chain: row.chain, builtAfter: row.built_after };
}

export async function writeProgress(
  index: Index,
  { seq, chain, builtAfter }: Progress,
): Promise<void> {
  await index
    .updateTable("progress")
    .set({ seq, chain, built_after: builtAfter })
    .execute();
}

// A phrase cannot run from one text into the next.
const between = ` ${pause} `;

function cut(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join(" ");
}

/** Brings one case into the index as it is now. What is there already is not written again. */
export async function putDocument(
  index: Index,
  document: CaseDocument,
): Promise<void> {
  const { caseId } = document;
  const title = cut(document.title);
  const body = document.texts
    .map(cut)
    .filter((text) => text !== "")
    .join(between);
  const doc = await docOf(index, caseId);
  if (doc === null) {
    const made = await index
      .insertInto("docs")
      .values({ case_id: caseId })
      .returning("doc")
      .executeTakeFirstOrThrow();
    await insertWords(index, { rowid: made.doc, title, body });
    await putKeys(index, made.doc, document.keys);
    return;
  }
  const before = await index
    .selectFrom("words")
    .select(["title", "body"])
    .where("rowid", "=", doc)
    .executeTakeFirst();
  if (before?.title !== title || before.body !== body) {
    await index.deleteFrom("words").where("rowid", "=", doc).execute();
    await insertWords(index, { rowid: doc, title, body });
  }
  await putKeys(index, doc, document.keys);
}

async function insertWords(
  index: Index,
  { rowid, title, body }: { rowid: number; title: string; body: string },
): Promise<void> {
  await index.insertInto("words").values({ rowid, title, body }).execute();
}

async function docOf(index: Index, caseId: string): Promise<number | null> {
  const row = await index
    .selectFrom("docs")
    .select("doc")
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row?.doc ?? null;
}

async function putKeys(
  index: Index,
  doc: number,
  wanted: readonly string[],
): Promise<void> {
  const rows = await index
    .selectFrom("keys")
    .select("key")
    .where("doc", "=", doc)
    .execute();
  const there = new Set(rows.map(({ key }) => key));
  const gone = [...there].filter((key) => !wanted.includes(key));
  const fresh = wanted.filter((key) => !there.has(key));
  if (gone.length > 0)
    await index
      .deleteFrom("keys")
      .where("doc", "=", doc)
      .where("key", "in", gone)
      .execute();
  if (fresh.length > 0)
    await index
      .insertInto("keys")
      .values(fresh.map((key) => ({ key, doc })))
      .execute();
}

/** Takes a case that is no more out of the index. */
export async function removeDocument(
  index: Index,
  caseId: string,
): Promise<void> {
  const doc = await docOf(index, caseId);
  if (doc === null) return;
  await index.deleteFrom("words").where("rowid", "=", doc).execute();
  await index.deleteFrom("keys").where("doc", "=", doc).execute();
  await index.deleteFrom("docs").where("doc", "=", doc).execute();
}

/** How many cases it holds, and how large it is. */
export async function indexSize(
  index: Index,
): Promise<{ cases: number; bytes: number }> {
  const counted = await index
    .selectFrom("docs")
    .select((docs) => docs.fn.countAll<number>().as("cases"))
    .executeTakeFirstOrThrow();
  const { rows } = await sql<{ bytes: number }>`select
    (select page_count from pragma_page_count) * (select page_size from pragma_page_size) as bytes`.execute(
    index,
  );
  return { cases: counted.cases, bytes: rows[0]?.bytes ?? 0 };
}
