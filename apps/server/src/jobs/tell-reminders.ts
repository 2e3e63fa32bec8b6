import { nextWorkingMoment } from "@kept/domain/time/working-time";
import type { Permission } from "@kept/domain/access/permissions";
import { findCase } from "../casework/case-store.ts";
import { tell } from "../casework/inbox-store.ts";
import { isLater, moment } from "../casework/moments.ts";
import { officeOf } from "../casework/office-store.ts";
import { workingTimeOf } from "../casework/own-time.ts";
import { colleaguesOf } from "../casework/person-store.ts";
import { dueReminders, settleReminder } from "../casework/reminder-store.ts";
import { mayKnowOf } from "../casework/telling.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import { readOwnSettings } from "../people/own-settings-store.ts";

export interface ReminderParts {
  readonly db: Db;
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
  readonly viewPermissions: Readonly<Record<string, Permission>>;
}

/**
 * Says what people wanted to be reminded of and whose moment has come. Hours and calendars may have changed
 * since it was set, so the moment is looked at again; whoever may no longer know of the case is not told.
 */
export async function tellReminders(parts: ReminderParts): Promise<number> {
  const { db, writer, viewPermissions } = parts;
  const now = parts.clock.now();
  const due = await dueReminders(db, now);
  if (due.length === 0) return 0;
  const office = await officeOf(db);
  const colleagues = await colleaguesOf(db, now);
  for (const { id, caseId, accountId } of due) {
    const time = workingTimeOf(office, await readOwnSettings(db, accountId));
    const at = moment(nextWorkingMoment(now, time));
    const theCase = await findCase(db, caseId);
    const permission = viewPermissions[theCase?.register ?? ""];
    const person = colleagues.find((one) => one.id === accountId);
    await writer.write(async (tx) => {
      if (isLater(at, now)) await settleReminder(tx, id, { at });
      else {
        await settleReminder(tx, id, { toldAt: now });
        if (
          theCase !== undefined &&
          person !== undefined &&
          permission !== undefined &&
          mayKnowOf(person, theCase, permission)
        )
          await tell(
            tx,
            {
              accountId,
              caseId,
              reason: "reminder",
              subjectId: id,
              byId: null,
            },
            now,
          );
      }
      return { keep: true, value: null };
    });
  }
  return due.length;
}
