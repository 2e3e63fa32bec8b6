import type { Permission } from "@kept/domain/access/permissions";
import type { Text } from "@kept/domain/text";
import type { Db } from "../db/reading.ts";

/** What a register knows of a case beyond what every case has. */
export interface OwnText {
  readonly texts: readonly string[];
  /** Numbers and addresses; see search-keys.ts of the domain. */
  readonly keys: readonly string[];
}

/** As much of a register as search asks for; it serves one it has never heard of. */
export interface SearchSource {
  readonly register: {
    readonly key: string;
    readonly viewPermission: Permission;
    readonly workflow: {
      readonly stages: Readonly<Record<string, { readonly label: Text }>>;
    };
  };
  readonly ownText: (
    db: Db,
    caseIds: readonly string[],
  ) => Promise<ReadonlyMap<string, OwnText>>;
  /** What a case is about, in a few words; null while nobody has said. */
  readonly kindOf: (db: Db, caseId: string) => Promise<Text | null>;
}
