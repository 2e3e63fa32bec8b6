import type { Text } from "../text.ts";
import type { Term } from "./clock.ts";
import type { ClockRule } from "./clock-rule.ts";

const units = {
  hours: { one: "hour", many: "hours", zh: "小时" },
  workingDays: { one: "working day", many: "working days", zh: "个工作日" },
  calendarDays: { one: "calendar day", many: "calendar days", zh: "个自然日" },
  months: { one: "month", many: "months", zh: "个月" },
} as const satisfies Record<
  Term["unit"],
  { one: string; many: string; zh: string }
>;

/** "15 working days", "1 month": a length of time in words. */
export function lengthText(unit: Term["unit"], amount: number): Text {
  const words = units[unit];
  return {
    en: `${amount} ${amount === 1 ? words.one : words.many}`,
    zh: `${amount} ${words.zh}`,
  };
}

/** The rule in one line: "15 working days after receipt", "收到后 15 个工作日内". */
export function ruleLine(
  rule: Pick<ClockRule, "after" | "speed" | "term">,
  extended: Term | null = rule.term,
): Text {
  const { after, speed } = rule;
  if (extended === null) {
    return {
      en: `${speed?.en ?? "No number of days"} ${after.en}`,
      zh: `${after.zh}${speed?.zh ?? "未定天数"}`,
    };
  }
  const length = lengthText(extended.unit, extended.amount);
  const counted =
    extended.unit === "calendarDays" && extended.eventDay === "counted";
  return {
    en: `${length.en} ${after.en}${counted ? ", that day counted" : ""}`,
    zh: `${after.zh}${after.zh.endsWith("）") ? "" : " "}${length.zh}内${counted ? "（当日计入）" : ""}`,
  };
}
