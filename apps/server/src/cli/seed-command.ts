import { resolve } from "node:path";
import type { Command } from "commander";
import { buildApp } from "../app.ts";
import { systemClock } from "../clock/wall-clock.ts";
import { readConfig } from "../config.ts";
import { exitMisconfigured, openDatabase } from "../db/open-database.ts";
import { isEmptyFolder } from "../files/empty-folder.ts";
import { openFiles, wrongKey } from "../files/open-files.ts";
import { listen } from "../http/house-server.ts";
import { openPeopleKey } from "../people/people-key-store.ts";
import { makeLog } from "../log/house-log.ts";
import { openFileMailer } from "../mail/outgoing/file-mailer.ts";
import { stop } from "./open-house.ts";

interface Typed {
  readonly data: string;
  readonly json?: boolean;
}

/** `kept seed test`: an office for testers, in a folder of its own. */
export function addSeedCommand(program: Command): void {
  program
    .command("seed")
    .description("Fill an empty folder with an invented office.")
    .command("test")
    .description(
      "Make an office for testers in an empty folder: people in every role with their secrets, own and foreign cases, files and tokens.",
    )
    .requiredOption("--data <folder>", "an empty folder, or one to be made")
    .option("--json", "print JSON")
    .action(seed);
}

async function seed(typed: Typed): Promise<void> {
  const folder = resolve(typed.data);
  if (!(await isEmptyFolder(folder)))
    return void stop(
      `--data: ${folder} is not empty. An office for testers is made in an empty folder only. Nothing was changed.`,
      2,
    );
  const configuring = readConfig();
  if (!configuring.ok) return void stop(configuring.line, exitMisconfigured);
  const config = {
    ...configuring.config,
    folder,
    demo: "off" as const,
    host: "127.0.0.1",
    smtp: null,
  };
  const opening = await openDatabase({
    folder,
    now: systemClock.now(),
    onFault: () => undefined,
  });
  if (!opening.ok) return void stop(opening.line, opening.exitCode);
  const { database } = opening;
  const opened = await openFiles(config);
  if (!opened.ok) {
    database.close();
    return void stop(opened.line, exitMisconfigured);
  }
  const peopleKey = await openPeopleKey(database, opened.ring);
  if (peopleKey === null) {
    database.close();
    return void stop(wrongKey(config).line, exitMisconfigured);
  }
  const app = buildApp({
    peopleKey,
    config,
    clock: systemClock,
    database,
    files: opened.files,
    mailer: openFileMailer(`${folder}/outbox`),
    log: makeLog("silent"),
  });
  const listening = await listen(app.http, { host: "127.0.0.1", port: 0 });
  if (!listening.ok) {
    database.close();
    return void stop(listening.line, exitMisconfigured);
  }
  const { server } = listening;
  // Loaded by this command alone.
  const { seedTesterOffice } = await import("../seed/tester-office.ts");
  const office = await seedTesterOffice(app, `http://127.0.0.1:${server.port}`);
  app.beginClosing();
  await server.close(0);
  await app.scheduler.stop();
  database.close();
  process.stdout.write(
    typed.json === true
      ? `${JSON.stringify(office, null, 2)}\n`
      : [
          `The office for testers is in ${folder}. Start it with KEPT_DATA=${folder} and sign in as:`,
          ...Object.entries(office.people).map(
            ([name, { email, password }]) =>
              `  ${name.padEnd(10)} ${email.padEnd(30)} ${password}`,
          ),
          "With --json the cases, files and tokens are printed as well.",
          "",
        ].join("\n"),
  );
}
