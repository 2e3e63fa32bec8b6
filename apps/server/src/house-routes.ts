import type { WallClock } from "./clock/wall-clock.ts";
import type { Db } from "./db/reading.ts";
import type { Room } from "./files/disk-space.ts";
import type { FileStore } from "./files/file-store.ts";
import { calendarFeed } from "./desk/calendar-feed.ts";
import type { DigestDesk } from "./desk/digest-views.ts";
import { calendarFeeds } from "./http/calendar-feed.ts";
import { downloads } from "./http/downloads.ts";
import { letterSheets } from "./http/letter-sheets.ts";
import type { LetterPress } from "./letters/pdf/letter-press.ts";
import { evidenceFiles } from "./http/evidence-files.ts";
import { exportFiles } from "./http/export-files.ts";
import { importFiles } from "./http/import-files.ts";
import type { MountRoutes } from "./http/http-app.ts";
import { intakeApi } from "./http/intake-api.ts";
import { mailDrop } from "./http/mail-drop.ts";
import type { Meter } from "./http/meter.ts";
import { metrics, type HouseHealth } from "./http/metrics.ts";
import { reportFiles } from "./http/report-files.ts";
import { uploads } from "./http/uploads.ts";
import type { Change } from "./ledger/change.ts";
import type { NoteSigner } from "./ledger/anchor.ts";
import type { Looks } from "./ledger/looks.ts";
import type { ReplyMarks } from "./mail/reply-marks.ts";
import type { MailReader } from "./mail/incoming/mail-reader.ts";
import { houseOf } from "./casework/house.ts";
import { fileDesks, openIntake } from "./registers/intake-doors.ts";
import {
  importers,
  keepings,
  reportFile,
  readPermissions,
  viewPermissions,
} from "./registers/index.ts";
import { makeCallRate, type CallLimits } from "./tokens/call-rate.ts";

export interface HouseRouteParts {
  readonly db: Db;
  readonly change: Change;
  readonly looks: Looks;
  readonly signer: NoteSigner | null;
  readonly clock: Pick<WallClock, "now">;
  readonly files: FileStore;
  readonly room: () => Promise<Room>;
  readonly reader: MailReader;
  readonly replies: ReplyMarks;
  readonly press: LetterPress;
  readonly desk: DigestDesk;
  readonly meter: Meter;
  readonly health: () => Promise<HouseHealth>;
  /** The counters' own database file. */
  readonly counters: unknown;
  /** Smaller in tests; everywhere else those of the house. */
  readonly callLimits?: Partial<CallLimits>;
}

/** Everything that is answered beside tRPC: mail and files in, files out, and the documented API. */
export function houseRoutes(parts: HouseRouteParts): readonly MountRoutes[] {
  const { db, change, looks, clock, files, room, reader, replies } = parts;
  const house = houseOf({ change, db });
  const intake = openIntake({
    ...house,
    db,
    files,
    reader,
    replies,
    keepings: Object.values(keepings),
  });
  const rate = makeCallRate(parts.counters, parts.callLimits);
  return [
    mailDrop({ clock, take: intake.takeDroppedMail }),
    uploads({ db, files, room, clock, addFile: fileDesks(house) }),
    downloads({ db, files, looks, clock, readPermissions }),
    letterSheets({
      ...house,
      db,
      looks,
      clock,
      press: parts.press,
      keepings: Object.values(keepings),
      readPermissions,
    }),
    exportFiles({ db, files, clock, looks }),
    evidenceFiles({
      db,
      looks,
      clock,
      viewPermissions,
      signer: parts.signer,
    }),
    reportFiles({
      looks,
      clock,
      permission: "disclosures.figures",
      fileOf: (wanted) => reportFile({ db, press: parts.press }, wanted),
    }),
    importFiles({ db, files, room, clock, house, importers }),
    calendarFeeds({
      looks,
      clock,
      rate,
      feed: (secret) =>
        calendarFeed({ db, desk: parts.desk }, { secret, now: clock.now() }),
    }),
    metrics({ meter: parts.meter, db, clock, rate, health: parts.health }),
    intakeApi({
      db,
      clock,
      rate,
      operations: intake.operations,
    }),
  ];
}
