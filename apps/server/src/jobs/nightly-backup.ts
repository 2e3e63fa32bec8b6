import { randomUUIDv7 } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { systemActor } from "@kept/domain/access/actor";
import { today } from "../casework/office.ts";
import { officeOf } from "../casework/office-store.ts";
import {
  drillKey,
  lastDrill,
  type DrillRecord,
} from "../backup/drill-record.ts";
import { keptVersion } from "../backup/version.ts";
import type { DrillOrder, DrillOutcome } from "../backup/drill.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { NightlyBackups } from "../config.ts";
import type { Db } from "../db/reading.ts";
import type { Change } from "../ledger/change.ts";
import { setSetting } from "../people/first-accounts.ts";

export interface NightlyParts {
  readonly db: Db;
  readonly change: Change;
  readonly clock: Pick<WallClock, "now">;
  readonly place: Pick<DrillOrder, "folder" | "keyFile">;
  readonly backups: NightlyBackups | null;
  readonly drill: (order: DrillOrder) => Promise<DrillOutcome>;
}

/** Nobody works then, wherever the office is. */
const beginsAt = 2;
const endsAt = 5;
const tryAgainMs = 60 * 60 * 1000;

/**
 * Once a night, between two and five in the office: a backup, and the proof that it can be used. A night that was
 * missed, because Kept was stopped or the backup failed, is made up for at any hour.
 */
export function nightlyBackup(parts: NightlyParts): () => Promise<boolean> {
  return async () => {
    const { db, change, clock, place, backups } = parts;
    const now = clock.now();
    const office = await officeOf(db);
    const last = await lastDrill(db);
    if (!isDue(last, { now, zone: office.zone })) return false;
    const { fault } = await parts.drill({
      ...place,
      keep: backups,
      now,
      version: await keptVersion(),
    });
    await setSetting(
      change,
      {
        actor: systemActor("backup"),
        now: clock.now(),
        requestId: randomUUIDv7(),
      },
      {
        key: drillKey,
        value: {
          triedAt: now,
          fault,
          goodAt: fault === null ? now : (last?.goodAt ?? null),
        },
      },
    );
    return true;
  };
}

function isDue(
  last: DrillRecord | null,
  { now, zone }: { readonly now: string; readonly zone: string },
): boolean {
  const { hour } = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const isNight = hour >= beginsAt && hour < endsAt;
  if (last === null) return isNight;
  const sinceTried = Date.parse(now) - Date.parse(last.triedAt);
  if (last.fault !== null) return sinceTried >= tryAgainMs;
  const dayOf = (at: string) => today({ zone }, at);
  const missed = sinceTried >= 24 * 60 * 60 * 1000;
  return missed || (isNight && dayOf(last.triedAt) !== dayOf(now));
}
