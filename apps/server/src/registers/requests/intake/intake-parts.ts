import type { House } from "../../../casework/act.ts";
import type { AnyKeeping } from "../../../casework/keeping.ts";
import type { Db } from "../../../db/reading.ts";
import type { FileStore } from "../../../files/file-store.ts";
import type { ReplyMarks } from "../../../mail/reply-marks.ts";
import type { MailReader } from "../../../mail/incoming/mail-reader.ts";

/** What intake needs beside the one door. */
export interface IntakeParts extends House {
  readonly db: Db;
  readonly files: FileStore;
  readonly reader: MailReader;
  /** Every register: what is answered to a letter comes back to its case, whichever it stands in. */
  readonly keepings: readonly AnyKeeping[];
  /** Who knows a reply address that is ours. */
  readonly replies: Pick<ReplyMarks, "isGenuine">;
}
