import { Option, type Command } from "commander";
import { may } from "@kept/domain/access/permissions";
import { dayOrders, type DayOrder } from "@kept/domain/casework/import-day";
import { problemSentence } from "@kept/domain/casework/import-problem";
import {
  encodings,
  firstSettings,
  type Encoding,
  type ImportSettings,
} from "@kept/domain/casework/import-schema";
import { sentenceOf } from "@kept/domain/refusal";
import { checkImport, type ImportCheck } from "../casework/import-check.ts";
import { startImport, takeImportFile } from "../casework/import-commands.ts";
import { runImport } from "../casework/import-run.ts";
import { importView } from "../casework/import-views.ts";
import type { Importer } from "../casework/importer.ts";
import { systemClock } from "../clock/wall-clock.ts";
import { bytesOfFile, withNewFiles } from "../files/new-files.ts";
import { outsideFile } from "../files/outside-file.ts";
import { actingAccount } from "../people/account-store.ts";
import { importers } from "../registers/index.ts";
import { tableLimits } from "../tables/table-file.ts";
import { openHouse, stop, type OpenHouse } from "./open-house.ts";

interface Typed {
  readonly as: string;
  readonly map?: readonly string[];
  readonly encoding?: Encoding;
  readonly dayOrder?: DayOrder;
  readonly validOnly?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly lang: "en" | "zh";
}

/** `kept import requests old.csv`: the same check and the same import as on the screen, while Kept is stopped. */
export function addImportCommand(program: Command): void {
  program
    .command("import")
    .description(
      "Import a table into a register: valid rows or nothing. Stop Kept first: only one process holds the data.",
    )
    .addArgument(
      program
        .createArgument("<register>", "which register")
        .choices(importers.map(({ register }) => register)),
    )
    .argument("<file>", "a CSV or XLSX file")
    .requiredOption(
      "--as <address>",
      "in whose name, by what they sign in with",
    )
    .option(
      "--map <column=header...>",
      "which header says a column, such as personName=Customer",
    )
    .addOption(
      new Option("--encoding <encoding>", "when it is guessed wrongly").choices(
        encodings,
      ),
    )
    .addOption(
      new Option(
        "--day-order <order>",
        "how to read 03/04/2026; asked for when a cell needs it",
      ).choices(dayOrders),
    )
    .option("--valid-only", "leave rows out that need correcting")
    .option("--dry-run", "check and write nothing")
    .option("--json", "print JSON")
    .addOption(
      new Option("--lang <language>", "language of what is said")
        .choices(["en", "zh"])
        .default("en"),
    )
    .action(run);
}

async function run(
  register: string,
  path: string,
  typed: Typed,
): Promise<void> {
  const file = outsideFile(path);
  if (file === null) return void stop("There is no such file.", 2);
  const open = await openHouse(typed.as);
  if (open === null) return;
  const importer = importers.find((one) => one.register === register);
  if (
    importer === undefined ||
    !may(open.actor, "cases.import") ||
    !may(open.actor, importer.permission)
  )
    stop(sentenceOf({ code: "notAllowed" }, typed.lang), 2);
  else await importFile(open, importer, { file, typed });
  open.database.close();
}

interface Given {
  readonly file: NonNullable<ReturnType<typeof outsideFile>>;
  readonly typed: Typed;
}

async function importFile(
  open: OpenHouse,
  importer: Importer,
  { file, typed }: Given,
): Promise<void> {
  await withNewFiles(open.files, async (fresh) => {
    const put = await fresh.put(file.bytes, { limit: tableLimits.bytes });
    if (!put.ok) {
      const code = put.code === "empty" ? "fileEmpty" : "tooLarge";
      const params = { limit: tableLimits.bytesInWords };
      stop(sentenceOf({ code, params }, typed.lang), 2);
      return;
    }
    const { fileId, size, sha256 } = put.value;
    const bytes = await bytesOfFile(open.files, fileId);
    const checked = await check(open, importer, { bytes, typed });
    if (checked === null) return;
    const { found, settings } = checked;
    say(found, typed);
    const { head, mapping, counts } = found;
    if (head === null || counts === null) {
      process.exitCode = 2;
      return;
    }
    if (typed.dryRun === true) {
      if (counts.wrong > 0) process.exitCode = 2;
      return;
    }
    const taken = await takeImportFile(open.house, open.asking(), {
      register: importer.register,
      file: { fileId, size, sha256, name: file.name },
    });
    if (!taken.ok) {
      stop(sentenceOf(taken.refusal, typed.lang), 2);
      return;
    }
    fresh.keep([fileId]);
    const { importId } = taken.value;
    const started = await startImport(open.house, open.asking(), {
      importId,
      settings,
      headers: head.headers,
      mapping,
      counts,
      validOnly: typed.validOnly === true,
    });
    if (!started.ok) {
      stop(sentenceOf(started.refusal, typed.lang), 2);
      return;
    }
    await finish(open, importId, typed);
  });
}

async function check(
  open: OpenHouse,
  importer: Importer,
  { bytes, typed }: { readonly bytes: Uint8Array; readonly typed: Typed },
): Promise<{ found: ImportCheck; settings: ImportSettings } | null> {
  const { database, house, actor } = open;
  const settings: ImportSettings = {
    ...firstSettings,
    encoding: typed.encoding ?? null,
    dayOrder: typed.dayOrder ?? null,
  };
  const asked = {
    importer,
    bytes,
    actor,
    office: await house.office(),
    now: systemClock.now(),
  };
  const found = await checkImport(database.db, { ...asked, settings });
  if (typed.map === undefined || found.head === null)
    return { found, settings };
  const mapping = { ...found.mapping };
  for (const pair of typed.map) {
    const [column = "", header = ""] = pair.split("=", 2);
    const place = found.head.headers.indexOf(header);
    if (!Object.hasOwn(importer.columns, column) || place < 0)
      return stop(
        `--map: ${pair} is not a column and a header of the file. Columns: ${Object.keys(importer.columns).join(", ")}.`,
        2,
      );
    mapping[column] = place;
  }
  const mapped = { ...settings, mapping };
  return {
    found: await checkImport(database.db, { ...asked, settings: mapped }),
    settings: mapped,
  };
}

function say(found: ImportCheck, { json, lang }: Typed): void {
  const { problem, columnProblems, counts, problems } = found;
  if (json === true) {
    const told = { problem, columnProblems, counts, problems };
    process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
    return;
  }
  const lines = [
    ...(problem === null ? [] : [`The file cannot be read: ${problem.code}.`]),
    ...columnProblems.map((one) => {
      switch (one.kind) {
        case "missing":
          return `Column missing: ${one.column}. Use --map.`;
        case "twice":
          return `One header for several columns: ${one.columns.join(", ")}.`;
        case "dayOrder":
          return `${one.column}: ${one.cells.join(", ")} can be read in two ways. Use --day-order.`;
      }
    }),
    ...problems.map(
      (one) =>
        `Row ${String(one.row)}, ${one.header === "" ? one.column : one.header}: ${problemSentence(one, lang)}`,
    ),
    ...(counts === null
      ? []
      : [
          `${String(counts.valid)} valid, ${String(counts.known)} imported before, ${String(counts.wrong)} to correct.`,
        ]),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** A turn of the import ends by itself; here nobody waits for other work, so the next begins at once. */
async function finish(
  { house, database, files }: OpenHouse,
  importId: string,
  { json }: Typed,
): Promise<void> {
  const { db, writer } = database;
  const turn = runImport({
    ...house,
    db,
    writer,
    files,
    clock: systemClock,
    importers,
    actorOf: actingAccount,
  });
  const payload = { importId };
  const job = { id: importId, kind: "import", payload, attempt: 1 };
  for (;;) {
    await turn(payload, job);
    const view = await importView(db, importId);
    if (view === null || view.state === "queued" || view.state === "running")
      continue;
    const { opened, known, wrong } = view.counts;
    process.stdout.write(
      json === true
        ? `${JSON.stringify({ importId, state: view.state, ...view.counts }, null, 2)}\n`
        : `Imported ${String(opened)}, known before ${String(known)}, left out ${String(wrong)}.\n`,
    );
    return;
  }
}
