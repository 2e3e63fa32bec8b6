import type { Permission } from "@kept/domain/access/permissions";
import type { Db } from "../db/reading.ts";

/** What a register knows of a case beyond what every case has. */
export interface OwnText {
  readonly texts: readonly string[];
  /** Numbers and addresses; see search-keys.ts of the domain. */
  readonly keys: readonly string[];
}

/** What of a register's cases can be searched for; search serves one it has never heard of. */
export interface SearchSource {
  readonly register: {
    readonly key: string;
    /** Whoever lacks it searches titles and numbers, and not what is written in cases. */
    readonly readPermission: Permission;
  };
  readonly ownText: (
    db: Db,
    caseIds: readonly string[],
  ) => Promise<ReadonlyMap<string, OwnText>>;
}
