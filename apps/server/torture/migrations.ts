import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { migrate } from "../src/db/migrate.ts";
import { openDatabase } from "../src/db/open-database.ts";
import { seededRandom } from "../src/seed/seeded-random.ts";
import { startKept } from "./kept-process.ts";
import type { Torment } from "./torment.ts";

const now = "2026-11-22T02:00:00.000Z";
/** As the first release left it. */
const from = 3;

export interface MigrationFindings {
  /** Kills that met the data as it was before, and as it is after. */
  readonly before: number;
  readonly after: number;
  /** Kills that met anything else, or data that could not be opened afterwards. */
  readonly wrong: readonly string[];
}

/** Kills Kept while it brings old data forward. */
export async function interruptedMigrations({
  rounds,
  seed,
}: Torment): Promise<MigrationFindings> {
  const random = seededRandom(seed);
  let [before, after] = [0, 0];
  const wrong: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), "kept-migration-"));
    const handle = new Database(join(folder, "kept.db"));
    await migrate(handle, { now, upTo: from });
    handle.exec("insert into teams values ('t1', 'east', 'East', '东')");
    handle.close();
    const kill = new AbortController();
    const starting = startKept(folder, { signal: kill.signal });
    const settled = starting.then(
      (kept) => {
        kept.child.kill("SIGKILL");
        return kept.ended;
      },
      () => null,
    );
    // The copy appears first, and the migration follows at once.
    const copy = join(folder, `before-${String(from + 1).padStart(4, "0")}.db`);
    for (let waited = 0; !existsSync(copy) && waited < 20_000; waited += 2)
      await new Promise((resolve) => setTimeout(resolve, 2));
    await new Promise((resolve) => setTimeout(resolve, random.whole(0, 250)));
    kill.abort();
    await settled;
    const count = appliedIn(join(folder, "kept.db"));
    const opening = await openDatabase({
      folder,
      now,
      onFault: () => undefined,
    });
    if (!opening.ok) wrong.push(opening.line);
    else {
      const teams = await opening.database.db
        .selectFrom("teams")
        .select("key")
        .execute();
      opening.database.close();
      const all = appliedIn(join(folder, "kept.db"));
      if (teams.length !== 1) wrong.push("a row is gone");
      if (count === from) before += 1;
      else if (count === all) after += 1;
      else wrong.push(`${String(count)} of ${String(all)} migrations`);
    }
    rmSync(folder, { recursive: true, force: true });
  }
  return { before, after, wrong };
}

function appliedIn(file: string): number {
  const handle = new Database(file);
  const found = handle
    .prepare<[], { n: number }>("select count(*) as n from migrations")
    .get();
  handle.close();
  return found?.n ?? 0;
}
