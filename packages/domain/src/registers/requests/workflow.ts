import { isSettled } from "../../casework/task.ts";
import type { Workflow } from "../../casework/workflow.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import {
  dataWillLeave,
  isVerified,
  undecided,
  waitsForDisclosureRegister,
  type RequestFacts,
  type RequestStage,
} from "./facts.ts";

export type RequestMove =
  | "classify"
  | "verifyIdentity"
  | "finishSearch"
  | "decide"
  | "answer"
  | "close"
  | "correct"
  | "assign"
  | "work"
  | "note"
  | "write"
  | "approve"
  | "pause"
  | "resume"
  | "extend"
  | "merge"
  | "withdraw"
  | "markSpam"
  | "reopen";

const open = [
  "received",
  "identified",
  "verified",
  "searched",
  "decided",
  "answered",
] as const;
const identifiedAndOpen = [
  "identified",
  "verified",
  "searched",
  "decided",
  "answered",
] as const;
const beforeAnswer = ["identified", "verified", "searched", "decided"] as const;

const yes = granted(null);

function mayVerify(facts: RequestFacts): Verdict<null> {
  if (!dataWillLeave(facts)) return refused("verificationNotNeeded");
  return isVerified(facts) ? refused("alreadyVerified") : yes;
}

function maySearchEnd(facts: RequestFacts): Verdict<null> {
  const outstanding = facts.tasks.filter((task) => !isSettled(task));
  return outstanding.length > 0
    ? refused("tasksOutstanding", { count: outstanding.length })
    : yes;
}

function mayDecide(facts: RequestFacts): Verdict<null> {
  // Data may only leave to somebody whose identity is proven (T30).
  if (dataWillLeave(facts) && !isVerified(facts))
    return refused("identityNotVerified");
  return facts.types.every(waitsForDisclosureRegister)
    ? refused("waitsForDisclosureRegister")
    : yes;
}

function mayAnswer(facts: RequestFacts): Verdict<null> {
  if (facts.decisions.length === 0) return refused("notDecided");
  if (dataWillLeave(facts) && !isVerified(facts))
    return refused("identityNotVerified");
  return yes;
}

function mayClose(facts: RequestFacts): Verdict<null> {
  // p000 s.8: everyone who raises a significant issue gets a reply.
  if (facts.significant && facts.repliedAt === null)
    return refused("significantWithoutReply");
  if (facts.lettersUnderway > 0)
    return refused("lettersUnderway", { count: facts.lettersUnderway });
  const missing = undecided(facts);
  if (missing.length > 0)
    return refused("typesUndecided", { count: missing.length });
  return maySearchEnd(facts);
}

/**
 * The path of a request: received, identified and classified, identity verified where data will leave,
 * searched, decided, answered, closed; besides withdrawn, merged and spam.
 */
export const requestWorkflow: Workflow<
  RequestStage,
  RequestMove,
  RequestFacts
> = {
  stages: {
    received: { label: { en: "Received", zh: "已收到" } },
    identified: { label: { en: "Identified", zh: "已识别" } },
    verified: { label: { en: "Identity verified", zh: "已核实身份" } },
    searched: { label: { en: "Searched", zh: "已检索" } },
    decided: { label: { en: "Decided", zh: "已决定" } },
    answered: { label: { en: "Answered", zh: "已答复" } },
    closed: { label: { en: "Closed", zh: "已结案" }, terminal: true },
    withdrawn: { label: { en: "Withdrawn", zh: "已撤回" }, terminal: true },
    merged: { label: { en: "Merged", zh: "已合并" }, terminal: true },
    spam: { label: { en: "Spam", zh: "垃圾信息" }, terminal: true },
  },
  moves: {
    classify: {
      label: { en: "Identify and classify", zh: "识别并分类" },
      from: ["received"],
      to: "identified",
      permission: "requests.work",
      step: 1,
    },
    verifyIdentity: {
      label: { en: "Verify identity", zh: "核实身份" },
      from: ["identified", "searched", "decided"],
      to: null,
      permission: "requests.work",
      guard: mayVerify,
      step: 2,
    },
    finishSearch: {
      label: { en: "Record search result", zh: "记录检索结果" },
      from: ["identified", "verified"],
      to: "searched",
      permission: "requests.work",
      guard: maySearchEnd,
      step: 3,
    },
    decide: {
      label: { en: "Decide", zh: "作出决定" },
      from: ["searched", "decided"],
      to: "decided",
      permission: "requests.decide",
      guard: mayDecide,
      step: 4,
    },
    answer: {
      label: { en: "Write the answer", zh: "撰写答复" },
      from: ["decided", "answered"],
      to: null,
      permission: "requests.send",
      guard: mayAnswer,
      step: 5,
    },
    close: {
      label: { en: "Close", zh: "结案" },
      from: ["answered"],
      to: "closed",
      permission: "requests.close",
      guard: mayClose,
      step: 4,
    },
    correct: {
      label: { en: "Correct the facts", zh: "更正事实" },
      from: open,
      to: null,
      permission: "requests.work",
    },
    assign: {
      label: { en: "Assign", zh: "分派" },
      from: open,
      to: null,
      permission: "requests.work",
    },
    work: {
      label: { en: "Work on tasks", zh: "办理任务" },
      from: identifiedAndOpen,
      to: null,
      permission: "requests.work",
    },
    note: {
      label: { en: "Add a note", zh: "添加备注" },
      from: [...open, "closed", "withdrawn", "merged", "spam"],
      to: null,
      permission: "requests.work",
    },
    write: {
      label: { en: "Write a letter", zh: "撰写信函" },
      from: open,
      to: null,
      permission: "requests.send",
    },
    approve: {
      label: { en: "Approve", zh: "批准" },
      from: open,
      to: null,
      permission: "requests.approve",
    },
    pause: {
      label: { en: "Pause the statutory clock", zh: "暂停法定期限" },
      from: beforeAnswer,
      to: null,
      permission: "requests.work",
      guard: (facts) => (facts.mayPause ? yes : refused("noClockMayPause")),
    },
    resume: {
      label: { en: "End the pause", zh: "结束暂停" },
      from: beforeAnswer,
      to: null,
      permission: "requests.work",
      guard: (facts) => (facts.openPauses > 0 ? yes : refused("notPaused")),
    },
    extend: {
      label: { en: "Extend the statutory clock", zh: "延长法定期限" },
      from: beforeAnswer,
      to: null,
      permission: "requests.decide",
      guard: (facts) => (facts.mayExtend ? yes : refused("noClockMayExtend")),
    },
    merge: {
      label: { en: "Merge as duplicate", zh: "作为重复件合并" },
      from: open,
      to: "merged",
      permission: "requests.work",
    },
    withdraw: {
      label: { en: "Record withdrawal", zh: "记录撤回" },
      from: open,
      to: "withdrawn",
      permission: "requests.work",
    },
    markSpam: {
      label: { en: "Mark as spam", zh: "标为垃圾信息" },
      from: ["received"],
      to: "spam",
      permission: "requests.work",
    },
    reopen: {
      label: { en: "Reopen", zh: "重新打开" },
      from: ["closed", "withdrawn", "merged", "spam"],
      to: null,
      permission: "requests.close",
    },
  },
};
