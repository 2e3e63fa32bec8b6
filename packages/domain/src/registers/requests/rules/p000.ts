import type { Text } from "../../../text.ts";
import {
  hours,
  received,
  rulePack,
  titles,
  workingDays,
  type RulePack,
} from "./rule-pack.ts";

const section = (en: string, zh: string): Text => ({
  en: `Online shop privacy policy, section ${en}`,
  zh: `网上商城隐私政策第 ${zh}`,
});

/** The clocks of the online shop's policy, read as CR-1 to CR-6 say. None of them pauses (CR-5). */
export const p000: RulePack = rulePack(
  {
    id: "p000",
    kind: "policy",
    title: { en: "Online shop privacy policy", zh: "网上商城隐私政策" },
    law: {
      en: "Online shop privacy policy, sections 3, 8 and 10",
      zh: "网上商城隐私政策第 3、8、10 条",
    },
    note: null,
  },
  { calendar: { kind: "policy" } },
  [
    {
      clock: "triage",
      act: "identify",
      title: titles.identify,
      // CR-1: elapsed hours for both steps; CR-4: for every case, as the type is known only afterwards.
      clause: {
        en: "Whoever writes is identified and the matter classified within 48 hours.",
        zh: "来信人及事项须在 48 小时内完成识别和分类。",
      },
      citation: section("8, second paragraph", "8 条第 2 款"),
      confidence: "policy",
      term: hours(48),
      appliesTo: "any",
    },
    {
      clock: "response",
      act: "answer",
      title: titles.answer,
      clause: {
        en: "A rights request is answered within 15 working days of its receipt.",
        zh: "权利请求须在收到后 15 个工作日内答复。",
      },
      citation: section("10, second paragraph", "10 条第 2 款"),
      confidence: "policy",
      term: workingDays(15),
      appliesTo: ["access", "portability", "correction", "deletion"],
    },
    {
      clock: "settlement",
      act: "settle",
      title: titles.settle,
      // CR-1: a late identification must not buy time, so the start is capped.
      clause: {
        en: "The shop tries to settle enquiries and access requests within 15 working days of the first identification.",
        zh: "咨询和查阅请求力争在初步识别后 15 个工作日内办结。",
      },
      citation: section("8, second paragraph", "8 条第 2 款"),
      confidence: "policy",
      strength: "target",
      anchor: {
        kind: "earliest",
        of: [
          { fact: "identified", label: { en: "Identified", zh: "识别" } },
          {
            ...received,
            plusHours: 48,
            label: {
              en: "48 hours after receipt (identification was due)",
              zh: "收到后满 48 小时（识别期限届满）",
            },
          },
        ],
      },
      after: {
        en: "after identification, which counts as made 48 hours after receipt at the latest",
        zh: "识别后（最迟按收到后 48 小时计）",
      },
      term: workingDays(15),
      appliesTo: [
        "access",
        "portability",
        "enquiry",
        "suspectedViolation",
        "complaint",
      ],
    },
    {
      clock: "outcome",
      act: "outcome",
      title: titles.outcome,
      // CR-3: both numbers of the sentence count from receipt.
      clause: {
        en: "A solution or outcome of a rights request follows within 30 working days of its receipt.",
        zh: "权利请求的处理结果须在收到后 30 个工作日内给出。",
      },
      citation: section("10, second paragraph", "10 条第 2 款"),
      confidence: "policy",
      term: workingDays(30),
      appliesTo: ["access", "portability", "correction", "deletion"],
    },
    {
      clock: "optout",
      act: "optOut",
      title: titles.optOut,
      clause: {
        en: "A person may leave the marketing list at any time. The policy names no time; the office stops messages already queued within 24 hours.",
        zh: "个人可随时退订营销信息。政策未定时限；本部门规定已排队的信息须在 24 小时内停发。",
      },
      citation: section("3, first paragraph", "3 条第 1 款"),
      confidence: "office",
      term: hours(24),
      appliesTo: ["marketingOptOut"],
    },
  ],
);
