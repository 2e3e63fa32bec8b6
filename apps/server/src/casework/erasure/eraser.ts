import type { Viewer } from "@kept/domain/access/visible-cases";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

/** What a person is called and reached by on a case. */
export interface PersonWords {
  /** As written, for looking for them where no case is named. */
  readonly names: readonly string[];
  /** Addresses, phone and account numbers: those that are the person's alone. */
  readonly identifiers: readonly string[];
}

/** What a register held of the person and let go of. */
export interface LetGo {
  /** In the FileStore. */
  readonly fileIds: readonly string[];
  /** Things with entries of their own in the ledger, such as a mail that waited for its case. */
  readonly objectIds: readonly string[];
}

/** How one register forgets a person; what every case holds, casework forgets itself. */
export interface Eraser {
  readonly personOf: (db: Db, caseId: string) => Promise<PersonWords>;
  /** Other cases of the same person, as far as whoever looks may know of them. */
  readonly alsoTheirs: (
    db: Db,
    caseId: string,
    viewer: Viewer,
  ) => Promise<readonly string[]>;
  readonly erase: (tx: Tx, caseId: string) => Promise<LetGo>;
}
