import { join } from "node:path";
import Database from "better-sqlite3";
import { pause, wordsOf } from "@kept/domain/casework/search/words";
import { openDatabase } from "../src/db/open-database.ts";
import { searchSources } from "../src/registers/index.ts";
import { readDocuments } from "../src/search/document-views.ts";
import { casesAfter, ledgerEnd } from "../src/search/ledger-views.ts";

const atOnce = 500;

function cut(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join(" ");
}

/**
 * Makes the search index that `kept search rebuild` would make, many cases at a time: the product goes case by
 * case, so that nobody waits for it. A test compares the two.
 */
export async function indexWords(folder: string, now: string): Promise<void> {
  const opening = await openDatabase({ folder, now, onFault: () => undefined });
  if (!opening.ok) throw new Error(opening.line);
  const { database } = opening;
  const { db } = database;
  database.search.clear();
  const handle = new Database(join(folder, "search.db"));
  handle.pragma("synchronous = OFF");
  const addDoc = handle.prepare("insert into docs (case_id) values (?)");
  const addWords = handle.prepare(
    "insert into words (rowid, title, body) values (?, ?, ?)",
  );
  const addKey = handle.prepare("insert into keys (key, doc) values (?, ?)");
  const end = await ledgerEnd(db);
  let last = "";
  for (;;) {
    const caseIds = await casesAfter(db, last, atOnce);
    if (caseIds.length === 0) break;
    const documents = await readDocuments(
      db,
      Object.values(searchSources),
      caseIds,
    );
    const byId = new Map(
      documents.map((document) => [document.caseId, document]),
    );
    handle.exec("begin");
    for (const caseId of caseIds) {
      const document = byId.get(caseId);
      if (document === undefined) continue;
      const doc = addDoc.run(caseId).lastInsertRowid;
      const body = document.texts
        .map(cut)
        .filter((text) => text !== "")
        .join(` ${pause} `);
      addWords.run(doc, cut(document.title), body);
      for (const key of document.keys) addKey.run(key, doc);
    }
    handle.exec("commit");
    last = caseIds.at(-1) ?? last;
  }
  handle
    .prepare("update progress set seq = ?, chain = ?, built_after = null")
    .run(end.seq, end.chain);
  handle.close();
  database.close();
}
