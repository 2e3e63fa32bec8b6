import type { Permission } from "@kept/domain/access/permissions";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { PersonKeys, ToldEntry } from "@kept/domain/casework/statement";
import type { CivilDay } from "@kept/domain/time/day-number";
import type { Verdict } from "@kept/domain/verdict";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import type { Recorded } from "../../ledger/change.ts";
import type { Asking, House } from "../act.ts";
import type { CaseHeader } from "../case-store.ts";
import type { At } from "../keeping.ts";
import type { Office } from "../office.ts";

/** An entry that may be told, with the case it stands at and whom it names. */
export interface FoundEntry extends ToldEntry {
  readonly caseId: string;
  readonly person: PersonKeys;
}

/** What a register contributes whose cases record what was given away about people. */
export interface Teller {
  /**
   * For each of these persons the entries that may be about them and may be told on this day, in one question.
   * Whatever must not be told is kept out by the query itself: it is never read, so neither words nor time can
   * tell that it is there.
   */
  readonly entriesAbout: <Key>(
    db: Db,
    persons: ReadonlyMap<Key, PersonKeys>,
    today: CivilDay,
  ) => Promise<ReadonlyMap<Key, readonly FoundEntry[]>>;
}

/** Whom a statement is for. */
export interface StatementPerson {
  readonly name: string;
  readonly language: "en" | "zh";
  readonly keys: PersonKeys;
}

/** What a register contributes whose cases are answered with a statement. */
export interface StatementDesk {
  readonly viewPermission: Permission;
  /** Whom the statements of these cases are for, in one question. */
  readonly personsOf: (
    db: Db,
    caseIds: readonly string[],
  ) => Promise<ReadonlyMap<string, StatementPerson>>;
  /**
   * Puts a case back to work on which something more is owed, and says what that changed. Null where nobody waits
   * for more, as on a case that went into another.
   */
  readonly comeBack: (
    tx: Tx,
    setting: At & { readonly theCase: CaseHeader },
  ) => Promise<CaseEvent["changes"] | null>;
  /** Makes the register's own move on the case; its workflow says when that is allowed. */
  readonly act: <T>(
    house: House,
    wanted: {
      readonly asking: Asking;
      readonly caseId: string;
      readonly version: number;
    },
    work: (
      tx: Tx,
      setting: {
        readonly theCase: CaseHeader;
        readonly office: Office;
        readonly now: string;
      },
    ) => Promise<Verdict<Recorded<T>>>,
  ) => Promise<Verdict<T>>;
}

export interface StatementParts {
  /** By register. */
  readonly desks: Readonly<Record<string, StatementDesk>>;
  readonly tellers: readonly Teller[];
}
