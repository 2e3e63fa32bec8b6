import { sharedMoves } from "../../casework/shared-moves.ts";
import type { Workflow } from "../../casework/workflow.ts";
import type { Text } from "../../text.ts";
import { granted, refused } from "../../verdict.ts";
import { type DisclosureFacts, type DisclosureStage } from "./facts.ts";
import { type Step } from "./path.ts";
import {
  mayAskRelease,
  mayClose,
  mayRefuse,
  mayRelease,
} from "./release-rules.ts";
import { mayStep, standingOfSteps } from "./standing.ts";
import { pathOf } from "./kinds.ts";
import { mayBePacked } from "./scope.ts";

export type DisclosureMove =
  | "logInstrument"
  | "verifyAuthority"
  | "review"
  | "setScope"
  | "challenge"
  | "recordReply"
  | "bindRecipient"
  | "tellBefore"
  | "recordConsent"
  | "askRelease"
  | "decideRelease"
  | "release"
  | "pack"
  | "recordPaper"
  | "recordReceipt"
  | "preserve"
  | "refuse"
  | "setSecrecy"
  | "decideNotice"
  | "giveNotice"
  | "close"
  | "withdraw"
  | "correct"
  | "reopen"
  | "assign"
  | "work"
  | "note"
  | "write"
  | "approve";

type Taking = Workflow<
  DisclosureStage,
  DisclosureMove,
  DisclosureFacts
>["moves"][DisclosureMove];

const before = [
  "received",
  "logged",
  "verified",
  "reviewed",
  "scoped",
  "approved",
] as const;
const open = [...before, "released", "refused"] as const;
const all = [...open, "closed", "withdrawn"] as const;

const yes = granted(null);

function isOpenStep(key: Step): (facts: DisclosureFacts) => boolean {
  return (facts) =>
    standingOfSteps(facts).some(
      ({ step, state }) => step === key && state === "open",
    );
}

/** The move that takes one step of the way; where it stands among what is offered, and when it is due. */
function taking(key: Step, order: number, label: Text): Taking {
  return {
    label,
    from: before,
    to: null,
    permission: "disclosures.work",
    guard: (facts) => mayStep(key, facts),
    step: order,
    isDue: isOpenStep(key),
  };
}

function notYetReleased(facts: DisclosureFacts) {
  return facts.releasedAt === null && facts.outcome === null
    ? yes
    : refused("alreadyAnswered");
}

/** The stages follow from the facts (`stageOf`), so most moves leave them alone; the guards are the gates. */
export const disclosureWorkflow: Workflow<
  DisclosureStage,
  DisclosureMove,
  DisclosureFacts
> = {
  stages: {
    received: { label: { en: "Received", zh: "已收到" } },
    logged: { label: { en: "Instrument logged", zh: "已登记文书" } },
    verified: { label: { en: "Authority verified", zh: "已核实机关" } },
    reviewed: { label: { en: "Reviewed", zh: "已审查" } },
    scoped: { label: { en: "Scope settled", zh: "已定范围" } },
    approved: { label: { en: "Approved", zh: "已批准" } },
    released: { label: { en: "Released", zh: "已提供" } },
    refused: { label: { en: "Refused", zh: "已拒绝" } },
    closed: { label: { en: "Closed", zh: "已结案" }, terminal: true },
    withdrawn: {
      label: { en: "Withdrawn by the authority", zh: "机关撤回" },
      terminal: true,
    },
  },
  moves: {
    logInstrument: taking("instrument", 1, {
      en: "Log the instrument",
      zh: "登记法律文书",
    }),
    verifyAuthority: taking("authority", 2, {
      en: "Verify the authority",
      zh: "核实机关身份",
    }),
    review: {
      ...taking("review", 3, {
        en: "Record the legal review",
        zh: "登记法律审查",
      }),
      from: [...before, "released"],
    },
    setScope: {
      label: { en: "Settle the scope", zh: "确定范围" },
      from: before,
      to: null,
      permission: "disclosures.work",
      guard: (facts) => {
        const free = notYetReleased(facts);
        return free.ok ? mayStep("scope", facts) : free;
      },
      step: 4,
      isDue: isOpenStep("scope"),
    },
    challenge: {
      label: { en: "Narrow or object", zh: "限缩或提出异议" },
      from: before,
      to: null,
      permission: "disclosures.work",
      guard: (facts) => mayStep("narrow", facts),
    },
    recordReply: {
      label: { en: "Record the reply to it", zh: "登记对方答复" },
      from: before,
      to: null,
      permission: "disclosures.work",
      guard: (facts) =>
        facts.openChallenges > 0 ? yes : refused("noChallengeOpen"),
      step: 5,
      isDue: (facts) => facts.openChallenges > 0,
    },
    bindRecipient: taking("undertaking", 6, {
      en: "Record the undertaking",
      zh: "登记承诺",
    }),
    tellBefore: taking("preNotice", 7, {
      en: "Record the notice before it",
      zh: "登记事先告知",
    }),
    recordConsent: taking("consent", 8, {
      en: "Record the consent",
      zh: "登记同意",
    }),
    askRelease: {
      label: { en: "Ask for approval", zh: "请求批准" },
      from: before,
      to: null,
      permission: "disclosures.work",
      guard: mayAskRelease,
      step: 9,
      isDue: isOpenStep("approval"),
    },
    decideRelease: {
      label: { en: "Approve the release", zh: "批准提供" },
      from: before,
      to: null,
      permission: "disclosures.approve",
      guard: mayAskRelease,
    },
    release: {
      label: { en: "Release", zh: "提供" },
      from: before,
      to: null,
      permission: "disclosures.release",
      guard: mayRelease,
      step: 10,
      isDue: isOpenStep("release"),
    },
    pack: {
      label: { en: "Build the package", zh: "生成加密包" },
      from: before,
      to: null,
      permission: "disclosures.release",
      guard: (facts) => {
        const may = mayRelease(facts);
        return may.ok ? mayBePacked(facts.scope) : may;
      },
    },
    recordPaper: {
      ...taking("paper", 11, {
        en: "Record the paper that followed",
        zh: "登记补交文书",
      }),
      from: ["released"],
    },
    recordReceipt: {
      label: { en: "Record the receipt", zh: "登记签收" },
      from: ["released", "closed"],
      to: null,
      permission: "disclosures.work",
      guard: (facts) =>
        facts.releasedAt === null ? refused("notReleased") : yes,
    },
    preserve: {
      ...taking("preserve", 4, {
        en: "Record what is preserved",
        zh: "登记保全",
      }),
      from: [...before, "released"],
    },
    refuse: {
      label: { en: "Answer that nothing is given", zh: "答复不予提供" },
      from: before,
      to: null,
      permission: "disclosures.release",
      guard: mayRefuse,
    },
    setSecrecy: {
      label: { en: "Record secrecy", zh: "登记保密要求" },
      from: open,
      to: null,
      permission: "disclosures.work",
    },
    decideNotice: {
      label: { en: "Decide on the notice", zh: "决定是否告知" },
      from: open,
      to: null,
      permission: "disclosures.work",
      step: 12,
      isDue: (facts) =>
        facts.notice === "undecided" && isOpenStep("notice")(facts),
    },
    giveNotice: {
      label: { en: "Record the notice", zh: "登记告知" },
      from: ["released", "refused"],
      to: null,
      permission: "disclosures.work",
      guard: (facts) =>
        facts.notice === "now" ? yes : refused("noticeNotOpen"),
      step: 13,
      isDue: (facts) => facts.notice === "now",
    },
    close: {
      label: { en: "Close", zh: "结案" },
      from: ["released", "refused"],
      to: "closed",
      permission: "disclosures.work",
      guard: mayClose,
      step: 14,
      inMacro: true,
    },
    withdraw: {
      label: { en: "Record that it was withdrawn", zh: "登记撤回" },
      from: before,
      to: "withdrawn",
      permission: "disclosures.work",
      guard: (facts) =>
        pathOf(facts.kind) === "preservation" ? yes : notYetReleased(facts),
    },
    correct: {
      label: { en: "Correct the facts", zh: "更正事实" },
      from: before,
      to: null,
      permission: "disclosures.work",
    },
    reopen: {
      label: { en: "Reopen", zh: "重新打开" },
      from: ["closed"],
      to: null,
      permission: "disclosures.work",
    },
    ...sharedMoves<DisclosureStage>({
      open,
      atWork: open,
      noted: all,
      written: all,
      may: {
        work: "disclosures.work",
        // What is said to the outside takes the right by which data leaves.
        write: "disclosures.release",
        approve: "disclosures.approve",
      },
    }),
  },
};
