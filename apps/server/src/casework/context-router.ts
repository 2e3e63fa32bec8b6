import {
  followInput,
  oneLineInput,
  oneReminderInput,
  remindInput,
  snoozeInput,
} from "@kept/domain/casework/inbox";
import { oneCaseInput } from "@kept/domain/casework/schema";
import {
  caseSnoozedUntil,
  snoozeCaseInput,
} from "@kept/domain/casework/snooze";
import {
  nextWorkingMoment,
  snoozedUntil,
  type WorkingTime,
} from "@kept/domain/time/working-time";
import { granted, refused } from "@kept/domain/verdict";
import { noInput, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import { seesCase, seesList, seesPrint } from "../api/seen.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import { jotOver } from "../ledger/change.ts";
import { readOwnSettings } from "../people/own-settings-store.ts";
import { anyCase, contextView, type ViewPermissions } from "./context-views.ts";
import { setFollow } from "./follow-store.ts";
import { putAway, putOff } from "./inbox-store.ts";
import { inboxView, type InboxView } from "./inbox-views.ts";
import { isLater, moment } from "./moments.ts";
import { officeOf } from "./office-store.ts";
import { workingTimeOf } from "./own-time.ts";
import { insertReminder, removeReminder } from "./reminder-store.ts";
import { nextDueOf } from "./case-store.ts";
import { setSnooze, snoozeOf } from "./snooze-store.ts";
import { snoozedBy } from "./snooze-views.ts";

export interface ContextParts {
  readonly writer: Writer;
  readonly viewPermissions: ViewPermissions;
}

/**
 * What people are told and want to be told. It is their own and changes no case, so it stands in no ledger;
 * nobody else reads it.
 */
export function contextRouter({ writer, viewPermissions }: ContextParts) {
  const own = procedure("account.own");
  const jot = jotOver(writer);
  const timeOf = async (db: Db, accountId: string): Promise<WorkingTime> =>
    workingTimeOf(await officeOf(db), await readOwnSettings(db, accountId));

  return router({
    inbox: procedure("account.own", {
      sees: seesList<InboxView>("inbox", ({ lines }) =>
        lines.map(({ caseId }) => caseId),
      ),
    })
      .input(noInput)
      .query(({ ctx }) =>
        inboxView(ctx.db, ctx.actor, {
          now: ctx.asking.now,
          viewPermissions,
        }),
      ),

    done: own.input(oneLineInput).mutation(async ({ ctx, input }) =>
      answer(
        await jot(async (tx) => {
          const { lineId } = input;
          const accountId = ctx.actor.id;
          await putAway(tx, { accountId, lineId }, ctx.asking.now);
          return granted(null);
        }),
      ),
    ),

    allDone: own.input(noInput).mutation(async ({ ctx }) =>
      answer(
        await jot(async (tx) => {
          const accountId = ctx.actor.id;
          await putAway(tx, { accountId, lineId: null }, ctx.asking.now);
          return granted(null);
        }),
      ),
    ),

    snooze: own.input(snoozeInput).mutation(async ({ ctx, input }) => {
      const accountId = ctx.actor.id;
      const time = await timeOf(ctx.db, accountId);
      const until = moment(snoozedUntil(ctx.asking.now, input.until, time));
      return answer(
        await jot(async (tx) => {
          await putOff(tx, { accountId, lineId: input.lineId }, until);
          return granted({ until });
        }),
      );
    }),

    ofCase: procedure("account.own", { sees: seesCase({ isCompanion: true }) })
      .input(oneCaseInput)
      .query(async ({ ctx, input }) =>
        answer(
          await contextView(ctx.db, ctx.actor, {
            ...input,
            now: ctx.asking.now,
            viewPermissions,
          }),
        ),
      ),

    /** Asked before a case is printed: once it is answered, the log knows of it. */
    print: procedure("account.own", { sees: seesPrint() })
      .input(oneCaseInput)
      .mutation(async ({ ctx, input: { caseId } }) => {
        answer(await anyCase(ctx.db, ctx.actor, { caseId, viewPermissions }));
        return null;
      }),

    follow: own.input(followInput).mutation(async ({ ctx, input }) => {
      const { caseId, state } = input;
      answer(await anyCase(ctx.db, ctx.actor, { caseId, viewPermissions }));
      return answer(
        await jot(async (tx) => {
          const who = { caseId, accountId: ctx.actor.id };
          await setFollow(tx, who, { state, now: ctx.asking.now });
          return granted(null);
        }),
      );
    }),

    remind: own.input(remindInput).mutation(async ({ ctx, input }) => {
      const { caseId, words } = input;
      const accountId = ctx.actor.id;
      const { now } = ctx.asking;
      answer(await anyCase(ctx.db, ctx.actor, { caseId, viewPermissions }));
      if (!isLater(input.at, now)) answer(refused("reminderInPast"));
      const time = await timeOf(ctx.db, accountId);
      const at = moment(nextWorkingMoment(input.at, time));
      return answer(
        await jot(async (tx) =>
          granted({
            at,
            reminderId: await insertReminder(
              tx,
              { caseId, accountId, at, words },
              now,
            ),
          }),
        ),
      );
    }),

    snoozeCase: own.input(snoozeCaseInput).mutation(async ({ ctx, input }) => {
      const { caseId, until } = input;
      const accountId = ctx.actor.id;
      const { now } = ctx.asking;
      answer(await anyCase(ctx.db, ctx.actor, { caseId, viewPermissions }));
      const time = await timeOf(ctx.db, accountId);
      return answer(
        await jot(async (tx) => {
          const due = await nextDueOf(tx, caseId);
          const found = caseSnoozedUntil({ now, until, due }, time);
          if (!found.ok) return found;
          const at = moment(found.value.until);
          const who = { caseId, accountId };
          const before = await snoozeOf(tx, who, now);
          const reminder = { ...who, at, words: null };
          const reminderId = await insertReminder(tx, reminder, now);
          await setSnooze(tx, who, { until: at, reminderId, now });
          if (before !== null)
            await removeReminder(tx, accountId, before.reminderId);
          return granted({ until: at, isCut: found.value.isCut });
        }),
      );
    }),

    wakeCase: own.input(oneCaseInput).mutation(async ({ ctx, input }) => {
      const { caseId } = input;
      answer(await anyCase(ctx.db, ctx.actor, { caseId, viewPermissions }));
      return answer(
        await jot(async (tx) => {
          const who = { caseId, accountId: ctx.actor.id };
          const before = await snoozeOf(tx, who, ctx.asking.now);
          // The snooze goes with what would have brought it back.
          if (before !== null)
            await removeReminder(tx, who.accountId, before.reminderId);
          return granted(null);
        }),
      );
    }),

    snoozed: own
      .input(noInput)
      .query(({ ctx }) => snoozedBy(ctx.db, ctx.actor, ctx.asking.now)),

    forgetReminder: own
      .input(oneReminderInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await jot(async (tx) => {
            await removeReminder(tx, ctx.actor.id, input.reminderId);
            return granted(null);
          }),
        ),
      ),
  });
}
