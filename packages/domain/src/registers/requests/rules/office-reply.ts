import type { Text } from "../../../text.ts";
import { calendarDays, titles, type RuleDraft } from "./rule-pack.ts";

/**
 * The office's own target for cases that a policy promises nothing about, so that no case is without a
 * date. It is a target: no promise is claimed that the policy does not make, and it never governs.
 */
export function officeReply(
  policy: Text,
  appliesTo: RuleDraft["appliesTo"],
): RuleDraft {
  return {
    clock: "reply",
    act: "answer",
    title: titles.answer,
    clause: {
      en: "The policy names no time for this. The office aims to answer within 30 calendar days.",
      zh: "政策对此未定时限；本部门力争在 30 个自然日内答复。",
    },
    citation: {
      en: `Office target; ${policy.en} names no time`,
      zh: `本部门目标；${policy.zh}未定时限`,
    },
    confidence: "office",
    strength: "target",
    term: calendarDays(30),
    appliesTo,
  };
}
