import type {
  Anchor,
  AnchorFact,
  ClockRule,
  RulePackRef,
} from "../../casework/clock-rule.ts";
import type { Text } from "../../text.ts";

/** What clocks of a disclosure ask for. */
export const disclosureActs = {
  respond: { en: "Answer", zh: "答复" },
  paper: { en: "Paper", zh: "补交文书" },
  secrecyEnd: { en: "Secrecy", zh: "保密" },
  secrecyReview: { en: "Review", zh: "复核" },
  notice: { en: "Notice", zh: "告知" },
  unpreserve: { en: "Preserve", zh: "保全" },
} as const satisfies Record<string, Text>;

/** The facts that clocks of a disclosure start from. */
export const disclosureAnchors = {
  respondBy: {
    en: "The day that the instrument sets",
    zh: "文书规定的日期",
  },
  emergencyReleased: { en: "Released in an emergency", zh: "紧急提供" },
  secrecyUntil: { en: "Last day of secrecy", zh: "保密最后一日" },
  secrecyReviewOn: { en: "Day of the review", zh: "复核日" },
  noticeOwed: { en: "Notice became due", zh: "应告知之日" },
  preserved: { en: "Data preserved", zh: "已保全" },
} as const satisfies Record<string, Text>;
export type DisclosureAnchor = keyof typeof disclosureAnchors;

function from(fact: DisclosureAnchor): Anchor {
  const point: AnchorFact = { fact, label: disclosureAnchors[fact] };
  return { kind: "firstKnown", of: [point] };
}

const set: RulePackRef = {
  id: "instrument",
  kind: "statute",
  title: { en: "What the instrument sets", zh: "文书所定期限" },
};
const office: RulePackRef = {
  id: "disclosures",
  kind: "policy",
  title: { en: "Rules for disclosures", zh: "披露办理规则" },
};

const plain = {
  roll: null,
  pause: null,
  extension: null,
  speed: null,
  calendar: { kind: "policy" },
  appliesTo: "any",
  validFrom: null,
  validTo: null,
  strength: "firm",
} as const satisfies Partial<ClockRule>;

/** A day that somebody set: the day itself is the last one. */
const onThatDay = {
  unit: "calendarDays",
  amount: 1,
  eventDay: "counted",
} as const;

/** The clocks of the disclosure register. Which of them run follows from the facts of the case. */
export const disclosureRules: readonly ClockRule[] = [
  {
    ...plain,
    id: "instrument.response",
    pack: set,
    act: "respond",
    stoppedBy: ["respond"],
    title: { en: "Answer the demand", zh: "答复调取" },
    clause: {
      en: "The demand is answered by the day that it sets.",
      zh: "应在文书规定的日期前答复。",
    },
    citation: { en: "The instrument itself", zh: "法律文书" },
    confidence: "verified",
    anchor: from("respondBy"),
    after: { en: "the day set by the instrument", zh: "文书规定之日" },
    term: onThatDay,
  },
  {
    ...plain,
    id: "disclosures.paper",
    pack: office,
    act: "paper",
    stoppedBy: ["paper"],
    title: { en: "Paper after an emergency", zh: "紧急提供后补交文书" },
    clause: {
      en: "Whoever was given data in an emergency sends the instrument within 24 hours, or the office says so in its report.",
      zh: "紧急提供后 24 小时内应补交文书，否则在报告中注明。",
    },
    citation: { en: "Office rule for emergencies", zh: "部门紧急办理规则" },
    confidence: "office",
    anchor: from("emergencyReleased"),
    after: { en: "after the release", zh: "提供后" },
    term: { unit: "hours", amount: 24 },
  },
  {
    ...plain,
    id: "instrument.secrecy",
    pack: set,
    act: "secrecyEnd",
    stoppedBy: ["secrecyEnd"],
    title: { en: "Secrecy ends", zh: "保密届满" },
    clause: {
      en: "Until this day the person must not be told; after it the notice is owed.",
      zh: "该日之前不得告知个人；此后应予告知。",
    },
    citation: { en: "The secrecy order", zh: "保密令" },
    confidence: "verified",
    anchor: from("secrecyUntil"),
    after: { en: "the last day of secrecy", zh: "保密最后一日" },
    term: onThatDay,
    // It runs out by itself, and being over is no failure of anybody.
    strength: "target",
  },
  {
    ...plain,
    id: "disclosures.secrecy-review",
    pack: office,
    act: "secrecyReview",
    stoppedBy: ["secrecyReview"],
    title: { en: "Review of the secrecy", zh: "复核保密" },
    clause: {
      en: "On this day somebody looks whether the secrecy still has to be kept.",
      zh: "该日应复核保密是否仍有必要。",
    },
    citation: { en: "Office rule for secrecy", zh: "部门保密规则" },
    confidence: "office",
    anchor: from("secrecyReviewOn"),
    after: { en: "the day set for it", zh: "所定复核日" },
    term: onThatDay,
  },
  {
    ...plain,
    id: "disclosures.notice",
    pack: office,
    act: "notice",
    stoppedBy: ["notice"],
    title: { en: "Notice to the person", zh: "告知个人" },
    // PIPL art. 18: in time, once what stood against it is over. The number of days is the office's.
    clause: {
      en: "Once nothing stands against it, the person is told within five working days.",
      zh: "障碍消除后 5 个工作日内告知个人。",
    },
    citation: {
      en: "PIPL art. 18; five working days by office rule",
      zh: "《个人信息保护法》第十八条；5 个工作日为部门规则",
    },
    confidence: "office",
    anchor: from("noticeOwed"),
    after: { en: "after the notice became due", zh: "应告知之日起" },
    term: { unit: "workingDays", amount: 5 },
  },
  {
    ...plain,
    id: "disclosures.preservation",
    pack: {
      id: "usc2703f",
      kind: "statute",
      title: { en: "Preservation", zh: "保全" },
    },
    act: "unpreserve",
    stoppedBy: ["unpreserve"],
    title: { en: "Preservation ends", zh: "保全届满" },
    // 18 U.S.C. 2703(f): kept for 90 days, and for another 90 when asked again.
    clause: {
      en: "What is preserved is kept for 90 days, then deleted by its own rule unless the request is renewed.",
      zh: "保全 90 日，期满未续期的按原规则删除。",
    },
    citation: { en: "18 U.S.C. 2703(f)", zh: "《美国法典》第18编2703(f)" },
    confidence: "memory-high",
    anchor: from("preserved"),
    after: { en: "after the data was preserved", zh: "保全之日起" },
    term: { unit: "calendarDays", amount: 90, eventDay: "excluded" },
  },
];
