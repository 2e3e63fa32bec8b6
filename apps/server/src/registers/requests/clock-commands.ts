import type { z } from "zod";
import type { Reckoning } from "@kept/domain/casework/clock";
import type { ClockRule } from "@kept/domain/casework/clock-rule";
import type {
  extendInput,
  pauseInput,
  recordDoneInput,
  recordFeeInput,
  resumeInput,
} from "@kept/domain/registers/requests/schema";
import type { Text } from "@kept/domain/text";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import {
  act,
  type ActSetting,
  type Asking,
  type House,
} from "../../casework/act.ts";
import {
  clearAnchor,
  endPauses,
  readClockFacts,
  setAnchor,
  stopClocks,
} from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { LetterEffect } from "../../casework/keeping.ts";
import { draftOn } from "../../casework/letter-commands.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { today } from "../../casework/office.ts";
import type { Tx } from "../../db/writing.ts";
import {
  countingOf,
  movableRules,
  reckoned,
  supposedClocks,
} from "./clocks-of.ts";
import { requestKeeping as keeping } from "./keeping.ts";

type Setting = Pick<ActSetting<unknown>, "theCase" | "office" | "now">;

/**
 * Whether the law allows this pause or extension now, and whether it would take effect: one that moves
 * nothing must not be promised to anybody. Policy clocks never move (CR-5).
 */
async function mayMove(
  tx: Tx,
  setting: Setting,
  effect: LetterEffect,
): Promise<Verdict<null>> {
  const counting = await countingOf(tx, setting.theCase, setting);
  const { rules } = counting;
  const movable = movableRules(rules, reckoned(counting), setting.now);
  const isPause = effect.kind === "pause";
  const ruleIds = isPause ? effect.ruleIds : [effect.ruleId];
  const open = isPause ? movable.pausable : movable.extendable;
  const none = refused(isPause ? "noClockMayPause" : "noClockMayExtend");
  for (const ruleId of ruleIds) {
    const rule = open.find(({ id }) => id === ruleId);
    if (!rule) return none;
    if (!hasGround(rule, effect)) return refused("unknownGround");
  }
  const { after } = supposedClocks(counting, { effect, from: setting.now });
  const isIdle = after.some(
    (clock) => ruleIds.includes(clock.ruleId) && ignores(clock, setting.now),
  );
  return isIdle ? none : granted(null);
}

function hasGround(rule: ClockRule, { kind, ground }: LetterEffect): boolean {
  const known = kind === "pause" ? rule.pause : rule.extension;
  return known?.grounds.some(({ key }) => key === ground) === true;
}

function ignores(clock: Reckoning, from: string): boolean {
  return clock.ignored.some(({ at }) => at === from);
}

/**
 * Writes the letter that asks the person. The clock pauses when that letter has left, not before: the law
 * counts from the day of asking.
 */
export function pause(
  house: House,
  asking: Asking,
  input: z.infer<typeof pauseInput>,
): Promise<Verdict<{ letterId: string }>> {
  return act(
    { ...house, keeping },
    { asking, move: "pause", ...input },
    async (tx, setting) => {
      const { theCase, facts, office, now } = setting;
      const { ruleIds, ground, replyBy } = input;
      if (replyBy < today(office, now)) return refused("dayInPast");
      if (facts.openPauses > 0) return refused("alreadyPaused");
      const effect: LetterEffect = { kind: "pause", ruleIds, ground, replyBy };
      const may = await mayMove(tx, setting, effect);
      if (!may.ok) return may;
      const started = await draftOn(tx, setting, {
        keeping,
        templateId: "pause",
        effect,
        values: { detail_needed: sameWords(input.question) },
      });
      if (!started.ok) return started;
      const { letterId, event } = started.value;
      return granted({
        value: { letterId },
        events: [
          event,
          {
            action: "requests.pause-prepared",
            object: { kind: "case", id: theCase.id },
            changes: [
              ...fieldChange("pauseGround", null, ground),
              ...fieldChange("pauseClocks", null, ruleIds),
              ...fieldChange("replyBy", null, replyBy),
            ],
          },
        ],
      });
    },
  );
}

/** The answer has come: the days up to it do not count, the clock runs on. */
export function resume(
  house: House,
  asking: Asking,
  input: z.infer<typeof resumeInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "resume", ...input },
    async (tx, { theCase, now }) => {
      const until = moment(input.answeredAt);
      if (isLater(until, now)) return refused("momentInFuture");
      const ended = await endPauses(tx, { caseId: theCase.id, until });
      // An answer cannot be older than the question.
      if (!ended) return refused("momentBeforePause");
      return granted({
        value: null,
        events: [
          {
            action: "requests.resumed",
            object: { kind: "case", id: theCase.id },
            happenedAt: until,
            changes: fieldChange("pausedUntil", null, until),
          },
        ],
      });
    },
  );
}

/** Writes the letter that tells the person; the extension holds from the moment the letter has left. */
export function extend(
  house: House,
  asking: Asking,
  input: z.infer<typeof extendInput>,
): Promise<Verdict<{ letterId: string }>> {
  return act(
    { ...house, keeping },
    { asking, move: "extend", ...input },
    async (tx, setting) => {
      const { ruleId, ground, until } = input;
      const effect: LetterEffect = { kind: "extend", ruleId, ground, until };
      const may = await mayMove(tx, setting, effect);
      if (!may.ok) return may;
      const started = await draftOn(tx, setting, {
        keeping,
        templateId: "extension",
        effect,
        values: {},
      });
      if (!started.ok) return started;
      const { letterId, event } = started.value;
      return granted({
        value: { letterId },
        events: [
          event,
          {
            action: "requests.extension-prepared",
            object: { kind: "case", id: setting.theCase.id },
            changes: [
              ...fieldChange("extensionGround", null, ground),
              ...fieldChange("extensionClock", null, ruleId),
              ...fieldChange("extensionUntil", null, until),
              ...fieldChange("reason", null, input.reason),
            ],
          },
        ],
      });
    },
  );
}

/** Records that something was done in a system which a clock asks for, such as taking a person off a list. */
export function recordDone(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordDoneInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "recordDone", ...input },
    async (tx, { theCase, facts, now }) => {
      const { id: caseId, receivedAt } = theCase;
      const at = moment(input.doneAt);
      if (!facts.owedActs.includes(input.act))
        return refused("nothingToRecord");
      if (isLater(at, now)) return refused("momentInFuture");
      if (isLater(receivedAt, at)) return refused("momentBeforeReceipt");
      await stopClocks(tx, { caseId, acts: [input.act], at });
      return granted({
        value: null,
        events: [
          {
            action: "requests.done-recorded",
            object: { kind: "case", id: caseId },
            happenedAt: at,
            changes: fieldChange(`done.${input.act}`, null, at),
          },
        ],
      });
    },
  );
}

/**
 * Records when a fee was told and when it was paid. The law's clock waits for it (UK GDPR art. 12A) or starts
 * after days of reflection (Swiss DPO art. 19); the policy's clocks take no notice.
 */
export function recordFee(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordFeeInput>,
): Promise<Verdict<null>> {
  return act(
    { ...house, keeping },
    { asking, move: "recordFee", ...input },
    async (tx, { theCase, now }) => {
      const { id: caseId, receivedAt } = theCase;
      const after = {
        feeAsked: input.askedAt && moment(input.askedAt),
        feePaid: input.paidAt && moment(input.paidAt),
      };
      for (const at of Object.values(after)) {
        if (at === null) continue;
        if (isLater(at, now)) return refused("momentInFuture");
        if (isLater(receivedAt, at)) return refused("momentBeforeReceipt");
      }
      const { feeAsked, feePaid } = after;
      if (feeAsked !== null && feePaid !== null && isLater(feeAsked, feePaid))
        return refused("feePaidTooEarly");
      const before = (await readClockFacts(tx, caseId)).anchors;
      const changes = Object.entries(after).flatMap(([name, at]) =>
        fieldChange(name, before[name] ?? null, at),
      );
      for (const { field: name } of changes) {
        const at = name === "feeAsked" ? feeAsked : feePaid;
        await (at === null
          ? clearAnchor(tx, { caseId, name, now })
          : setAnchor(tx, { caseId, name, at, now }));
      }
      return granted({
        value: null,
        events:
          changes.length === 0
            ? []
            : [
                {
                  action: "requests.fee-recorded",
                  object: { kind: "case", id: caseId },
                  changes,
                },
              ],
      });
    },
  );
}

// The question is asked in the writer's words; the other side is translated in the composer.
function sameWords(words: string): Text {
  return /\p{Script=Han}/u.test(words)
    ? { en: "", zh: words }
    : { en: words, zh: "" };
}
