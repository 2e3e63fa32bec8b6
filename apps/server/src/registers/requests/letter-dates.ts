import type { CivilDay, Reckoning } from "@kept/domain/casework/clock";
import type { ClockRule, Ground } from "@kept/domain/casework/clock-rule";
import type { RequestLetterFacts } from "@kept/domain/registers/requests/letters/values";
import type { At, LetterEffect } from "../../casework/keeping.ts";
import { today } from "../../casework/office.ts";
import { reckoned, supposedClocks, type Counting } from "./clocks-of.ts";

/** The dates that letters of a case name; nulls where no clock has a number or it has been met. */
export type LetterDates = Pick<
  RequestLetterFacts,
  "answerDueOn" | "outcomeDueOn" | "policyDueOn" | "pause" | "extension"
>;

/** The dates as they are at `at.now`; those of a pause or an extension as if the letter left today. */
export function letterDates(
  counting: Counting,
  effect: LetterEffect | null,
  at: At,
): LetterDates {
  const owed = reckoned(counting).filter(
    (clock) => clock.stoppedAt === null && clock.strength === "firm",
  );
  const governing = (act: string) =>
    owed.find((clock) => clock.act === act && clock.governs)?.dueOn ?? null;
  return {
    answerDueOn: governing("answer"),
    outcomeDueOn: governing("outcome"),
    policyDueOn: earliestPromise(owed),
    pause: null,
    extension: null,
    ...(effect !== null && effectDates(counting, effect, at)),
  };
}

/** CR-5: what the policy itself promises, whatever a law lets us do. */
function earliestPromise(owed: readonly Reckoning[]): CivilDay | null {
  const days = owed.flatMap(({ pack, act, dueOn }) =>
    pack.kind === "policy" && act !== "identify" && dueOn !== null
      ? [dueOn]
      : [],
  );
  return days.toSorted()[0] ?? null;
}

function effectDates(
  counting: Counting,
  effect: LetterEffect,
  at: At,
): Partial<LetterDates> {
  const from = at.now;
  const { before, after } = supposedClocks(counting, { effect, from });
  const ruleId = effect.kind === "extend" ? effect.ruleId : effect.ruleIds[0];
  const dueOn = (clocks: readonly Reckoning[]) =>
    clocks.find((clock) => clock.ruleId === ruleId)?.dueOn ?? null;
  const [dueOnBefore, dueOnAfter] = [dueOn(before), dueOn(after)];
  const rule = counting.rules.find((found) => found.id === ruleId);
  const said = rule && groundOf(rule, effect);
  if (!said || dueOnBefore === null || dueOnAfter === null) return {};
  const dates = { ...said, dueOnBefore, dueOnAfter };
  return effect.kind === "extend"
    ? { extension: dates }
    : { pause: { ...dates, from: today(at.office, from) } };
}

function groundOf(
  rule: ClockRule,
  { kind, ground }: LetterEffect,
): { ground: Ground["title"]; citation: Ground["title"] } | undefined {
  const known = kind === "extend" ? rule.extension : rule.pause;
  const found = known?.grounds.find(({ key }) => key === ground);
  return known && found
    ? { ground: found.title, citation: known.citation }
    : undefined;
}
