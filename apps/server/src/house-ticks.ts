import { drawSample } from "./audit/sample-commands.ts";
import { watchLooks } from "./audit/watch-looks.ts";
import { drillApart } from "./backup/drill-apart.ts";
import { handOverApprovals } from "./casework/absence-commands.ts";
import { refreshDue } from "./casework/clock-refresh.ts";
import { deleteFilesOnTheirDay } from "./casework/file-expiry.ts";
import { checkFiles } from "./jobs/check-files.ts";
import { checkCounts } from "./jobs/check-counts.ts";
import { forgetTheOld } from "./jobs/forget-the-old.ts";
import { enterFailures } from "./jobs/enter-failures.ts";
import { askForDigests } from "./jobs/send-digests.ts";
import { tellEndingNamings } from "./jobs/tell-ending-namings.ts";
import { tellReminders } from "./jobs/tell-reminders.ts";
import { nightlyBackup } from "./jobs/nightly-backup.ts";
import { watchClock } from "./jobs/watch-clock.ts";
import { runDueJobs, type JobHandler } from "./jobs/run-jobs.ts";
import { forgetOldLooks } from "./ledger/looks.ts";
import { keepings, viewPermissions, registerTicks } from "./registers/index.ts";
import type { HouseWork } from "./house-jobs.ts";
import type { Tick } from "./jobs/scheduler.ts";

const minute = 60_000;

interface TickDesk extends HouseWork {
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly deliver: () => Promise<unknown>;
  readonly anchorLedger: () => Promise<void>;
  readonly bringIndexUp: () => Promise<unknown>;
}

/** What is done again and again, and how often. */
export function houseTicks({
  parts,
  house,
  change,
  presence,
  looks,
  isClosing,
  handlers,
  deliver,
  anchorLedger,
  bringIndexUp,
}: TickDesk): readonly Tick[] {
  const { ballast, config, clock, database, files, log } = parts;
  const { db, writer } = database;
  const kept = Object.values(keepings);
  return [
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
      name: "namings that end",
      everyMs: 10 * minute,
      run: () => tellEndingNamings({ db, writer, clock, viewPermissions }),
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
          isClosing,
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
  ];
}
