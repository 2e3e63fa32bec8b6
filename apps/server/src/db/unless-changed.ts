import type { Kysely } from "kysely";
import { lastingDb, rowsOf } from "./fixed-query.ts";
import type { Writer } from "./writing.ts";
import type { Db } from "./reading.ts";
import type { Schema } from "./schema.ts";

interface Kept {
  version: number | null;
  readonly answers: Map<string, unknown>;
}

const keptOf = new WeakMap<Db, Kept>();
const mostKept = 200;

const writerOf = new WeakMap<Db, Pick<Writer, "changes">>();

/** Whoever writes what `db` reads says when something changed; there is one such process. */
export function heedWriter(db: Db, writer: Pick<Writer, "changes">): void {
  writerOf.set(db, writer);
}

/** Another number whenever an answer may have become another one. */
async function versionOf(db: Db): Promise<number | null> {
  const writer = writerOf.get(db);
  if (writer !== undefined) return writer.changes();
  // SQLite counts for each connection what others have committed; one that only reads misses nothing.
  const [row] = await rowsOf<{ data_version: number }>(
    db,
    "pragma data_version",
    [],
  );
  return row?.data_version ?? null;
}

function isChange(db: Db): boolean {
  const { isTransaction } = db as Partial<Kysely<Schema>>;
  return isTransaction === true;
}

/**
 * The answer to a question as long as nothing is committed: whatever is written anywhere, it is asked anew. For
 * what every screen asks again and again; `key` has to say everything that the answer depends on. Inside a
 * change nothing is kept.
 */
export async function unlessChanged<T>(
  asking: Db,
  key: string,
  ask: () => Promise<T>,
): Promise<T> {
  if (isChange(asking)) return ask();
  const db = lastingDb(asking);
  const kept = keptOf.get(db) ?? { version: null, answers: new Map() };
  keptOf.set(db, kept);
  const version = await versionOf(db);
  if (kept.version !== version || kept.answers.size >= mostKept) {
    kept.answers.clear();
    kept.version = version;
  }
  if (kept.answers.has(key)) return kept.answers.get(key) as T;
  const answer = await ask();
  // Meanwhile something may have been committed that this answer does not know of.
  if (kept.version === version) kept.answers.set(key, answer);
  return answer;
}
