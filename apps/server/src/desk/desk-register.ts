import type { Permission } from "@kept/domain/access/permissions";
import type { Text } from "@kept/domain/text";
import type { KindSource } from "../casework/case-kinds.ts";
import type { Keeping } from "../casework/keeping.ts";

/** As much of a register as the desk asks for; it serves one it has never heard of. */
export interface DeskRegister {
  readonly register: {
    readonly key: string;
    readonly title: Text;
    readonly viewPermission: Permission;
    readonly acts: Readonly<Record<string, Text>>;
  };
  /** Whether its first stage means that nobody has said yet who asks and for what. */
  readonly startsUnidentified: boolean;
  readonly clocksOf: Keeping["clocksOf"];
  readonly kindsOf: KindSource["kindsOf"];
}
