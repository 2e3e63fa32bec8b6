import type { z } from "zod";
import type { ClockRule } from "@kept/domain/casework/clock-rule";
import { letterDay } from "@kept/domain/casework/letter-format";
import type { Text } from "@kept/domain/text";
import type {
  extendInput,
  pauseInput,
  resumeInput,
} from "@kept/domain/registers/requests/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, type Asking, type House } from "../../casework/act.ts";
import { endPauses } from "../../casework/clock-store.ts";
import { insertLetter } from "../../casework/letter-commands.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { today } from "../../casework/office.ts";
import { clockRulesOf } from "./clocks-of.ts";
import { requestKeeping } from "./keeping.ts";

const keeping = requestKeeping;

/** Which of the case's clocks may pause on this ground; policy clocks never do (CR-5). */
export function pausable(
  rules: readonly ClockRule[],
  ground: string,
): ClockRule[] {
  return rules.filter(
    (rule) =>
      rule.pause?.grounds.some((known) => known.key === ground) === true,
  );
}

export function extendable(
  rules: readonly ClockRule[],
  wanted: { ruleId: string; ground: string },
): boolean {
  return rules.some(
    (rule) =>
      rule.id === wanted.ruleId &&
      rule.extension?.grounds.some((known) => known.key === wanted.ground) ===
        true,
  );
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
      if (input.replyBy < today(office, now)) return refused("dayInPast");
      if (facts.openPauses > 0) return refused("alreadyPaused");
      const allowed = pausable(
        await clockRulesOf(tx, theCase, setting),
        input.ground,
      ).map((rule) => rule.id);
      if (!input.ruleIds.every((ruleId) => allowed.includes(ruleId)))
        return refused("unknownGround");
      const started = await insertLetter(tx, setting, {
        keeping,
        templateId: "pause",
        effect: {
          kind: "pause",
          ruleIds: input.ruleIds,
          ground: input.ground,
          replyBy: input.replyBy,
        },
        values: {
          detail_needed: sameWords(input.question),
          reply_by: letterDay(input.replyBy),
        },
      });
      if (!started.ok) return started;
      const { letterId, events } = started.value;
      return granted({
        value: { letterId },
        events: [
          ...events,
          {
            action: "requests.pause-prepared",
            object: { kind: "case", id: theCase.id },
            changes: [
              { field: "pauseGround", before: null, after: input.ground },
              { field: "pauseClocks", before: null, after: input.ruleIds },
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
      if (isLater(input.answeredAt, now)) return refused("momentInFuture");
      if (isLater(theCase.receivedAt, input.answeredAt))
        return refused("momentBeforeReceipt");
      await endPauses(tx, { caseId: theCase.id, until: input.answeredAt });
      return granted({
        value: null,
        events: [
          {
            action: "requests.resumed",
            object: { kind: "case", id: theCase.id },
            happenedAt: moment(input.answeredAt),
            changes: [
              {
                field: "pausedUntil",
                before: null,
                after: moment(input.answeredAt),
              },
            ],
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
      const { theCase } = setting;
      if (!extendable(await clockRulesOf(tx, theCase, setting), input))
        return refused("unknownGround");
      const started = await insertLetter(tx, setting, {
        keeping,
        templateId: "extension",
        effect: {
          kind: "extend",
          ruleId: input.ruleId,
          ground: input.ground,
          until: input.until,
        },
        values: {},
      });
      if (!started.ok) return started;
      const { letterId, events } = started.value;
      return granted({
        value: { letterId },
        events: [
          ...events,
          {
            action: "requests.extension-prepared",
            object: { kind: "case", id: theCase.id },
            purpose: input.reason,
            changes: [
              { field: "extensionGround", before: null, after: input.ground },
              { field: "extensionClock", before: null, after: input.ruleId },
            ],
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
