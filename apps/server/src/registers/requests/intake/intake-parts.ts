import type { House } from "../../../casework/act.ts";
import type { Db } from "../../../db/reading.ts";
import type { FileStore } from "../../../files/file-store.ts";
import type { MailReader } from "../../../mail/incoming/mail-reader.ts";

/** What intake needs beside the one door. */
export interface IntakeParts extends House {
  readonly db: Db;
  readonly files: FileStore;
  readonly reader: MailReader;
}
