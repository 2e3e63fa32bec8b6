import type { CivilDay } from "../time/civil-day.ts";
import type { Text } from "../text.ts";
import type { DeskNumber } from "./desk.ts";

/** What a morning mail may say: counts, case numbers, dates and links. Never a name, an address or a word of a case. */
export interface DigestFacts {
  readonly day: CivilDay;
  readonly numbers: readonly {
    readonly number: DeskNumber;
    readonly count: number;
  }[];
  readonly inbox: number;
  /** My own cases that are overdue or due soon. */
  readonly cases: readonly {
    readonly register: string;
    readonly reference: string;
    readonly act: Text;
    readonly dueOn: CivilDay | null;
    readonly isOverdue: boolean;
  }[];
  /** Where the office is reached, without a slash at the end. */
  readonly address: string;
}

const numberWords: Readonly<Record<DeskNumber, Text>> = {
  dueToday: { en: "due today", zh: "今日到期" },
  overdue: { en: "overdue", zh: "已逾期" },
  toApprove: { en: "waiting for your approval", zh: "待您批准" },
  onOthers: { en: "waiting for others", zh: "等待他人" },
  unidentified: { en: "not yet identified", zh: "待识别" },
  unverified: { en: "from an unverified sender", zh: "发件人未核实" },
};

/** The morning mail in the language of the reader; null when there is nothing to say. */
export function digestMail(
  facts: DigestFacts,
  language: "en" | "zh",
): { readonly subject: string; readonly text: string } | null {
  const numbers = facts.numbers.filter(({ count }) => count > 0);
  if (numbers.length === 0 && facts.inbox === 0) return null;
  const zh = language === "zh";
  const { address, cases } = facts;
  const lines = [
    ...numbers.map(
      ({ number, count }) =>
        `${String(count)} ${numberWords[number][language]}`,
    ),
    ...(facts.inbox === 0
      ? []
      : [
          zh
            ? `${String(facts.inbox)} 条未处理的通知`
            : `${String(facts.inbox)} in your inbox`,
        ]),
    "",
    ...cases.flatMap(({ register, reference, act, dueOn, isOverdue }) => [
      [
        reference,
        act[language],
        dueOn ?? "",
        isOverdue ? (zh ? "已逾期" : "overdue") : "",
      ]
        .filter((part) => part !== "")
        .join(zh ? "，" : ", "),
      `${address}/${register}/${reference}`,
    ]),
    ...(cases.length === 0 ? [] : [""]),
    zh ? `今日：${address}/` : `Today: ${address}/`,
    "",
    zh
      ? `您收到本邮件，是因为您在“我的设置”中开启了每日摘要。关闭：${address}/me`
      : `You get this because the morning mail is on in My settings. Turn it off: ${address}/me`,
  ];
  return {
    subject: zh
      ? `Kept：${facts.day} 摘要`
      : `Kept: your morning, ${facts.day}`,
    text: `${lines.join("\n")}\n`,
  };
}
