import { sql, type SqlBool } from "kysely";
import type { Text } from "@kept/domain/text";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import { isDrillLate, lastDrill } from "../backup/drill-record.ts";
import { today, usedCalendars, type Office } from "../casework/office.ts";
import type { Db } from "../db/reading.ts";
import { isShort, type DiskSpace } from "../files/disk-space.ts";

/** What the machine knows of itself and the database does not. */
export interface HouseState {
  readonly diskSpace: () => Promise<DiskSpace>;
  /** Where letters go: to a mail server, or to a folder. */
  readonly mailGoes: "server" | "folder";
  /** Whether a backup stays every night, or only the drill is made. */
  readonly keepsBackups: boolean;
  /** How many places outside the house are told what the ledger is. */
  readonly outsideAnchors: number;
}

export interface HouseView {
  readonly calendars: readonly {
    readonly title: Text;
    readonly horizon: string;
    /** It ends within 60 days, and the next year is not in it. */
    readonly isEnding: boolean;
  }[];
  readonly mail: {
    readonly goes: HouseState["mailGoes"];
    /** Tried at least once and not taken yet. */
    readonly retrying: number;
    /** Given up in the last seven days. */
    readonly dead: number;
  };
  readonly deadJobs: number;
  readonly backup: {
    readonly isKept: boolean;
    /** When one was last made, restored and found to be equal. */
    readonly goodAt: string | null;
    readonly fault: string | null;
    /** Older than 26 hours. */
    readonly isLate: boolean;
  };
  readonly checkpoints: {
    readonly outside: number;
    readonly lastAt: string | null;
  };
  readonly disk: DiskSpace & { readonly isLow: boolean };
}

/** Letters of sealed cases are in no number. */
const isOpen = sql<SqlBool>`(case_id is null or case_id not in (select id from cases where is_sealed = 1))`;

const daysAhead = 60;

/** Whether the house is well: calendars, mail, jobs and disk. It reads no case. */
export async function houseView(
  db: Db,
  state: HouseState,
  { office, now }: { readonly office: Office; readonly now: string },
): Promise<HouseView> {
  const on = today(office, now);
  const until = addDays(on, daysAhead);
  const weekAgo = startOfDay(addDays(on, -7), office.zone);
  const { rows } = await sql<{
    retrying: number;
    dead: number;
    dead_jobs: number;
    checkpoint_at: string | null;
    since: string | null;
  }>`select
    (select count(*) from outbox where state in ('waiting', 'sending') and attempts > 0 and ${isOpen}) as retrying,
    (select count(*) from outbox where state = 'dead' and settled_at >= ${weekAgo} and ${isOpen}) as dead,
    (select count(*) from jobs where state = 'dead') as dead_jobs,
    (select made_at from ledger_checkpoints order by size desc limit 1) as checkpoint_at,
    (select at from ledger_entries where seq = 1) as since`.execute(db);
  const disk = await state.diskSpace();
  const drill = await lastDrill(db);
  return {
    calendars: usedCalendars(office).map(({ title, horizon }) => ({
      title,
      horizon,
      isEnding: horizon <= until,
    })),
    mail: {
      goes: state.mailGoes,
      retrying: rows[0]?.retrying ?? 0,
      dead: rows[0]?.dead ?? 0,
    },
    deadJobs: rows[0]?.dead_jobs ?? 0,
    backup: {
      isKept: state.keepsBackups,
      goodAt: drill?.goodAt ?? null,
      fault: drill?.fault ?? null,
      isLate: isDrillLate(drill, { now, houseSince: rows[0]?.since ?? now }),
    },
    checkpoints: {
      outside: state.outsideAnchors,
      lastAt: rows[0]?.checkpoint_at ?? null,
    },
    disk: {
      ...disk,
      isLow: isShort(disk),
    },
  };
}

/** When the ledger was last written; null for an empty one. */
export async function lastEntryAt(db: Db): Promise<string | null> {
  const last = await db
    .selectFrom("ledger_entries")
    .select("at")
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return last?.at ?? null;
}

/** The same for a program that watches the house; it counts nothing that a case could be known by. */
export function healthOf(view: HouseView, now: string) {
  const { backup, calendars, deadJobs, disk, mail } = view;
  return {
    well: {
      backup: backup.fault === null && !backup.isLate,
      calendars: calendars.every(({ isEnding }) => !isEnding),
      disk: !disk.isLow,
      jobs: deadJobs === 0,
      mail: mail.dead === 0,
    },
    diskFreeBytes: disk.free,
    backupAgeSeconds:
      backup.goodAt === null
        ? null
        : Math.round((Date.parse(now) - Date.parse(backup.goodAt)) / 1000),
  };
}
