import type { WallClock } from "./clock/wall-clock.ts";
import type { Config } from "./config.ts";
import type { OpenDatabase } from "./db/open-database.ts";
import type { Db } from "./db/reading.ts";
import type { Ballast } from "./files/ballast.ts";
import type { DiskSpace } from "./files/disk-space.ts";
import type { Scanner } from "./files/scanner.ts";
import type { FileStore } from "./files/file-store.ts";
import type { makeHttpApp, MountRoutes } from "./http/http-app.ts";
import type { Anchoring } from "./jobs/anchor-ledger.ts";
import type { Scheduler } from "./jobs/scheduler.ts";
import type { Change, ChangeMany } from "./ledger/change.ts";
import type { LetterPress } from "./letters/pdf/letter-press.ts";
import type { Looks } from "./ledger/looks.ts";
import type { HouseLog } from "./log/house-log.ts";
import type { ReplyMarks } from "./mail/reply-marks.ts";
import type { Mailer } from "./mail/outgoing/mailer.ts";
import type { CallLimits } from "./tokens/call-rate.ts";
import type { PasswordCost, Passwords } from "./people/passwords.ts";
import type { IdentityProvider } from "./people/sso/identity-provider.ts";
import type { Sessions } from "./people/sessions.ts";
import type { Tries } from "./people/tries.ts";
import type { AppRouter } from "./router.ts";

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
  /** As a test says; everywhere else that of the disk under the data. */
  readonly diskSpace?: () => Promise<DiskSpace>;
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
