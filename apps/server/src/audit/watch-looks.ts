import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import { nextWorkingMoment } from "@kept/domain/time/working-time";
import { granted } from "@kept/domain/verdict";
import type { House } from "../casework/act.ts";
import { tell } from "../casework/inbox-store.ts";
import { moment } from "../casework/moments.ts";
import type { Office } from "../casework/office.ts";
import { workingTimeOf } from "../casework/own-time.ts";
import { colleaguesOf } from "../casework/person-store.ts";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import {
  insertAlert,
  readersSince,
  takersSince,
  unlessSealed,
  wasAlerted,
  type AlertKind,
  type Reader,
} from "./watch-store.ts";

const minute = 60_000;

/** So many different cases within so long. */
export interface Reading {
  readonly most: number;
  readonly withinMs: number;
}

/** What anybody may open before they are asked why. */
export const reading: Reading = { most: 50, withinMs: 10 * minute };

/** What is unusual: more than so many cases or files within so long, and how long it is not said again. */
const rules: Readonly<
  Record<AlertKind, Reading & { readonly quietMs: number }>
> = {
  bulkReading: { ...reading, quietMs: 30 * minute },
  bulkFiles: { most: 29, withinMs: 5 * minute, quietMs: 30 * minute },
  outOfHours: { most: 10, withinMs: 60 * minute, quietMs: 12 * 60 * minute },
};

/** Nobody is expected to read cases outside of these hours, nor on a day that the office does not work. */
const usualHours = { worksFrom: "06:00", worksUntil: "22:00" };

function isOutOfHours(now: string, office: Office): boolean {
  const time = workingTimeOf(office, {
    zone: null,
    digest: false,
    ...usualHours,
  });
  return moment(nextWorkingMoment(now, time)) !== moment(now);
}

/** Reports whoever reads much more than work asks for, to every data protection officer and in the ledger. */
export async function watchLooks(
  db: Db,
  { change, office }: House,
  now: string,
): Promise<void> {
  const kinds: AlertKind[] = isOutOfHours(now, await office(db))
    ? ["bulkReading", "bulkFiles", "outOfHours"]
    : ["bulkReading", "bulkFiles"];
  for (const kind of kinds) {
    const { most, withinMs } = rules[kind];
    const since = instantAfter(now, -withinMs);
    const readers = await (kind === "bulkFiles"
      ? takersSince(db, since, most)
      : readersSince(db, since, most));
    for (const reader of readers)
      await reportOnce(db, change, { kind, reader, now });
  }
}

/** Somebody was stopped at the brake: reported at once, and not only at the next watch. */
export async function reportStopped(
  db: Db,
  change: House["change"],
  { reader, now }: { readonly reader: Reader; readonly now: string },
): Promise<void> {
  const caseId = await unlessSealed(db, reader.caseId);
  await reportOnce(db, change, {
    kind: "bulkReading",
    reader: { ...reader, caseId },
    now,
  });
}

interface Report {
  readonly kind: AlertKind;
  readonly reader: Reader;
  readonly now: string;
}

async function reportOnce(
  db: Db,
  change: House["change"],
  { kind, reader, now }: Report,
): Promise<void> {
  const since = instantAfter(now, -rules[kind].quietMs);
  if (await wasAlerted(db, { actorId: reader.actorId, kind }, since)) return;
  await report(change, { kind, reader, now });
}

async function report(
  change: House["change"],
  { kind, reader, now }: Report,
): Promise<void> {
  const { actorId, amount, caseId } = reader;
  const intent = {
    action: "log.alert",
    actor: systemActor("watch"),
    now,
    requestId: randomUUIDv7(),
  };
  await change(intent, async (tx) => {
    const alertId = await insertAlert(tx, { kind, actorId, amount, now });
    const officers = (await colleaguesOf(tx, now)).filter(
      ({ role }) => role === "dpo",
    );
    if (caseId !== null)
      for (const { id: accountId } of officers)
        await tell(
          tx,
          {
            accountId,
            caseId,
            reason: kind,
            subjectId: alertId,
            byId: actorId,
          },
          now,
        );
    return granted({
      value: null,
      caseId: null,
      events: [
        {
          action: "log.alerted",
          object: { kind: "account", id: actorId },
          changes: [
            { field: "alert", before: null, after: kind },
            {
              field: kind === "bulkFiles" ? "files" : "cases",
              before: null,
              after: amount,
            },
          ],
        },
      ],
    });
  });
}
