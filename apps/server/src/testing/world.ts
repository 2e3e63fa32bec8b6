import { randomUUID, randomUUIDv7 } from "node:crypto";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "@kept/domain/access/actor";
import type { Role } from "@kept/domain/access/permissions";
import type { Context } from "../api/context.ts";
import { callerFactory } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { buildApp } from "../app.ts";
import type { App } from "../app-parts.ts";
import type { Config } from "../config.ts";
import type { Ballast } from "../files/ballast.ts";
import type { DiskSpace } from "../files/disk-space.ts";
import type { Scanner } from "../files/scanner.ts";
import type { FileStore } from "../files/file-store.ts";
import { askedOnNow, namedOn } from "../casework/access-store.ts";
import { openMemoryFileStore } from "../files/memory-file-store.ts";
import type { MountRoutes } from "../http/http-app.ts";
import { openLetterPress } from "../letters/pdf/letter-press.ts";
import { makeLog, type LogLine } from "../log/house-log.ts";
import type { Mailer } from "../mail/outgoing/mailer.ts";
import { openMemoryMailer } from "../mail/outgoing/memory-mailer.ts";
import {
  atTheMachine,
  createFirstAccounts,
  createFirstTeams,
} from "../people/first-accounts.ts";
import type { IdentityProvider } from "../people/sso/identity-provider.ts";
import type { AppRouter } from "../router.ts";
import type { CallLimits } from "../tokens/call-rate.ts";
import { furnishOffice } from "./furnish-office.ts";
import { stoppedClock, type StoppedClock } from "./stopped-clock.ts";
import {
  reopenDatabase,
  temporaryDatabase,
  type TemporaryDatabase,
} from "./temporary-database.ts";

/** Everybody's password in a test world. */
export const testPassword = "four wet paper boats";

/** Who there is in a test world, with their role and team. */
export const cast = {
  admin1: ["admin", null],
  admin2: ["admin", null],
  dpo1: ["dpo", null],
  dpo2: ["dpo", null],
  analystA1: ["analyst", "a"],
  analystA2: ["analyst", "a"],
  analystB: ["analyst", "b"],
  legal1: ["legal", null],
  legal2: ["legal", null],
  manager1: ["manager", null],
  auditor1: ["auditor", null],
} as const satisfies Record<string, readonly [Role, string | null]>;

export type CastName = keyof typeof cast;
export const castNames = Object.keys(cast) as CastName[];

export type Caller = ReturnType<
  ReturnType<typeof callerFactory<AppRouter["_def"]["record"]>>
>;

// One thread prints for every world of a test file; it starts with the first letter.
const press = openLetterPress();

export interface World extends Omit<App, "clock"> {
  readonly database: TemporaryDatabase;
  readonly files: FileStore;
  /** Where letters went, unless the test brought a mailer of its own. */
  readonly mailer: Mailer;
  readonly clock: StoppedClock;
  readonly config: Config;
  readonly teams: Readonly<Record<"a" | "b", string>>;
  /** What went into the log. */
  readonly logged: LogLine[];
  emailOf(name: CastName): string;
  actor(name: CastName): Actor;
  /** Calls the API as somebody, or as nobody, without the wire between. */
  as(name: CastName | null): Caller;
  /** Builds the house anew over the same folder, as a restart does. */
  restart(): Promise<World>;
  /** A second house over a copy of the folder as it is now; whatever happens in one is not in the other. */
  twin(): Promise<World>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly now?: string;
  readonly routes?: readonly MountRoutes[];
  readonly callLimits?: Partial<CallLimits>;
  /** Room that is held back, as the test says whether it is there. */
  readonly ballast?: Ballast;
  /** Plenty, unless the test says otherwise: what is free on the machine is no business of a test. */
  readonly diskSpace?: () => DiskSpace;
  readonly config?: Partial<Config>;
  readonly mailer?: Mailer;
  readonly scanner?: Scanner;
  readonly provider?: IdentityProvider;
  /** False for an office in which people are real and a password alone opens nothing. */
  readonly isDemo?: boolean;
}

/** Monday, the moment of the pictures. */
const mockMoment = "2026-09-21T01:42:00.000Z";

/** A furnished house with people in every role and no case, on a stopped clock and a database of its own. */
export async function makeWorld(options: WorldOptions = {}): Promise<World> {
  const clock = stoppedClock(options.now ?? mockMoment);
  const database = await temporaryDatabase({ now: clock.now() });
  const files = openMemoryFileStore();
  const mailer = options.mailer ?? openMemoryMailer();
  const ground = { clock, database, files, mailer };
  const app = buildTestApp(options, ground);
  const asking = atTheMachine(clock.now());
  await furnishOffice(app, { isDemo: options.isDemo ?? true });
  const teams = answer(
    await createFirstTeams(app.change, asking, [
      { key: "a", nameEn: "Team A", nameZh: "甲组" },
      { key: "b", nameEn: "Team B", nameZh: "乙组" },
    ]),
  );
  const ids = answer(
    await createFirstAccounts(
      app,
      asking,
      castNames.map((name) => {
        const [role, team] = cast[name];
        return {
          email: emailOf(name),
          name,
          nameZh: null,
          role,
          teamId: team === null ? null : (teams[team] ?? null),
          language: "en",
          password: testPassword,
        };
      }),
    ),
  );
  const idOf = Object.fromEntries(
    castNames.map((name, index) => [name, ids[index] ?? ""]),
  );
  return inhabit(options, {
    app,
    ...ground,
    idOf,
    teams: { a: teams["a"] ?? "", b: teams["b"] ?? "" },
  });
}

function emailOf(name: CastName): string {
  return `${name.toLowerCase()}@office.example`;
}

interface Ground {
  readonly clock: StoppedClock;
  readonly database: TemporaryDatabase;
  readonly files: FileStore;
  readonly mailer: Mailer;
}

/** Passwords of test worlds are peppered with it. */
export const testPeopleKey = Buffer.alloc(32, 7);

function buildTestApp(
  options: WorldOptions,
  { clock, database, files, mailer }: Ground,
) {
  const logged: LogLine[] = [];
  const silent = makeLog("silent");
  const app = buildApp({
    config: { ...testConfig(database.folder), ...options.config },
    clock,
    database,
    files,
    mailer,
    press,
    log: {
      write: (line) => {
        logged.push(line);
        silent.write(line);
      },
    },
    passwordCost: { memoryKib: 8, passes: 1 },
    peopleKey: testPeopleKey,
    ...(options.scanner && { scanner: options.scanner }),
    ...(options.provider && { provider: options.provider }),
    ...(options.routes && { routes: options.routes }),
    ...(options.callLimits && { callLimits: options.callLimits }),
    ...(options.ballast && { ballast: options.ballast }),
    diskSpace: async () => (options.diskSpace ?? plenty)(),
  });
  return { ...app, logged };
}

const plenty = (): DiskSpace => ({ free: 50e9, total: 100e9 });

function testConfig(folder: string): Config {
  return {
    host: "127.0.0.1",
    port: 0,
    folder,
    demo: "off",
    hosts: [],
    trustedProxies: [],
    logLevel: "silent",
    smtp: null,
    replyAddress: null,
    keyFile: null,
    scanner: null,
    sso: null,
    checkpointFolder: null,
    checkpointUrl: null,
    checkpointMail: null,
    backups: null,
    webFolder: join(folder, "web"),
  };
}

interface Inhabited extends Ground {
  readonly app: ReturnType<typeof buildTestApp>;
  readonly idOf: Readonly<Record<string, string>>;
  readonly teams: World["teams"];
}

function inhabit(
  options: WorldOptions,
  { app, clock, database, files, mailer, idOf, teams }: Inhabited,
): World {
  const actor = (name: CastName): Actor => {
    const [role, team] = cast[name];
    const id = idOf[name] ?? "";
    return {
      id,
      role,
      teamId: team === null ? null : teams[team],
      namedOn: [],
      askedOn: [],
      sessionHash: null,
      name,
    };
  };
  const actorNow = async (name: CastName): Promise<Actor> => ({
    ...actor(name),
    namedOn: await namedOn(app.db, actor(name).id, clock.now()),
    askedOn: await askedOnNow(app.db, actor(name)),
  });
  const makeCaller = callerFactory(app.router);
  const contextFor = async (name: CastName | null): Promise<Context> => ({
    actor: name === null ? null : await actorNow(name),
    provedAt: name === null ? null : clock.now(),
    isEnrolling: false,
    origin: "http://localhost",
    device: "",
    db: app.db,
    change: app.change,
    changeMany: app.changeMany,
    looks: app.looks,
    now: () => clock.now(),
    requestId: randomUUIDv7(),
    address: "127.0.0.1",
    ipClass: "loopback",
    idempotencyKey: randomUUID(),
    draftId: null,
    bodyHash: randomUUID(),
    callCount: 1,
    session: { token: null, begin: () => undefined, end: () => undefined },
    trip: { token: null, begin: () => undefined, end: () => undefined },
  });
  const { clock: _sameClock, ...parts } = app;
  return {
    ...parts,
    database,
    files,
    mailer,
    clock,
    config: { ...testConfig(database.folder), ...options.config },
    teams,
    emailOf,
    actor,
    as: (name) => makeCaller(() => contextFor(name)),
    async restart() {
      app.beginClosing();
      await app.scheduler.stop();
      database.close();
      const reopened = await reopenDatabase(database.folder, {
        now: clock.now(),
      });
      const ground = { clock, database: reopened, files, mailer };
      return inhabit(options, {
        app: buildTestApp(options, ground),
        ...ground,
        idOf,
        teams,
      });
    },
    async twin() {
      const folder = mkdtempSync(join(tmpdir(), "kept-"));
      cpSync(database.folder, folder, { recursive: true });
      const copy = await reopenDatabase(folder, { now: clock.now() });
      const ground = {
        clock: stoppedClock(clock.now()),
        database: copy,
        files,
        mailer: openMemoryMailer(),
      };
      return inhabit(options, {
        app: buildTestApp(options, ground),
        ...ground,
        idOf,
        teams,
      });
    },
    async close() {
      app.beginClosing();
      await app.scheduler.stop();
      database.remove();
    },
  };
}
