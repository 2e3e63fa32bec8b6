import type { Permission } from "@kept/domain/access/permissions";
import type { Text } from "@kept/domain/text";
import type { Keeping } from "../casework/keeping.ts";
import type { Db } from "../db/reading.ts";

/** As much of a register as the desk asks for; it serves one it has never heard of. */
export interface DeskRegister {
  readonly register: {
    readonly key: string;
    readonly viewPermission: Permission;
    readonly acts: Readonly<Record<string, Text>>;
  };
  readonly clocksOf: Keeping["clocksOf"];
  /** What a case is about, in a few words; null while nobody has said. */
  readonly kindOf: (db: Db, caseId: string) => Promise<Text | null>;
}
