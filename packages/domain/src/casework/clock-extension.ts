import { addDays, endOfDay, type CivilDay } from "../time/civil-day.ts";
import { isAfterTerm } from "../time/instant.ts";
import type { Text } from "../text.ts";
import { groundText } from "./clock-ground.ts";
import type { IgnoredFact } from "./clock.ts";
import type { ClockFacts, ClockRule, ExtensionFact } from "./clock-rule.ts";

/** How far a clock is extended: by more of its unit, to a day the office named, or not at all. */
export interface ExtensionResult {
  readonly by:
    | { readonly kind: "add"; readonly amount: number; readonly ground: Text }
    | {
        readonly kind: "ownDate";
        readonly until: CivilDay;
        readonly ground: Text;
      }
    | null;
  readonly ignored: readonly IgnoredFact[];
}

const why = {
  never: {
    en: "No extension of this clock is allowed.",
    zh: "该期限不得延长。",
  },
  once: {
    en: "The clock had been extended before.",
    zh: "该期限此前已延长。",
  },
  late: {
    en: "The person was told after the term had ended.",
    zh: "告知请求人时期限已届满。",
  },
  noDay: { en: "No new day was named.", zh: "未写明新的日期。" },
  earlier: {
    en: "The day named is not later than the term.",
    zh: "所写日期不晚于原期限。",
  },
} as const satisfies Record<string, Text>;

/**
 * The extension a clock follows: the first one that the law allows and that the person was told of while the
 * term (pauses included, ending on `due`) was running.
 */
export function extensionFor(
  rule: ClockRule,
  facts: ClockFacts,
  term: { due: CivilDay; zone: string },
): ExtensionResult {
  let by: ExtensionResult["by"] = null;
  const ignored: IgnoredFact[] = [];
  for (const fact of facts.extensions) {
    if (fact.ruleId !== rule.id) continue;
    const reason = by === null ? refusedBecause(rule, fact, term) : why.once;
    if (reason === null) by = lengthOf(rule, fact);
    else ignored.push({ kind: "extension", at: fact.decidedAt, reason });
  }
  return { by, ignored };
}

/** Extensions recorded for a clock that none is allowed for. */
export function ignoredExtensions(
  rule: ClockRule,
  facts: ClockFacts,
): IgnoredFact[] {
  return facts.extensions
    .filter((fact) => fact.ruleId === rule.id)
    .map((fact) => ({
      kind: "extension",
      at: fact.decidedAt,
      reason: why.never,
    }));
}

function refusedBecause(
  rule: ClockRule,
  fact: ExtensionFact,
  term: { due: CivilDay; zone: string },
): Text | null {
  if (rule.extension === null) return why.never;
  if (isAfterTerm(fact.decidedAt, endOfDay(term.due, term.zone)))
    return why.late;
  if (rule.extension.length.kind === "add") return null;
  if (fact.until === undefined) return why.noDay;
  return fact.until < addDays(term.due, 1) ? why.earlier : null;
}

function lengthOf(rule: ClockRule, fact: ExtensionFact): ExtensionResult["by"] {
  if (rule.extension === null) return null;
  const ground = groundText(fact.ground, rule.extension.grounds);
  const { length } = rule.extension;
  if (length.kind === "add")
    return { kind: "add", amount: length.amount, ground };
  return fact.until === undefined
    ? null
    : { kind: "ownDate", until: fact.until, ground };
}
