// What a request is, said a second time in a few lines and without a look at the house: who may do what to it, when,
// and what is otherwise afterwards. A walk of random acts (model-walk.ts) compares the house with this.

const roles = {
  analystA1: { team: "a", works: true, keeps: false },
  analystB: { team: "b", works: true, keeps: false },
  dpo1: { team: "all", works: true, keeps: true },
  legal1: { team: "none", works: false, keeps: true },
  auditor1: { team: "all", works: false, keeps: false },
} as const;
export type Who = keyof typeof roles;
export const everybody = Object.keys(roles) as Who[];

export interface Act {
  readonly kind: ActKind;
  readonly who: Who;
  /** Made on the version before the newest. */
  readonly isLate: boolean;
}

export interface ModelCase {
  readonly stage: string;
  readonly version: number;
  readonly owner: Who | null;
  readonly notes: number;
  readonly files: number;
  readonly letters: number;
  readonly isHeld: boolean;
  readonly isErased: boolean;
  readonly isVerified: boolean;
  readonly decision: "granted" | "nothingFound" | "refused" | null;
  /** At what step of the walk somebody was answered. */
  readonly repliedAt: number | null;
  readonly endedAt: number | null;
  /** Tasks that are not done: what the house plans is taken from it, for it is a matter of law. */
  readonly tasks: number;
  readonly isPlanned: boolean;
}

/** As analyst A1 opens it. */
export const opened: ModelCase = {
  stage: "received",
  version: 1,
  owner: null,
  notes: 0,
  files: 0,
  letters: 0,
  isHeld: false,
  isErased: false,
  isVerified: false,
  decision: null,
  repliedAt: null,
  endedAt: null,
  tasks: 0,
  isPlanned: false,
};

export function sees(who: Who, { owner }: ModelCase): boolean {
  const { team } = roles[who];
  return team === "all" || team === "a" || owner === who;
}

interface Rule {
  readonly from: readonly string[];
  /** The no that the case itself gives. */
  readonly no?: (theCase: ModelCase) => string | null;
  readonly after: (theCase: ModelCase, at: Act & { step: number }) => Change;
}
/** What is otherwise afterwards; null where nothing is, so that nothing is entered either. */
type Change = Partial<ModelCase> | null;

const ended = ["closed", "withdrawn", "spam"];
const beforeAnswer = ["identified", "verified", "searched", "decided"];
const identified = [...beforeAnswer, "answered"];
const open = ["received", ...identified];
const all = [...open, ...ended];

const decided =
  (decision: "granted" | "nothingFound" | "refused") =>
  (theCase: ModelCase): Change =>
    theCase.decision === decision ? null : { decision, stage: "decided" };

const letterUnderway = ({ letters }: ModelCase) =>
  letters > 0 ? "lettersUnderway" : null;
const tasksOpen = ({ tasks }: ModelCase) =>
  tasks > 0 ? "tasksOutstanding" : null;
const unproven = ({ isVerified }: ModelCase) =>
  isVerified ? null : "identityNotVerified";

const rules = {
  classify: {
    from: ["received"],
    after: ({ owner }, { who }) => ({
      stage: "identified",
      owner: owner ?? who,
      isPlanned: true,
    }),
  },
  verify: {
    from: identified,
    no: ({ isVerified }) => (isVerified ? "alreadyVerified" : null),
    after: ({ stage }) => ({
      isVerified: true,
      stage: stage === "identified" ? "verified" : stage,
    }),
  },
  tasks: {
    from: identified,
    after: ({ tasks, version }) =>
      tasks === 0 ? null : { tasks: 0, version: version + tasks },
  },
  search: {
    from: ["identified", "verified"],
    no: tasksOpen,
    after: () => ({ stage: "searched" }),
  },
  grant: {
    from: ["searched", "decided"],
    no: unproven,
    after: decided("granted"),
  },
  findNothing: {
    from: ["searched", "decided"],
    after: decided("nothingFound"),
  },
  refuse: { from: ["searched", "decided"], after: decided("refused") },
  reply: {
    from: ["decided", "answered"],
    no: ({ decision }) => (decision === "refused" ? "approvalMissing" : null),
    after: (_case, { step }) => ({ stage: "answered", repliedAt: step }),
  },
  close: {
    from: ["decided", "answered"],
    no: (theCase) =>
      letterUnderway(theCase) ??
      tasksOpen(theCase) ??
      (theCase.repliedAt === null ? "actsOwed" : null),
    after: (_case, { step }) => ({ stage: "closed", endedAt: step }),
  },
  withdraw: {
    from: open,
    no: letterUnderway,
    after: (_case, { step }) => ({ stage: "withdrawn", endedAt: step }),
  },
  spam: {
    from: ["received"],
    no: letterUnderway,
    after: (_case, { step }) => ({ stage: "spam", endedAt: step }),
  },
  reopen: {
    from: ended,
    after: (theCase) => ({ stage: reachedBy(theCase), endedAt: null }),
  },
  note: { from: all, after: ({ notes }) => ({ notes: notes + 1 }) },
  upload: { from: all, after: ({ files }) => ({ files: files + 1 }) },
  pause: {
    from: beforeAnswer,
    after: ({ letters }) => ({ letters: letters + 1 }),
  },
  extend: {
    from: beforeAnswer,
    after: ({ letters }) => ({ letters: letters + 1 }),
  },
  discard: {
    from: [...open, "withdrawn"],
    after: ({ letters }) => ({ letters: letters - 1 }),
  },
  assign: { from: open, after: givenTo("analystB") },
  unassign: { from: open, after: givenTo(null) },
  hold: {
    from: all,
    no: ({ isHeld }) => (isHeld ? "heldAlready" : null),
    after: () => ({ isHeld: true }),
  },
  lift: {
    from: all,
    no: ({ isHeld }) => (isHeld ? null : "notHeld"),
    after: () => ({ isHeld: false }),
  },
  erase: {
    from: all,
    no: (theCase) => {
      if (theCase.isErased) return "erasureDone";
      if (theCase.isHeld) return "erasureHeld";
      if (open.includes(theCase.stage)) return "erasureOpenCase";
      return theCase.letters > 0 ? "erasureLetterUnderway" : null;
    },
    // Asked by one and answered by another.
    after: ({ version }) => ({
      version: version + 2,
      isErased: true,
      notes: 0,
      files: 0,
    }),
  },
} satisfies Record<string, Rule>;

export type ActKind = keyof typeof rules;
export const actKinds = Object.keys(rules) as ActKind[];

function givenTo(owner: Who | null) {
  return (theCase: ModelCase): Change =>
    theCase.owner === owner ? null : { owner };
}

function reachedBy(theCase: ModelCase): string {
  const { isPlanned, decision, repliedAt, isVerified } = theCase;
  if (!isPlanned) return "received";
  if (decision !== null) return repliedAt === null ? "decided" : "answered";
  return isVerified ? "verified" : "identified";
}

const keeping: ReadonlySet<ActKind> = new Set(["hold", "lift", "erase"]);

/** What the house has to answer, null for yes, and what the case is then. */
export function expected(
  theCase: ModelCase,
  act: Act & { readonly step: number },
): { readonly no: string | null; readonly next: ModelCase } {
  const { works, keeps } = roles[act.who];
  const isAllowed = keeping.has(act.kind) ? keeps : works;
  const rule: Rule = rules[act.kind];
  const notAllowed = isAllowed ? null : "notAllowed";
  const no =
    // Bytes come by a way of their own, on which the case is asked before the role.
    (act.kind === "upload" ? null : notAllowed) ??
    (sees(act.who, theCase) ? null : "notFound") ??
    (act.isLate ? "stale" : null) ??
    notAllowed ??
    (rule.from.includes(theCase.stage) ? null : "wrongStage") ??
    rule.no?.(theCase) ??
    null;
  if (no !== null) return { no, next: theCase };
  const change = rule.after(theCase, act);
  return {
    no,
    next:
      change === null
        ? theCase
        : { ...theCase, version: theCase.version + 1, ...change },
  };
}
