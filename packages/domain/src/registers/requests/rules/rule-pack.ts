import type { Text } from "../../../text.ts";
import type { ClockRule, RulePackRef } from "../../../casework/clock-rule.ts";

/** The clocks of one policy or one law, as plain data that an office can edit. */
export interface RulePack extends RulePackRef {
  /** The texts the pack is taken from. */
  readonly law: Text;
  /** What whoever relies on the pack has to know. */
  readonly note: Text | null;
  readonly rules: readonly ClockRule[];
}

/** What a rule says for itself; the rest has defaults. */
export type RuleDraft = Pick<
  ClockRule,
  "act" | "title" | "clause" | "citation" | "confidence" | "appliesTo"
> &
  Partial<ClockRule> & { readonly clock: string };

/** A pack with its rules completed: firm, from receipt, no roll, no pause, no extension, valid without limit. */
export function rulePack(
  head: Omit<RulePack, "rules">,
  defaults: Pick<ClockRule, "calendar">,
  drafts: readonly RuleDraft[],
): RulePack {
  const { id, kind, title } = head;
  return {
    ...head,
    rules: drafts.map(({ clock, ...draft }) => ({
      ...plain,
      ...defaults,
      stoppedBy: stoppedBy[draft.act] ?? [draft.act],
      ...draft,
      id: `${id.toLowerCase()}.${clock}`,
      pack: { id, kind, title },
    })),
  };
}

export const received = {
  fact: "received",
  label: { en: "Received", zh: "收到" },
} as const;

const afterReceipt: Text = { en: "after receipt", zh: "收到后" };

const plain = {
  strength: "firm",
  anchor: { kind: "firstKnown", of: [received] },
  after: afterReceipt,
  term: null,
  speed: null,
  roll: null,
  pause: null,
  extension: null,
  validFrom: null,
  validTo: null,
} as const satisfies Partial<ClockRule>;

/** Which acts stop a clock: whoever gives the outcome has also answered. */
const stoppedBy: Readonly<Record<string, readonly string[]>> = {
  acknowledge: ["acknowledge", "answer", "settle", "outcome"],
  answer: ["answer", "settle", "outcome"],
  settle: ["settle", "outcome"],
};

export const workingDays = (amount: number) =>
  ({ unit: "workingDays", amount }) as const;
export const hours = (amount: number) => ({ unit: "hours", amount }) as const;
export const months = (amount: number) => ({ unit: "months", amount }) as const;
/** The day of the event is day 0. */
export const calendarDays = (amount: number) =>
  ({ unit: "calendarDays", amount, eventDay: "excluded" }) as const;
/** The day of the event is day 1. */
export const calendarDaysCounted = (amount: number) =>
  ({ unit: "calendarDays", amount, eventDay: "counted" }) as const;

export const withoutDelay: Text = { en: "Without delay", zh: "及时办理" };
export const atOnce: Text = { en: "At once", zh: "立即办理" };

export const titles = {
  identify: { en: "Identify", zh: "识别" },
  acknowledge: { en: "Acknowledge", zh: "确认收到" },
  answer: { en: "Answer", zh: "答复" },
  settle: { en: "Settle", zh: "办结" },
  outcome: { en: "Outcome", zh: "结果" },
  optOut: { en: "Stop marketing", zh: "停止营销" },
  isolate: { en: "Isolate", zh: "隔离" },
  erase: { en: "Erase", zh: "删除" },
} as const satisfies Record<string, Text>;
