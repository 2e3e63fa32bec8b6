import type { Instant, ReckonedClock } from "@kept/domain/casework/clock";
import type {
  IntakeChannel,
  VerificationMethod,
} from "@kept/domain/registers/requests/types";
import type { HistoryEntry, RequestView } from "./request-view.ts";

export type StepState = "done" | "now" | "late" | "ahead";

/** Acts that are steps of their own when a clock asks for them. */
const stepActs = [
  "acknowledge",
  "answer",
  "outcome",
  "optOut",
  "isolate",
  "erase",
] as const;
export type StepAct = (typeof stepActs)[number] | "settle";

/** How a case ended, and what the trail calls it. */
const endings = {
  closed: "requests.closed",
  withdrawn: "requests.withdrawn",
  merged: "requests.merged",
  spam: "requests.marked-spam",
} as const;
export type Ending = keyof typeof endings;

interface StepBase {
  readonly state: StepState;
  /** When it was done. */
  readonly doneAt: Instant | null;
}

interface ActStep extends StepBase {
  readonly kind: "act";
  readonly act: StepAct;
  readonly clock: ReckonedClock;
  /** How many other clocks ask for the same; the one shown governs. */
  readonly others: number;
}

/** One step of the way of a request, before it is put into words. */
export type CaseStep =
  | (StepBase & {
      readonly kind: "received";
      readonly channel: IntakeChannel;
    })
  | (StepBase & {
      readonly kind: "identified";
      readonly clock: ReckonedClock | null;
    })
  | (StepBase & {
      readonly kind: "verified";
      readonly method: VerificationMethod | null;
    })
  | ActStep
  | (StepBase & { readonly kind: "ended"; readonly ending: Ending });

export type StepsSource = Pick<RequestView, "dataLeaves"> & {
  readonly request: Pick<
    RequestView["request"],
    "channel" | "identifiedAt" | "verification"
  >;
  readonly frame: Pick<
    RequestView["frame"],
    "receivedAt" | "stage" | "history"
  > & { readonly clocks: readonly ReckonedClock[] };
};

/**
 * The way of a request and the list of its clocks in one. Steps that are done keep their moment; the first
 * one that is not is the present one; a firm date that has passed is late wherever it stands.
 */
export function caseSteps(source: StepsSource): CaseStep[] {
  const { frame, request, dataLeaves } = source;
  const ending = endingOf(frame);
  const steps: CaseStep[] = [
    {
      kind: "received",
      state: "done",
      doneAt: frame.receivedAt,
      channel: request.channel,
    },
    {
      kind: "identified",
      ...settled(request.identifiedAt),
      clock: clockFor(frame.clocks, "identify")?.clock ?? null,
    },
    ...verifiedStep(request.verification, dataLeaves),
    ...actSteps(frame.clocks, ending),
    {
      kind: "ended",
      ...settled(ending?.at ?? null),
      ending: ending?.ending ?? "closed",
    },
  ];
  // An ended case has no next step; what it never came to is left out.
  return ending === null
    ? withPresent(steps)
    : steps.filter(({ state }) => state === "done");
}

function settled(doneAt: Instant | null): StepBase {
  return { state: doneAt === null ? "ahead" : "done", doneAt };
}

function verifiedStep(
  verification: StepsSource["request"]["verification"],
  dataLeaves: boolean,
): CaseStep[] {
  if (verification === null && !dataLeaves) return [];
  return [
    {
      kind: "verified",
      ...settled(verification?.at ?? null),
      method: verification?.method ?? null,
    },
  ];
}

function actSteps(
  clocks: readonly ReckonedClock[],
  ending: { readonly at: Instant } | null,
): ActStep[] {
  const acts: readonly StepAct[] = clocks.some(({ act }) => act === "answer")
    ? stepActs
    : ["settle", ...stepActs];
  const steps = acts.flatMap((act): ActStep[] => {
    const found = clockFor(clocks, act);
    if (found === null || found.clock.start === null) return [];
    const { clock, others } = found;
    // Clocks stop with the case, which is no answer.
    const doneAt =
      clock.stoppedAt !== null &&
      ending !== null &&
      Date.parse(clock.stoppedAt) >= Date.parse(ending.at)
        ? null
        : clock.stoppedAt;
    const isLate =
      doneAt === null &&
      clock.standing.state === "overdue" &&
      clock.strength === "firm";
    return [
      {
        kind: "act",
        state: doneAt !== null ? "done" : isLate ? "late" : "ahead",
        doneAt,
        act,
        clock,
        others,
      },
    ];
  });
  // What was done in its order, then what is due next; at the same moment the order of the acts holds.
  return steps.toSorted((a, b) => momentOf(a) - momentOf(b));
}

function momentOf({ doneAt, clock }: ActStep): number {
  const at = doneAt ?? clock.dueAt;
  return at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at);
}

/** The clock that counts for an act: the one that governs, else the earliest. */
function clockFor(
  clocks: readonly ReckonedClock[],
  act: string,
): { readonly clock: ReckonedClock; readonly others: number } | null {
  const asking = clocks
    .filter((clock) => clock.act === act)
    .toSorted((a, b) => rank(a).localeCompare(rank(b)));
  const [clock] = asking;
  return clock === undefined ? null : { clock, others: asking.length - 1 };
}

function rank(clock: ReckonedClock): string {
  return `${clock.governs ? 0 : 1} ${clock.dueAt ?? "9999"}`;
}

function endingOf(
  frame: StepsSource["frame"],
): { readonly ending: Ending; readonly at: Instant } | null {
  const ending = (Object.keys(endings) as Ending[]).find(
    (key) => key === frame.stage.key,
  );
  if (ending === undefined) return null;
  const entry = frame.history.findLast(
    ({ action }: HistoryEntry) => action === endings[ending],
  );
  return { ending, at: entry?.at ?? frame.receivedAt };
}

function withPresent(steps: CaseStep[]): CaseStep[] {
  const present = steps.findIndex(({ state }) => state !== "done");
  return steps.map((step, index) => {
    if (step.state === "done" || step.state === "late") return step;
    const isLate =
      step.kind === "identified" && step.clock?.standing.state === "overdue";
    if (isLate) return { ...step, state: "late" };
    return index === present ? { ...step, state: "now" } : step;
  });
}

/** Which counted day today is in a term of days; null where nothing is counted. */
export function countedSoFar(
  clock: Pick<ReckonedClock, "days">,
  today: string,
): number | null {
  const counted = clock.days.filter(
    ({ count, on }) => count !== null && on <= today,
  );
  return counted.at(-1)?.count ?? null;
}
