import { randomUUIDv7 } from "node:crypto";
import { logWords } from "@kept/domain/registers/log-words";
import { checkLog, checkLogKind } from "./audit/check-log.ts";
import { logExporter } from "./audit/log-exporter.ts";
import { drawSample } from "./audit/sample-commands.ts";
import { brakedLooks, makeReadingBrake } from "./audit/reading-brake.ts";
import { reportStopped, watchLooks } from "./audit/watch-looks.ts";
import type { WallClock } from "./clock/wall-clock.ts";
import { policed } from "./api/policed.ts";
import { drillApart } from "./backup/drill-apart.ts";
import { addressOf, type Config } from "./config.ts";
import type { OpenDatabase } from "./db/open-database.ts";
import type { Db } from "./db/reading.ts";
import { bulkJob } from "./casework/bulk/bulk-parts.ts";
import { workBulk } from "./casework/bulk/work-bulk.ts";
import { handOverApprovals } from "./casework/absence-commands.ts";
import { houseOf } from "./casework/house.ts";
import { finishErasingKind } from "./casework/erasure/erasure-commands.ts";
import { exportKind } from "./casework/export-commands.ts";
import { runExport } from "./casework/export-run.ts";
import { importKind } from "./casework/import-commands.ts";
import { runImport } from "./casework/import-run.ts";
import { refreshDue } from "./casework/clock-refresh.ts";
import { deleteFilesOnTheirDay } from "./casework/file-expiry.ts";
import {
  sparingReserve,
  triesWithReserve,
  withReserve,
  type Ballast,
} from "./files/ballast.ts";
import { diskSpaceOf } from "./files/disk-space.ts";
import type { Scanner } from "./files/scanner.ts";
import type { FileStore } from "./files/file-store.ts";
import { houseRoutes } from "./house-routes.ts";
import { makeMeter } from "./http/meter.ts";
import { healthOf, houseView } from "./desk/house-views.ts";
import { officeOf } from "./casework/office-store.ts";
import { makeHttpApp, type MountRoutes } from "./http/http-app.ts";
import {
  anchorMail,
  checkpointMailKind,
  sendCheckpoint,
} from "./jobs/mail-checkpoints.ts";
import { ledgerAnchors, type Anchoring } from "./jobs/anchor-ledger.ts";
import { releaseJobs } from "./jobs/job-store.ts";
import { deliverLetters } from "./jobs/deliver-letters.ts";
import { checkFiles } from "./jobs/check-files.ts";
import { checkCounts } from "./jobs/check-counts.ts";
import { forgetTheOld } from "./jobs/forget-the-old.ts";
import { enterFailures } from "./jobs/enter-failures.ts";
import { finishErasing } from "./jobs/finish-erasing.ts";
import { removeFiles, removeFilesKind } from "./jobs/remove-files.ts";
import { askForDigests, digestKind, sendDigest } from "./jobs/send-digests.ts";
import { tellReminders } from "./jobs/tell-reminders.ts";
import { nightlyBackup } from "./jobs/nightly-backup.ts";
import { watchClock } from "./jobs/watch-clock.ts";
import { runDueJobs, type JobHandler } from "./jobs/run-jobs.ts";
import { makeScheduler, type Scheduler } from "./jobs/scheduler.ts";
import {
  makeChange,
  makeChangeMany,
  type Change,
  type ChangeMany,
  type ChangeParts,
} from "./ledger/change.ts";
import {
  openLetterPress,
  type LetterPress,
} from "./letters/pdf/letter-press.ts";
import { forgetOldLooks, makeLooks, type Looks } from "./ledger/looks.ts";
import { makeLiveHub } from "./live/hub.ts";
import { newsOf } from "./live/news.ts";
import { makePresence } from "./live/presence.ts";
import type { HouseLog } from "./log/house-log.ts";
import { openMailReader } from "./mail/incoming/mail-reader.ts";
import { makeReplyMarks, type ReplyMarks } from "./mail/reply-marks.ts";
import type { Mailer } from "./mail/outgoing/mailer.ts";
import type { CallLimits } from "./tokens/call-rate.ts";
import { actingAccount } from "./people/account-store.ts";
import { makeCodeSecrets } from "./people/factors/code-secrets.ts";
import { accountMailKind } from "./people/links/ask-mail.ts";
import { sendAccountMail } from "./people/links/mail-links.ts";
import {
  houseCost,
  makePasswords,
  type PasswordCost,
  type Passwords,
} from "./people/passwords.ts";
import type { IdentityProvider } from "./people/sso/identity-provider.ts";
import { makeSessions, type Sessions } from "./people/sessions.ts";
import { makeTries, type Tries } from "./people/tries.ts";
import {
  bulkRegisters,
  deskRegisters,
  exporters,
  importers,
  keepings,
  searchSources,
  viewPermissions,
  registerTicks,
} from "./registers/index.ts";
import { makeRouter, type AppRouter } from "./router.ts";
import { keepUp } from "./search/keep-up.ts";

export interface AppParts {
  readonly config: Config;
  readonly clock: WallClock;
  readonly database: OpenDatabase;
  readonly files: FileStore;
  /** The way out for letters. */
  readonly mailer: Mailer;
  readonly log: HouseLog;
  /** Who looks at files that come in; a house without it hands them out unlooked at, and says so. */
  readonly scanner?: Scanner;
  /** Seals what people sign in with; see people-key-store.ts. */
  readonly peopleKey: Buffer;
  /** Where people of this office sign in elsewhere; a house without it knows passwords only. */
  readonly provider?: IdentityProvider;
  /** Room held back for the log; left out where a test has no disk of its own. */
  readonly ballast?: Ballast;
  /** Who signs what the ledger is, and where that is kept; a house without it keeps no checkpoints. */
  readonly anchoring?: Anchoring;
  /** Shared between houses in tests; otherwise the house has its own. */
  readonly press?: LetterPress;
  /** Cheaper in tests; everywhere else the cost of the house. */
  readonly passwordCost?: PasswordCost;
  /** Smaller in tests; everywhere else those of the house. */
  readonly callLimits?: Partial<CallLimits>;
  /** Routes beside those of the house. */
  readonly routes?: readonly MountRoutes[];
}

export interface App {
  readonly http: ReturnType<typeof makeHttpApp>;
  readonly router: AppRouter;
  readonly db: Db;
  readonly change: Change;
  readonly changeMany: ChangeMany;
  readonly looks: Looks;
  /** Once after the start: jobs that an earlier process had in hand when it died are due again. */
  resumeJobs(): Promise<void>;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly tries: Tries;
  readonly clock: WallClock;
  readonly scheduler: Scheduler;
  /** The addresses that letters are answered to. */
  readonly replies: ReplyMarks;
  /** Sends the letters whose time has come by `now`; gives back how many were tried. */
  deliver(now?: string): Promise<number>;
  /** Signs what the ledger is now and hands it to whoever keeps it outside. */
  anchorLedger(): Promise<void>;
  /** From now on the house says that it is not ready for more. */
  beginClosing(): void;
}

const minute = 60_000;

/** What is done by a job that the change which asks for it adds. */
const hasJob: ReadonlySet<string> = new Set(["run", "export", "import"]);

/** Builds the house from its parts. Nothing here listens, ticks or writes yet. */
export function buildApp(parts: AppParts): App {
  const { config, clock, database, files, log, routes = [] } = parts;
  const { db, writer } = database;
  let closing = false;

  const bootId = randomUUIDv7();
  const sessions = makeSessions({ db, writer, clock });
  const live = makeLiveHub({
    db,
    bootId,
    viewPermissions,
    stillIn: (hashes) => sessions.stillIn(hashes),
  });
  const presence = makePresence({
    now: () => clock.monotonic(),
    onChange: (id) => {
      live.publish({ topic: "presence", id, kind: "changed" });
    },
  });
  const { ballast } = parts;
  const door: ChangeParts = {
    writer: ballast ? sparingReserve(writer, ballast) : writer,
    clock,
    bootId,
    onCommitted: (events) => {
      live.publish(...newsOf(events));
      // Whoever asked for something long is not kept waiting for the next turn.
      if (events.some(({ event }) => hasJob.has(event.object.kind)))
        scheduler.wake("jobs");
    },
  };
  const change = makeChange(door);
  const changeMany = makeChangeMany(door);
  const brake = makeReadingBrake({
    db,
    onStop: (reader, now) => reportStopped(db, change, { reader, now }),
  });
  // The log of who looked, and coming in to look, go on where the disk is full.
  const reserveWriter = ballast ? withReserve(writer, ballast) : writer;
  const looks = brakedLooks(
    makeLooks({ writer: reserveWriter, clock, bootId }),
    brake,
  );
  const passwords = makePasswords(
    parts.passwordCost ?? houseCost,
    parts.peopleKey,
  );
  const counted = makeTries(database.tries);
  const tries = ballast ? triesWithReserve(counted, ballast) : counted;
  const anchors =
    parts.anchoring === undefined
      ? null
      : ledgerAnchors({
          db,
          writer,
          clock,
          log,
          anchoring: {
            ...parts.anchoring,
            anchors: [
              ...parts.anchoring.anchors,
              ...(config.checkpointMail === null
                ? []
                : [anchorMail({ writer, clock })]),
            ],
          },
        });
  const anchorLedger = async () => anchors?.anchor();
  const allExporters = [
    ...exporters,
    logExporter({ viewPermissions, words: logWords }),
  ];
  const state = {
    diskSpace: () => diskSpaceOf(config.folder),
    mailGoes: parts.mailer.goes,
    keepsBackups: config.backups !== null,
    outsideAnchors: (parts.anchoring?.anchors.length ?? 1) - 1,
  };
  const meter = makeMeter();
  const press = parts.press ?? openLetterPress();
  const router = makeRouter({
    printing: { files, press },
    chain: {
      key: parts.anchoring?.signer.verifierKey ?? null,
      states: () => anchors?.states() ?? [],
    },
    people: {
      passwords,
      tries,
      writer: reserveWriter,
      letIn: makeChange({ ...door, writer: reserveWriter }),
      hosts: config.hosts,
      codes: makeCodeSecrets(parts.peopleKey),
      provider: parts.provider ?? null,
      mailLeaves: parts.mailer.goes === "server",
    },
    writer,
    live: { hub: live, presence, viewPermissions },
    brake,
    imports: { files, importers },
    house: state,
    exports: {
      files,
      writer,
      exporters: allExporters,
      actorOf: actingAccount,
    },
  });

  // Nothing is served that asks for nothing of whoever calls it.
  policed(router);

  const reader = openMailReader();
  const replies = makeReplyMarks(parts.peopleKey, config.replyAddress);
  const house = houseOf({ change, db });
  const kept = Object.values(keepings);
  const deliver = (now?: string) =>
    deliverLetters({
      ...house,
      db,
      writer,
      files,
      press,
      log,
      mailer: parts.mailer,
      replies,
      clock: now === undefined ? clock : { now: () => now },
      keepings: kept,
    });
  const digestDesk = {
    registers: Object.values(deskRegisters),
    viewPermissions,
    address: addressOf(config),
  };
  const bringIndexUp = () =>
    keepUp({
      db,
      search: database.search,
      sources: Object.values(searchSources),
    });
  const handlers: Record<string, JobHandler> = {
    [digestKind]: sendDigest({
      db,
      writer,
      clock,
      mailer: parts.mailer,
      desk: digestDesk,
    }),
    [checkLogKind]: checkLog({ db, change, clock, actorOf: actingAccount }),
    ...(config.checkpointMail !== null && {
      [checkpointMailKind]: sendCheckpoint({
        db,
        clock,
        mailer: parts.mailer,
        to: config.checkpointMail,
      }),
    }),
    [accountMailKind]: sendAccountMail({
      db,
      change,
      clock,
      mailer: parts.mailer,
      address: addressOf(config),
    }),
    [removeFilesKind]: removeFiles(files),
    [finishErasingKind]: finishErasing({
      database,
      files,
      mailer: parts.mailer,
      clock,
      keepUp: bringIndexUp,
    }),
    [exportKind]: runExport({
      ...house,
      db,
      writer,
      files,
      exporters: allExporters,
      actorOf: actingAccount,
      tell: ({ exportId: id, personId: to }) => {
        live.publish({ topic: "job", id, kind: "progress", to });
      },
    }),
    [importKind]: runImport({
      ...house,
      db,
      writer,
      files,
      clock,
      importers,
      actorOf: actingAccount,
    }),
    [bulkJob]: workBulk({
      db,
      changeMany,
      house,
      clock,
      log,
      live,
      registers: Object.values(bulkRegisters),
      isClosing: () => closing,
    }),
  };
  const scheduler = makeScheduler(
    [
      { name: "checkpoints", everyMs: 5 * minute, run: anchorLedger },
      { name: "looks", everyMs: 15_000, run: () => looks.settle() },
      ...registerTicks.map(({ name, run }) => ({
        name,
        everyMs: 10 * minute,
        run: () => run({ ...house, db, now: () => clock.now() }),
      })),
      { name: "letters", everyMs: 1_000, run: () => deliver() },
      {
        name: "search index",
        everyMs: 1_000,
        run: bringIndexUp,
      },
      {
        name: "failed sign-ins",
        everyMs: 15_000,
        run: enterFailures({ db, change, clock }),
      },
      { name: "clock", everyMs: 10_000, run: watchClock({ change, clock }) },
      {
        name: "presence",
        everyMs: 10_000,
        run: () => presence.forgetTheGone(),
      },
      {
        name: "paused clocks",
        everyMs: 10 * minute,
        run: () =>
          refreshDue({
            ...house,
            db,
            writer,
            keepings: kept,
            now: clock.now(),
          }),
      },
      ...(parts.scanner === undefined
        ? []
        : [
            {
              name: "files to look at",
              everyMs: 2_000,
              run: checkFiles({
                db,
                writer,
                change,
                clock,
                files,
                scanner: parts.scanner,
              }),
            },
          ]),
      {
        name: "files whose day has come",
        everyMs: 10 * minute,
        run: () => deleteFilesOnTheirDay(house, db, clock.now()),
      },
      {
        name: "reminders",
        everyMs: minute,
        run: () => tellReminders({ db, writer, clock, viewPermissions }),
      },
      {
        name: "digests",
        everyMs: minute,
        run: () => askForDigests({ db, writer, clock }),
      },
      {
        name: "jobs",
        everyMs: 400,
        run: () =>
          runDueJobs({
            writer,
            clock,
            log,
            handlers,
            isClosing: () => closing,
          }),
      },
      {
        name: "nightly backup",
        everyMs: 10 * minute,
        run: nightlyBackup({
          db,
          change,
          clock,
          place: { folder: config.folder, keyFile: config.keyFile },
          backups: config.backups,
          drill: drillApart,
        }),
      },
      {
        name: "absences",
        everyMs: minute,
        run: () =>
          handOverApprovals({
            house,
            db,
            clock,
            approvePermissions: Object.fromEntries(
              kept.map(({ register }) => [
                register.key,
                register.workflow.moves.approve.permission,
              ]),
            ),
          }),
      },
      {
        name: "kept numbers",
        everyMs: 24 * 60 * minute,
        run: () => checkCounts({ db, writer, log }),
      },
      ...(ballast === undefined
        ? []
        : [
            {
              name: "ballast",
              everyMs: 20_000,
              run: () => ballast.restore(),
            },
          ]),
      {
        name: "watch over looks",
        everyMs: 20_000,
        run: async () => {
          await looks.settle();
          await watchLooks(db, house, clock.now());
        },
      },
      {
        name: "sample of the log",
        everyMs: 60 * minute,
        run: () =>
          drawSample({
            house,
            db,
            now: clock.now(),
            seatOf: (actor, office) => ({ actor, office, viewPermissions }),
          }),
      },
      {
        name: "old looks",
        everyMs: 60 * minute,
        run: () => forgetOldLooks(change, clock.now()),
      },
      {
        name: "forget the old",
        everyMs: 10 * minute,
        run: () => forgetTheOld(database, clock),
      },
    ],
    log,
  );

  const http = makeHttpApp({
    router,
    db,
    change,
    changeMany,
    looks,
    clock,
    sessions,
    log,
    routes: [
      ...houseRoutes({
        db,
        change,
        looks,
        signer: parts.anchoring?.signer ?? null,
        clock,
        files,
        press,
        reader,
        replies,
        counters: database.tries,
        desk: digestDesk,
        meter,
        health: async () =>
          healthOf(
            await houseView(db, state, {
              office: await officeOf(db),
              now: clock.now(),
            }),
            clock.now(),
          ),
        ...(parts.callLimits && { callLimits: parts.callLimits }),
      }),
      ...routes,
    ],
    meter,
    options: config,
    onDiskFault: () => {
      database.reportFault();
    },
    dataProblem: () => database.problem(),
    isReady: () => !closing && writer.isSound(),
  });
  return {
    http,
    router,
    db,
    change,
    changeMany,
    looks,
    resumeJobs: async () => {
      await writer.write(async (tx) => ({
        keep: true,
        value: await releaseJobs(tx),
      }));
    },
    passwords,
    sessions,
    tries,
    clock,
    scheduler,
    replies,
    deliver,
    anchorLedger,
    beginClosing: () => {
      closing = true;
      // Streams never end by themselves; the server waits for every open answer.
      live.close();
      meter.close();
    },
  };
}
