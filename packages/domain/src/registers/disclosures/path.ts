import type { RefusalCode } from "../../refusal.ts";
import type { Text } from "../../text.ts";
import type { DisclosurePath } from "./kinds.ts";

interface StepInfo {
  readonly label: Text;
  /** What is said to whoever goes on without it. */
  readonly missing: RefusalCode;
}

/** The steps of the gated path. */
export const steps = {
  instrument: {
    label: { en: "Log the instrument", zh: "登记法律文书" },
    missing: "instrumentMissing",
  },
  authority: {
    label: { en: "Verify the authority", zh: "核实机关身份" },
    missing: "authorityNotVerified",
  },
  review: {
    label: { en: "Legal review", zh: "法律审查" },
    missing: "reviewMissing",
  },
  scope: {
    label: { en: "Settle the scope", zh: "确定范围" },
    missing: "scopeMissing",
  },
  narrow: {
    label: { en: "Narrow or object", zh: "限缩或提出异议" },
    missing: "challengeOpen",
  },
  undertaking: {
    label: { en: "Bind the recipient", zh: "约束接收方" },
    missing: "undertakingMissing",
  },
  preNotice: {
    label: { en: "Tell the people before", zh: "事先告知" },
    missing: "preNoticeMissing",
  },
  consent: {
    label: { en: "Obtain express consent", zh: "取得明示同意" },
    missing: "consentMissing",
  },
  approval: {
    label: { en: "Approval by a second person", zh: "第二人批准" },
    missing: "releaseNotApproved",
  },
  release: { label: { en: "Release", zh: "提供" }, missing: "notReleased" },
  paper: {
    label: { en: "Paper follows within 24 hours", zh: "24 小时内补交文书" },
    missing: "paperOwed",
  },
  preserve: {
    label: { en: "Preserve the data", zh: "保全数据" },
    missing: "notPreserved",
  },
  notice: {
    label: { en: "Notice to the person", zh: "告知个人" },
    missing: "noticeOwed",
  },
} as const satisfies Record<string, StepInfo>;
export type Step = keyof typeof steps;

interface PathStep {
  readonly step: Step;
  readonly after: readonly Step[];
}

function step(key: Step, ...after: Step[]): PathStep {
  return { step: key, after };
}

/** The order of each way. What stands in `after` has to be done before. */
export const stepsByPath: Readonly<
  Record<DisclosurePath, readonly PathStep[]>
> = {
  demand: [
    step("instrument"),
    step("authority", "instrument"),
    step("review", "authority"),
    step("scope", "review"),
    step("narrow", "review"),
    step("approval", "scope", "narrow"),
    step("release", "approval"),
    step("notice", "release"),
  ],
  // Released first, with a second person awake; the paper and counsel follow.
  emergency: [
    step("instrument"),
    step("authority", "instrument"),
    step("scope", "authority"),
    step("approval", "scope"),
    step("release", "approval"),
    step("paper", "release"),
    step("review", "paper"),
    step("notice", "release"),
  ],
  preservation: [
    step("instrument"),
    step("authority", "instrument"),
    step("preserve", "authority"),
  ],
  transfer: [
    step("instrument"),
    step("review", "instrument"),
    step("scope", "review"),
    step("undertaking", "review"),
    step("preNotice", "scope"),
    step("approval", "scope", "undertaking", "preNotice"),
    step("release", "approval"),
  ],
  arrangement: [
    step("instrument"),
    step("review", "instrument"),
    step("scope", "review"),
    step("approval", "scope"),
    step("release", "approval"),
  ],
  publication: [
    step("review"),
    step("instrument", "review"),
    step("scope", "review"),
    step("preNotice", "scope"),
    step("consent", "preNotice"),
    step("approval", "instrument", "scope", "preNotice", "consent"),
    step("release", "approval"),
  ],
  report: [
    step("instrument"),
    step("review", "instrument"),
    step("scope", "review"),
    step("approval", "scope"),
    step("release", "approval"),
    step("notice", "release"),
  ],
};
