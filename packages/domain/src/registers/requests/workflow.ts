import { isSettled } from "../../casework/task.ts";
import { sharedMoves } from "../../casework/shared-moves.ts";
import type { Workflow } from "../../casework/workflow.ts";
import { granted, refused, type Verdict } from "../../verdict.ts";
import {
  dataWillLeave,
  handsDataOver,
  isVerified,
  mayAskIdentity,
  asksForStatement,
  needsSecondPerson,
  owesStatement,
  undecided,
  type RequestFacts,
  type RequestStage,
} from "./facts.ts";
import { requestStages } from "./stages.ts";

export type RequestMove =
  | "classify"
  | "verifyIdentity"
  | "finishSearch"
  | "makeStatement"
  | "decide"
  | "answer"
  | "recordReply"
  | "recordDone"
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
  | "recordFee"
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
  if (!mayAskIdentity(facts)) return refused("verificationNotNeeded");
  return isVerified(facts) ? refused("alreadyVerified") : yes;
}

function maySearchEnd(facts: RequestFacts): Verdict<null> {
  const outstanding = facts.tasks.filter((task) => !isSettled(task));
  return outstanding.length > 0
    ? refused("tasksOutstanding", { count: outstanding.length })
    : yes;
}

/** What is recorded about somebody is told to nobody else. */
function mayMakeStatement(facts: RequestFacts): Verdict<null> {
  if (!asksForStatement(facts)) return refused("statementNotAsked");
  return isVerified(facts) ? yes : refused("identityNotVerified");
}

/** Whether an answer with an outcome may go out: decided in full, and data only to a proven person. */
export function mayAnswer(facts: RequestFacts): Verdict<null> {
  if (facts.decisions.length === 0) return refused("notDecided");
  const missing = undecided(facts);
  if (missing.length > 0)
    return refused("typesUndecided", { count: missing.length });
  // Data may only leave to somebody whose identity is proven, for this case and this address.
  if (handsDataOver(facts.decisions) && !isVerified(facts))
    return refused("identityNotVerified");
  if (!owesStatement(facts)) return yes;
  const { open: doubtful, isMade } = facts.statement;
  if (doubtful > 0) return refused("matchesOpen", { count: doubtful });
  return isMade ? yes : refused("statementOwed");
}

/** The same for the letter that carries the answer: the statement goes with it, or went before. */
export function mayAnswerIn(
  facts: RequestFacts,
  letterId: string,
): Verdict<null> {
  const answer = mayAnswer(facts);
  if (!answer.ok) return answer;
  const { enclosedIn, hasLeft } = facts.statement;
  return owesStatement(facts) && !hasLeft && !enclosedIn.includes(letterId)
    ? refused("statementNotEnclosed")
    : yes;
}

function mayRecordReply(facts: RequestFacts): Verdict<null> {
  const answer = mayAnswer(facts);
  if (!answer.ok) return answer;
  // A no, whole or in part, is approved as a letter: what was said on the phone cannot be read by a second person.
  return needsSecondPerson(facts.decisions) ? refused("approvalMissing") : yes;
}

/** Acts that are done in a system and not by writing to the person. */
export const handActs = ["optOut", "isolate", "erase"] as const;
export type HandAct = (typeof handActs)[number];

function mayRecordDone(facts: RequestFacts): Verdict<null> {
  return handActs.some((act) => facts.owedActs.includes(act))
    ? yes
    : refused("nothingToRecord");
}

function noLetterUnderway(facts: RequestFacts): Verdict<null> {
  return facts.lettersUnderway > 0
    ? refused("lettersUnderway", { count: facts.lettersUnderway })
    : yes;
}

/** Closing says that everything owed was done: each thing still owed is a reason not to. */
function mayClose(facts: RequestFacts): Verdict<null> {
  // p000 s.8: everyone who raises a significant issue gets a reply.
  if (facts.significant && facts.repliedAt === null)
    return refused("significantWithoutReply");
  const letters = noLetterUnderway(facts);
  if (!letters.ok) return letters;
  const missing = undecided(facts);
  if (missing.length > 0)
    return refused("typesUndecided", { count: missing.length });
  const search = maySearchEnd(facts);
  if (!search.ok) return search;
  return facts.owedActs.length > 0
    ? refused("actsOwed", { count: facts.owedActs.length })
    : yes;
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
  stages: requestStages,
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
      // Where the address or the person is corrected later, identity is proven again.
      from: identifiedAndOpen,
      to: null,
      permission: "requests.work",
      guard: mayVerify,
      step: 2,
      isDue: (facts) =>
        !isVerified(facts) &&
        (facts.decisions.length === 0
          ? dataWillLeave(facts)
          : handsDataOver(facts.decisions)),
    },
    finishSearch: {
      label: { en: "Record search result", zh: "记录检索结果" },
      from: ["identified", "verified"],
      to: "searched",
      permission: "requests.work",
      guard: maySearchEnd,
      step: 3,
    },
    makeStatement: {
      label: {
        en: "Make the statement of disclosures",
        zh: "制作披露记录说明",
      },
      from: identifiedAndOpen,
      to: null,
      permission: "requests.work",
      guard: mayMakeStatement,
    },
    decide: {
      label: { en: "Decide", zh: "作出决定" },
      from: ["searched", "decided"],
      to: "decided",
      permission: "requests.decide",
      step: 4,
      isDue: (facts) => undecided(facts).length > 0,
    },
    answer: {
      label: { en: "Write the answer", zh: "撰写答复" },
      from: ["decided", "answered"],
      to: null,
      permission: "requests.send",
      guard: mayAnswer,
      step: 5,
      isDue: (facts) => facts.repliedAt === null,
    },
    recordReply: {
      label: { en: "Record a reply given otherwise", zh: "登记其他方式的答复" },
      from: ["decided", "answered"],
      to: "answered",
      permission: "requests.send",
      guard: mayRecordReply,
    },
    recordDone: {
      label: { en: "Record as done", zh: "登记已办理" },
      from: identifiedAndOpen,
      to: null,
      permission: "requests.work",
      guard: mayRecordDone,
    },
    close: {
      label: { en: "Close", zh: "结案" },
      // Not every matter needs a reply; the guard knows which does.
      from: ["decided", "answered"],
      to: "closed",
      permission: "requests.close",
      guard: mayClose,
      step: 6,
      inMacro: true,
    },
    correct: {
      label: { en: "Correct the facts", zh: "更正事实" },
      from: open,
      to: null,
      permission: "requests.work",
    },
    ...sharedMoves<RequestStage>({
      open,
      atWork: identifiedAndOpen,
      noted: [...open, "closed", "withdrawn", "merged", "spam"],
      // A withdrawal or a merger is still confirmed to the person.
      written: [...open, "withdrawn", "merged"],
      may: {
        work: "requests.work",
        write: "requests.send",
        approve: "requests.approve",
      },
    }),
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
    recordFee: {
      label: { en: "Record a fee", zh: "登记费用" },
      from: beforeAnswer,
      to: null,
      permission: "requests.work",
      guard: (facts) => (facts.feeCounts ? yes : refused("noClockForFee")),
    },
    merge: {
      label: { en: "Merge as duplicate", zh: "作为重复件合并" },
      from: open,
      to: "merged",
      permission: "requests.work",
      guard: noLetterUnderway,
    },
    withdraw: {
      label: { en: "Record withdrawal", zh: "记录撤回" },
      from: open,
      to: "withdrawn",
      permission: "requests.work",
      guard: noLetterUnderway,
    },
    markSpam: {
      label: { en: "Mark as spam", zh: "标为垃圾信息" },
      from: ["received"],
      to: "spam",
      permission: "requests.work",
      guard: noLetterUnderway,
    },
    reopen: {
      label: { en: "Reopen", zh: "重新打开" },
      // A merged case takes back what it gave away.
      from: ["closed", "withdrawn", "merged", "spam"],
      to: null,
      permission: "requests.close",
    },
  },
};
