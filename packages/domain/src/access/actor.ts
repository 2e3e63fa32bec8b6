import type { ActingRole } from "./permissions.ts";

/** Whoever acts: a signed-in person, or a part of the machine under its own name. */
export interface Actor {
  readonly id: string;
  readonly role: ActingRole;
  readonly teamId: string | null;
  /** Cases whose list names this person at this moment: the only way to a sealed one. */
  readonly namedOn: readonly string[];
  /** Cases that ask something of this person: a yes that waits or was given while the case is open, or a task. */
  readonly askedOn: readonly string[];
  /** SHA-256 of the session's token, so that an act can be traced to a session; null for the machine. */
  readonly sessionHash: string | null;
  readonly name: string;
}

/** The machine acting by itself; `part` is what the audit trail calls it, such as "mail-gateway". */
export function systemActor(part: string): Actor {
  return {
    id: `system:${part}`,
    role: "system",
    teamId: null,
    namedOn: [],
    askedOn: [],
    sessionHash: null,
    name: part,
  };
}
