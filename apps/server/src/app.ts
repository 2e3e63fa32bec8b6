import { randomUUIDv7 } from "node:crypto";
import type { WallClock } from "./clock/wall-clock.ts";
import type { Config } from "./config.ts";
import type { OpenDatabase } from "./db/open-database.ts";
import type { Db } from "./db/reading.ts";
import { makeHttpApp, type MountRoutes } from "./http/http-app.ts";
import { forgetTheOld } from "./jobs/forget-the-old.ts";
import { runDueJobs, type JobHandler } from "./jobs/run-jobs.ts";
import { makeScheduler, type Scheduler } from "./jobs/scheduler.ts";
import { makeChange, type Change } from "./ledger/change.ts";
import type { HouseLog } from "./log/house-log.ts";
import {
  houseCost,
  makePasswords,
  type PasswordCost,
  type Passwords,
} from "./people/passwords.ts";
import { makeSessions, type Sessions } from "./people/sessions.ts";
import { makeTries, type Tries } from "./people/tries.ts";
import { makeRouter, type AppRouter } from "./router.ts";

export interface AppParts {
  readonly config: Config;
  readonly clock: WallClock;
  readonly database: OpenDatabase;
  readonly log: HouseLog;
  /** Cheaper in tests; everywhere else the cost of the house. */
  readonly passwordCost?: PasswordCost;
  /** Routes beside the API, such as files and the intake. */
  readonly routes?: readonly MountRoutes[];
}

export interface App {
  readonly http: ReturnType<typeof makeHttpApp>;
  readonly router: AppRouter;
  readonly db: Db;
  readonly change: Change;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly tries: Tries;
  readonly clock: WallClock;
  readonly scheduler: Scheduler;
  /** From now on the house says that it is not ready for more. */
  beginClosing(): void;
}

const minute = 60_000;

/** Builds the house from its parts. Nothing here listens, ticks or writes yet. */
export function buildApp(parts: AppParts): App {
  const { config, clock, database, log, routes = [] } = parts;
  const { db, writer } = database;
  let closing = false;

  const change = makeChange({ writer, clock, bootId: randomUUIDv7() });
  const passwords = makePasswords(parts.passwordCost ?? houseCost);
  const sessions = makeSessions({ db, writer, clock });
  const tries = makeTries(database.tries);
  const router = makeRouter({ people: { passwords, tries } });

  const handlers: Record<string, JobHandler> = {};
  const scheduler = makeScheduler(
    [
      {
        name: "jobs",
        everyMs: 5_000,
        run: () => runDueJobs({ writer, clock, log, handlers }),
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
    clock,
    sessions,
    log,
    routes,
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
    passwords,
    sessions,
    tries,
    clock,
    scheduler,
    beginClosing: () => {
      closing = true;
    },
  };
}
