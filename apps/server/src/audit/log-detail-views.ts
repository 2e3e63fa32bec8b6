import type { Actor } from "@kept/domain/access/actor";
import { may } from "@kept/domain/access/permissions";
import type { Json } from "@kept/domain/json";
import { registers } from "@kept/domain/registers/index";
import type { Db } from "../db/reading.ts";
import {
  historyOfEntries,
  withheld,
  type HistoryChange,
} from "../ledger/history-views.ts";
import { lookIn, type LogRow } from "./log-row-views.ts";
import { casesOf, type LogSeat } from "./log-asked-views.ts";
import { logEntries } from "./log-views.ts";

/** What an entry says beside its sentence: fields before and after, or the cases of a list. */
export interface LogDetail {
  readonly row: LogRow;
  readonly changes: readonly HistoryChange[];
  /** Numbers of the cases that stood in what was shown. */
  readonly shown: readonly string[];
}

/** One entry in full; null where there is none that the reader may see. */
export async function logDetail(
  db: Db,
  seat: LogSeat,
  seq: number,
): Promise<LogDetail | null> {
  const { rows } = await logEntries(db, seat, {
    asked: { where: {}, seqs: [seq] },
    before: null,
    limit: 1,
  });
  const [row] = rows;
  const [entry] = await historyOfEntries(db, [seq]);
  if (row === undefined || entry === undefined) return null;
  const look = lookIn(entry);
  if (look === null) {
    const told = mayReadWritten(seat.actor, row.case?.register)
      ? entry
      : withheld(entry);
    return { row, changes: told.changes.map(plain), shown: [] };
  }
  const cases = await casesOf(db, seat, look.shown ?? []);
  return {
    row,
    changes: [],
    shown: [...cases.values()].map(({ reference }) => reference).toSorted(),
  };
}

/** What was written in a case is read by those who may read the case; the log shows them no more. */
export function mayReadWritten(
  actor: Actor,
  inRegister: string | undefined,
): boolean {
  const register = Object.values(registers).find(
    ({ key }) => key === inRegister,
  );
  return register === undefined || may(actor, register.readPermission);
}

/** Long wordings are read in the case, not in the log. */
function plain(change: HistoryChange): HistoryChange {
  const short = (value: Json): Json =>
    typeof value === "string" && value.length > 200
      ? `${value.slice(0, 200)}…`
      : value;
  return {
    ...change,
    before: short(change.before),
    after: short(change.after),
  };
}
