import { join } from "node:path";
import { Readable } from "node:stream";
import type { Command } from "commander";
import { evidenceFile } from "../audit/evidence-file.ts";
import { findCase, caseIdOf } from "../casework/case-store.ts";
import { systemClock } from "../clock/wall-clock.ts";
import { openForReading } from "../db/open-for-reading.ts";
import { writeOutside } from "../files/outside-file.ts";
import { knownKey } from "../files/signing-key.ts";
import { noteSigner } from "../ledger/anchor.ts";
import { evidenceOf } from "../ledger/evidence-views.ts";
import { dataFolder, stop } from "./open-house.ts";

/** `kept evidence DSR-2026-00012 --out FILE`: what the ledger says of one case, to be checked without Kept. */
export function addEvidenceCommand(program: Command): void {
  program
    .command("evidence")
    .description(
      "Write what the ledger says of one case as a file that can be checked without Kept. Kept may go on running.",
    )
    .argument("<number>", "number of the case")
    .option("--out <path>", "where to write it; <number>.zip when left out")
    .option("--json", "print JSON")
    .action(run);
}

async function run(
  reference: string,
  typed: { readonly out?: string; readonly json?: boolean },
): Promise<void> {
  const folder = dataFolder();
  if (folder === null) return;
  const data = await openForReading(folder);
  const pem = await knownKey(join(folder, "keys/ledger.pem"));
  if (data === null || pem === null)
    return void stop("KEPT_DATA: there is no ledger with a key here.", 2);
  const caseId = await caseIdOf(data.db, reference);
  const theCase =
    caseId === undefined ? undefined : await findCase(data.db, caseId);
  if (theCase === undefined) {
    data.close();
    return void stop(`There is no case ${reference}.`, 2);
  }
  const signer = noteSigner(pem);
  const now = systemClock.now();
  const evidence = await evidenceOf(data.db, theCase, {
    signer,
    now,
    // Whoever holds the machine holds the database.
    withWritten: true,
  });
  data.close();
  const path = typed.out ?? `${theCase.reference}.zip`;
  const bytes = Readable.from([evidenceFile(evidence)]);
  if (!(await writeOutside(path, bytes)))
    return void stop(`--out: ${path} is there already.`, 2);
  const entries = evidence.entries.length;
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify({ path, entries, key: evidence.key }, null, 2)}\n`
      : `${String(entries)} entries in ${path}. Check with docs/verify/verify_evidence.py and the key ${evidence.key}\n`,
  );
}
