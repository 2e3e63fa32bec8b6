import { chmodSync } from "node:fs";
import { join } from "node:path";
import type Sqlite from "better-sqlite3";
import type { Database as Handle } from "better-sqlite3";
import { Kysely, type Generated } from "kysely";
import { HouseDialect } from "./house-dialect.ts";
import { setPragmas } from "./pragmas.ts";

/** What stands in `search.db`; see apps/server/src/search/README.md. */
export interface SearchTables {
  /** One row: how far the index has come. */
  progress: {
    id: 1;
    /** Entries of the ledger up to this one are in the index. */
    seq: number;
    /** The chain value of that entry: another one means another database. */
    chain: string;
    /** While the index is built anew: the case that was indexed last, "" before the first. */
    built_after: string | null;
  };
  /** The number of each case in the index; the later a case was opened, the higher. */
  docs: { doc: Generated<number>; case_id: string };
  /** Words of the title and of everything else, cut by the application. */
  words: { rowid: number; title: string; body: string };
  /** Numbers and addresses. */
  keys: { key: string; doc: number };
}

export interface SearchFile {
  /** Reads and writes the index; nothing of the house is in it. */
  readonly index: Kysely<SearchTables>;
  /** Empties it, so that it is built anew. */
  clear(): void;
  /** Writes its write-ahead log out and empties it; false while somebody reads. */
  letGo(): boolean;
  close(): void;
}

// Grows with every change of what is written here or of how texts are cut; then the index is built anew.
const format = 1;

// The words are cut by the application: to the tokenizer `ascii` every sign beyond ASCII is a letter, so that
// it parts them at spaces and nowhere else. What is deleted leaves the file at once (`secure-delete`), for an
// index holds whole texts, and erasing a person has to reach them.
const statements = [
  `create table progress (
     id integer primary key check (id = 1), seq integer not null, chain text not null, built_after text
   ) strict`,
  `insert into progress (id, seq, chain, built_after) values (1, 0, '', '')`,
  `create table docs (doc integer primary key, case_id text not null unique) strict`,
  `create virtual table words using fts5 (title, body, tokenize = 'ascii', columnsize = 0)`,
  `insert into words (words, rank) values ('secure-delete', 1)`,
  `create table keys (key text not null, doc integer not null, primary key (key, doc)) strict, without rowid`,
  `create index keys_of_doc on keys (doc)`,
];

function make(handle: Handle): void {
  handle.transaction(() => {
    for (const statement of statements) handle.exec(statement);
    handle.pragma(`user_version = ${format}`);
  })();
}

/**
 * The search index in a file of its own: writing it never holds up a change, it stays out of back-ups, and
 * it can be thrown away at any time, because everything in it can be read from the database again.
 */
export function openSearchFile(
  Database: typeof Sqlite,
  folder: string,
): SearchFile {
  const path = searchPath(folder);
  const handle = new Database(path);
  chmodSync(path, 0o600);
  setPragmas(handle, "writer");
  // Losing the last moments to a power cut costs nothing: the index knows how far it has come.
  handle.pragma("synchronous = NORMAL");
  const clear = () => {
    handle.transaction(() => {
      for (const table of ["progress", "docs", "words", "keys"])
        handle.exec(`drop table if exists ${table}`);
    })();
    make(handle);
  };
  if (handle.pragma("user_version", { simple: true }) !== format) clear();
  return {
    index: new Kysely<SearchTables>({ dialect: new HouseDialect(handle) }),
    clear,
    letGo: () => emptiesLog(handle),
    close: () => {
      handle.close();
    },
  };
}

/** Writes the write-ahead log of a file out and empties it; false while somebody reads what it holds. */
export function emptiesLog(handle: Handle): boolean {
  const [row] = handle.pragma("wal_checkpoint(TRUNCATE)") as {
    busy: number;
  }[];
  return row?.busy === 0;
}

/** Lets a connection that reads the house read the index too, as `search`. */
export function attachSearch(handle: Handle, folder: string): void {
  handle.prepare("attach database ? as search").run(searchPath(folder));
}

function searchPath(folder: string): string {
  return join(folder, "search.db");
}
