import { join } from "node:path";
import { answer } from "./api/refusal-error.ts";
import { buildApp } from "./app.ts";
import { bringCalendars } from "./casework/bring-calendars.ts";
import { houseOf } from "./casework/house.ts";
import { setUpOffice } from "./casework/office-commands.ts";
import { scannerKey } from "./casework/file-check-store.ts";
import { officeSettingKey } from "./casework/office-store.ts";
import { systemClock } from "./clock/wall-clock.ts";
import { readConfig, type Config } from "./config.ts";
import {
  exitMisconfigured,
  exitTryLater,
  openDatabase,
} from "./db/open-database.ts";
import { anchorFolder } from "./files/anchor-folder.ts";
import { anchorPost } from "./files/anchor-post.ts";
import { openBallast } from "./files/ballast.ts";
import { keyLiesWithData, openFiles, wrongKey } from "./files/open-files.ts";
import { openScanner } from "./files/scanner.ts";
import { secretIn } from "./files/secret-file.ts";
import { signingKey } from "./files/signing-key.ts";
import { listen } from "./http/house-server.ts";
import type { Anchoring } from "./jobs/anchor-ledger.ts";
import { noteSigner } from "./ledger/anchor.ts";
import { makeLog } from "./log/house-log.ts";
import { openFileMailer } from "./mail/outgoing/file-mailer.ts";
import type { Mailer } from "./mail/outgoing/mailer.ts";
import { openSmtpMailer } from "./mail/outgoing/smtp-mailer.ts";
import { hasAccounts } from "./people/account-store.ts";
import { atTheMachine, setSetting } from "./people/first-accounts.ts";
import { officeAddress, setUpLink } from "./people/links/set-up-link.ts";
import { openPeopleKey } from "./people/people-key-store.ts";
import { helloView } from "./people/people-views.ts";
import { isDemoOffice, readSetting } from "./people/setting-store.ts";
import { firstOffice, keepings } from "./registers/index.ts";
import { seedingKey } from "./seed/seeding-mark.ts";

function mailerFor(config: Config, { isDemo }: { isDemo: boolean }): Mailer {
  return config.smtp === null || isDemo
    ? openFileMailer(join(config.folder, "outbox"))
    : openSmtpMailer(config.smtp);
}

/** The key of the ledger, and where its checkpoints go: beside the data, and outside if somebody named a place. */
async function anchoringFor(config: Config): Promise<Anchoring> {
  const { folder, checkpointFolder, checkpointUrl } = config;
  const local = anchorFolder("beside", join(folder, "checkpoints"));
  return {
    signer: noteSigner(await signingKey(join(folder, "keys/ledger.pem"))),
    anchors: [
      local,
      ...(checkpointFolder === null
        ? []
        : [anchorFolder("folder", checkpointFolder)]),
      ...(checkpointUrl === null ? [] : [anchorPost(checkpointUrl)]),
    ],
  };
}

/** What Kept shows the provider where people sign in; empty where there is none. */
function providerSecret({ sso }: Config): ReturnType<typeof secretIn> {
  return sso === null
    ? Promise.resolve({ ok: true, value: "" })
    : secretIn(sso.secretFile);
}

export interface Voice {
  readonly say: (line: string) => void;
  readonly refuse: (line: string, exitCode: number) => never;
}

/** Opens the data, fills an empty house, listens, and closes cleanly when told to. */
export async function start({ say, refuse }: Voice): Promise<void> {
  const configuring = readConfig();
  if (!configuring.ok) return refuse(configuring.line, exitMisconfigured);
  const { config } = configuring;
  const log = makeLog(config.logLevel);

  let isDiskSound = true;
  let close = async (_reason: string, exitCode: number) => {
    process.exit(exitCode);
  };
  const opening = await openDatabase({
    folder: config.folder,
    now: systemClock.now(),
    onFault: () => {
      isDiskSound = false;
      log.write({ event: "disk fault" });
      // The answer that says so still has to leave; then the process ends and is started again.
      setTimeout(() => void close("disk fault", exitTryLater), 200);
    },
  });
  if (!opening.ok) return refuse(opening.line, opening.exitCode);
  const { database } = opening;
  if ((await readSetting<boolean>(database.db, seedingKey)) === true) {
    database.close();
    return refuse(
      `The demo office in ${config.folder} was not finished. Delete that folder and start again.`,
      exitMisconfigured,
    );
  }
  const opened = await openFiles(config);
  if (!opened.ok) {
    database.close();
    return refuse(opened.line, exitMisconfigured);
  }
  const secret = await providerSecret(config);
  if (!secret.ok) {
    database.close();
    return refuse(secret.line, exitMisconfigured);
  }
  // Loaded where people really sign in elsewhere.
  const provider =
    config.sso === null
      ? null
      : (
          await import("./people/sso/identity-provider.ts")
        ).openIdentityProvider(config.sso, secret.value);
  const { files, sealedNow } = opened;
  const peopleKey = await openPeopleKey(database, opened.ring);
  if (peopleKey === null) {
    database.close();
    return refuse(wrongKey(config).line, exitMisconfigured);
  }
  if (sealedNow > 0)
    say(`${sealedNow} stored files of an older Kept are encrypted now.`);
  const isEmpty = !(await hasAccounts(database.db));
  const mailer = mailerFor(config, {
    // No mail leaves the demo office, whatever is configured.
    isDemo: isEmpty ? config.demo !== "off" : await isDemoOffice(database.db),
  });
  const app = buildApp({
    config,
    clock: systemClock,
    database,
    files,
    mailer,
    log,
    peopleKey,
    ballast: await openBallast({ folder: config.folder }),
    anchoring: await anchoringFor(config),
    ...(config.scanner && { scanner: openScanner(config.scanner) }),
    ...(provider !== null && { provider }),
  });

  if (isEmpty && config.demo !== "off") {
    say("The data folder is empty: making the demo office. This happens once.");
    // Loaded once in the life of a house, so not at every start.
    const { seedDemoOffice } = await import("./seed/seed-demo-office.ts");
    // An office that was not finished is refused at the next start, so it need not survive a power cut.
    await database.carelessly(() => seedDemoOffice(app, files));
    const careless = database.problem();
    if (careless !== null) return refuse(careless, exitMisconfigured);
  }

  if ((await readSetting(app.db, officeSettingKey)) === null)
    answer(
      await setUpOffice(
        app.change,
        atTheMachine(systemClock.now()),
        firstOffice,
      ),
    );

  answer(
    await bringCalendars(houseOf(app), atTheMachine(systemClock.now()), {
      calendars: firstOffice.calendars,
      keepings: Object.values(keepings),
    }),
  );

  const hasScanner = config.scanner !== null;
  if (hasScanner !== ((await readSetting(app.db, scannerKey)) ?? false))
    answer(
      await setSetting(app.change, atTheMachine(systemClock.now()), {
        key: scannerKey,
        value: hasScanner,
      }),
    );

  const listening = await listen(app.http, config);
  if (!listening.ok) {
    database.close();
    return refuse(listening.line, exitMisconfigured);
  }
  const { server } = listening;
  await app.anchorLedger();
  await app.resumeJobs();
  app.scheduler.start();

  close = async (reason, wanted) => {
    log.write({ event: "stopping", reason });
    app.beginClosing();
    await server.close();
    await app.scheduler.stop();
    await mailer.close();
    // A database on a failing disk is left as it is: closing would write once more.
    const exitCode = isDiskSound ? wanted : exitTryLater;
    if (exitCode === 0) {
      await app.looks.settle();
      await app.anchorLedger();
      database.close();
    }
    log.write({ event: "stopped", reason });
    process.exit(exitCode);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void close(signal, 0));
  }

  const address = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${server.port}`;
  log.write({ event: "started", address, folder: config.folder });
  say(`Kept is open at ${address}`);
  if (!(await hasAccounts(app.db))) {
    const link = await setUpLink(app, officeAddress(config, server.port));
    say(
      "There is no account yet. Open this link within an hour to make the first one, an administrator's. It works once:",
    );
    say(`  ${link}`);
  }
  const { demo, demoPeople } = await helloView(app.db, null);
  if (!demo && config.scanner === null)
    say("No scanner looks at files that come in. KEPT_SCANNER names one.");
  if (!demo && keyLiesWithData(config))
    say(
      "The key of the stored files lies with the data: whoever takes this disk can read them. KEPT_KEY_FILE names another place.",
    );
  if (demo) {
    say(
      "This is the demo office. Everybody in it is invented, and no mail leaves. Sign in as:",
    );
    for (const { email, role, password } of demoPeople) {
      say(`  ${role.padEnd(8)} ${email.padEnd(36)} ${password}`);
    }
  }
}
