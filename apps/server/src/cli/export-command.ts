import { Option, type Command } from "commander";
import { may } from "@kept/domain/access/permissions";
import {
  exportFormats,
  type ExportFormat,
} from "@kept/domain/casework/export-schema";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { sentenceOf } from "@kept/domain/refusal";
import { askExport } from "../casework/export-commands.ts";
import { makeExport } from "../casework/export-run.ts";
import { findExport } from "../casework/export-store.ts";
import type { Exporter } from "../casework/exporter.ts";
import { peopleById } from "../casework/views.ts";
import { writeOutside } from "../files/outside-file.ts";
import { actingAccount } from "../people/account-store.ts";
import { exporters } from "../registers/index.ts";
import { openHouse, stop, type OpenHouse } from "./open-house.ts";

interface Typed {
  readonly as: string;
  readonly view: string;
  readonly format: ExportFormat;
  readonly out?: string;
  readonly json?: boolean;
  readonly lang: "en" | "zh";
}

/** `kept export requests --view "view=mine"`: the rows and columns of an address of the list, while Kept is stopped. */
export function addExportCommand(program: Command): void {
  program
    .command("export")
    .description(
      "Write a list as a file, with what the person may see. Stop Kept first: only one process holds the data.",
    )
    .addArgument(
      program
        .createArgument("<register>", "which register")
        .choices(exporters.map(({ register }) => register)),
    )
    .requiredOption(
      "--as <address>",
      "in whose name, by what they sign in with",
    )
    .option(
      "--view <address>",
      "what stands behind the ? of the list, such as view=mine&policy=p000",
      "",
    )
    .addOption(
      new Option("--format <format>", "kind of file")
        .choices(exportFormats)
        .default("csv"),
    )
    .option("--out <path>", "where to write it; its own name when left out")
    .option("--json", "print JSON")
    .addOption(
      new Option("--lang <language>", "language of the file")
        .choices(["en", "zh"])
        .default("en"),
    )
    .action(run);
}

async function run(register: string, typed: Typed): Promise<void> {
  const open = await openHouse(typed.as);
  if (open === null) return;
  const exporter = exporters.find((one) => one.register === register);
  if (
    exporter === undefined ||
    !may(open.actor, "cases.export") ||
    !may(open.actor, exporter.permission)
  )
    stop(sentenceOf({ code: "notAllowed" }, typed.lang), 2);
  else await exportList(open, exporter, typed);
  open.database.close();
}

async function exportList(
  { house, database, files, actor, asking }: OpenHouse,
  exporter: Exporter,
  typed: Typed,
): Promise<void> {
  const { db, writer } = database;
  const query = readListQuery(
    exporter.listing,
    new URLSearchParams(typed.view),
  );
  const plan = {
    query,
    text: null,
    format: typed.format,
    language: typed.lang,
    viewName: null,
  };
  const act = asking();
  const at = { actor, now: act.now, office: await house.office() };
  const named = await peopleById(db);
  const asked = await askExport(house, act, {
    exporter,
    plan,
    count: await exporter.count(db, plan, at),
    nameOf: (id) => named(id)?.name ?? null,
  });
  if (!asked.ok) return void stop(sentenceOf(asked.refusal, typed.lang), 2);
  const { exportId } = asked.value;
  const record = await findExport(db, exportId);
  if (record === null) return void stop("The export is gone.", 2);
  const parts = {
    ...house,
    db,
    writer,
    files,
    exporters,
    actorOf: actingAccount,
  };
  const made = await makeExport(parts, record);
  if (!made.ok) return void stop(sentenceOf(made.refusal, typed.lang), 2);
  const ready = await findExport(db, exportId);
  const stored = ready?.fileId == null ? null : await files.open(ready.fileId);
  if (stored === null || ready === null)
    return void stop("The export is gone.", 2);
  const path = typed.out ?? ready.fileName;
  if (!(await writeOutside(path, stored.stream)))
    return void stop(`--out: ${path} is there already.`, 2);
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify({ exportId, path, rows: ready.rowsTotal }, null, 2)}\n`
      : `${String(ready.rowsTotal)} rows in ${path}.\n`,
  );
}
