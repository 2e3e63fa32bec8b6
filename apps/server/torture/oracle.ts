import { sql } from "kysely";
import { openDatabase } from "../src/db/open-database.ts";
import type { Db } from "../src/db/reading.ts";
import { openFiles } from "../src/files/open-files.ts";
import { measureFile } from "../src/files/measure-file.ts";
import { verifyLedger } from "../src/ledger/verify-views.ts";
import type { Acknowledged } from "./load.ts";

/** What is wrong with a house after it was tormented. */
export interface Finding {
  /** Acknowledged acts that are not there. */
  readonly lost: number;
  /** Everything else, one line each. */
  readonly wrong: readonly string[];
}

/**
 * Opens the folder as Kept does and asks everything that must hold whatever happened: what was acknowledged is
 * there, the pages and references are sound, the ledger verifies, and every file that a row names is there whole.
 */
export async function examine(
  folder: string,
  acknowledged: readonly Acknowledged[],
): Promise<Finding> {
  const opening = await openDatabase({
    folder,
    now: new Date().toISOString(),
    onFault: () => undefined,
  });
  if (!opening.ok) return { lost: 0, wrong: [opening.line] };
  const { database } = opening;
  try {
    const { db } = database;
    const wrong: string[] = [];
    const ledger = await verifyLedger(db);
    if (!ledger.ok)
      wrong.push(`ledger entry ${String(ledger.seq)}: ${ledger.reason}`);
    const entered = await sql<{ key: string; times: number }>`
      select json_extract(canonical, '$.idem_hash') as key,
        count(distinct json_extract(canonical, '$.request_id')) as times
      from ledger_entries
      where json_extract(canonical, '$.outcome') = 'done'
        and json_extract(canonical, '$.idem_hash') is not null
      group by 1`.execute(db);
    const known = new Set(entered.rows.map(({ key }) => key));
    for (const { times } of entered.rows)
      if (times > 1) wrong.push(`an act was done ${String(times)} times`);
    const cases = new Set(
      (await db.selectFrom("cases").select("id").execute()).map(({ id }) => id),
    );
    const lost = acknowledged.filter(
      ({ keyHash, caseId }) => !known.has(keyHash) || !cases.has(caseId),
    ).length;
    wrong.push(...(await missingFiles(db, folder)));
    wrong.push(...(await unsound(db)));
    return { lost, wrong };
  } finally {
    database.close();
  }
}

async function unsound(db: Db): Promise<string[]> {
  const pages = await sql<{ integrity_check: string }>`
    pragma integrity_check`.execute(db);
  const references = await sql`pragma foreign_key_check`.execute(db);
  return [
    ...pages.rows
      .map((row) => row.integrity_check)
      .filter((line) => line !== "ok"),
    ...references.rows.map(() => "a reference leads nowhere"),
  ];
}

async function missingFiles(db: Db, folder: string): Promise<string[]> {
  const opening = await openFiles({ folder, keyFile: null });
  if (!opening.ok) return [opening.line];
  const { files } = opening;
  const rows = await db
    .selectFrom("case_files")
    .select(["file_id", "size", "sha256"])
    .where("deleted_at", "is", null)
    .execute();
  const wrong: string[] = [];
  for (const { file_id: fileId, size, sha256 } of rows) {
    const opened = await files.open(fileId);
    if (opened === null) {
      wrong.push(`the file ${fileId} is missing`);
      continue;
    }
    const measured = await measureFile(
      opened.stream as AsyncIterable<Uint8Array>,
      size + 1,
      () => Promise.resolve(),
    );
    if (!measured.ok || measured.value.sha256 !== sha256)
      wrong.push(`the file ${fileId} is not what its row says`);
  }
  return wrong;
}
