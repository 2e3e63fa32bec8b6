import type { Command } from "commander";
import { systemClock } from "../clock/wall-clock.ts";
import { searchSources } from "../registers/index.ts";
import { indexSize } from "../search/index-store.ts";
import { keepUp } from "../search/keep-up.ts";
import { openData } from "./open-house.ts";

interface Typed {
  readonly json?: boolean;
}

/** `kept search rebuild`: the search index is thrown away and made anew, while Kept is stopped. */
export function addSearchCommand(program: Command): void {
  program
    .command("search")
    .description("Keep the search index.")
    .command("rebuild")
    .description(
      "Throw the search index away and make it anew from the cases. Stop Kept first: only one process holds the data.",
    )
    .option("--json", "print JSON")
    .action(rebuild);
}

async function rebuild(typed: Typed): Promise<void> {
  const opened = await openData();
  if (opened === null) return;
  const { database } = opened;
  const { db, search } = database;
  const began = systemClock.monotonic();
  search.clear();
  await keepUp({ db, search, sources: Object.values(searchSources) });
  const size = await indexSize(search.index);
  database.close();
  const seconds = Math.round((systemClock.monotonic() - began) / 1_000);
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify({ ...size, seconds }, null, 2)}\n`
      : `The search index holds ${String(size.cases)} cases in ${String(Math.ceil(size.bytes / 1_000_000))} MB; it took ${String(seconds)} s.\n`,
  );
}
