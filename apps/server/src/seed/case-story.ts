import type {
  Outcome,
  RequestType,
} from "@kept/domain/registers/requests/types";
import { requestTypes } from "@kept/domain/registers/requests/types";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import { inventPerson, type InventedPerson } from "./invented-people.ts";
import { inventedWords, typeWeights } from "./invented-requests.ts";
import { hoursAfter, workMoment } from "./office-hours.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** How a case goes on after it came in; what has not happened by today simply has not happened yet. */
export type Ending =
  | "answered"
  | "late"
  | "slow"
  | "withdrawn"
  | "spam"
  | "paused"
  | "extended"
  | "reopened"
  | "interim"
  | "merged"
  | "unopened";

export interface CaseStory {
  readonly person: InventedPerson;
  readonly policyId: string;
  readonly types: readonly RequestType[];
  readonly text: string;
  readonly ending: Ending;
  readonly outcome: Outcome;
  readonly isSignificant: boolean;
  readonly team: "shop" | "stores";
  readonly receivedAt: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly at: string;
  readonly act:
    | "open"
    | "classify"
    | "verify"
    | "work"
    | "search"
    | "decide"
    | "answer"
    | "approve"
    | "send"
    | "close"
    | "withdraw"
    | "markSpam"
    | "pause"
    | "resume"
    | "extend"
    | "note"
    | "interim"
    | "merge"
    | "reopen";
}

const policyWeights = {
  p000: 46,
  p001: 24,
  p002: 10,
  p003: 12,
  p004: 8,
} as const;
const endings = {
  answered: 66,
  late: 7,
  slow: 6,
  withdrawn: 5,
  spam: 4,
  paused: 4,
  extended: 4,
  reopened: 3,
  interim: 0,
  merged: 0,
  unopened: 1,
} as const satisfies Record<Ending, number>;

// Those who ask for disclosure records wait for that register, so only the newest of them are still here.
const waitingHours = 24 * 30;

function typesFor(
  random: SeededRandom,
  policyId: string,
  ageHours: number,
): RequestType[] {
  const mayWait = ageHours < waitingHours;
  if (mayWait && policyId === "p002" && random.chance(0.4))
    return ["disclosureRecords"];
  const first = random.weighted({ ...typeWeights, disclosureRecords: 0 });
  if (first === "minor") return ["minor", "deletion"];
  if (first === "complaint" && random.chance(0.5))
    return ["complaint", "correction"];
  return random.chance(0.08) && first === "access"
    ? ["access", "deletion"]
    : [first];
}

function outcomeFor(
  random: SeededRandom,
  types: readonly RequestType[],
): Outcome {
  if (types.includes("access") && random.chance(0.12)) return "nothingFound";
  return random.weighted({
    granted: 82,
    inPart: 12,
    refused: 6,
    nothingFound: 0,
  });
}

/** What a case must be like so that every state of the queue has somebody in it today. */
export interface Wanted {
  readonly daysAgo: number;
  readonly policyId: string;
  readonly residence: string;
  readonly types: readonly RequestType[];
  readonly ending: Ending;
  readonly outcome: Outcome;
  /** The last thing that has happened. */
  readonly until: Step["act"];
}

/** One invented case from receipt to its end, its steps in the hours in which an office works. */
export function inventCase(
  random: SeededRandom,
  at: {
    number: number;
    receivedAt: string;
    ageHours: number;
    calendar: WorkCalendar;
  },
  wanted?: Wanted,
): CaseStory {
  const { receivedAt, calendar } = at;
  const person = inventPerson(random, at.number, wanted?.residence);
  const policyId = wanted?.policyId ?? random.weighted(policyWeights);
  const types = wanted?.types ?? typesFor(random, policyId, at.ageHours);
  const texts = inventedWords[types[0] ?? "enquiry"][person.language];
  const ending =
    wanted?.ending ??
    possibleEnding(random.weighted(endings), person, at.ageHours);
  const story = {
    person,
    policyId,
    types,
    text: random.pick(texts),
    ending,
    outcome: wanted?.outcome ?? outcomeFor(random, types),
    isSignificant: types.some((type) =>
      ["complaint", "suspectedViolation", "minor"].includes(type),
    ),
    team:
      policyId === "p001" || policyId === "p002"
        ? ("stores" as const)
        : ("shop" as const),
    receivedAt,
  };
  const steps = stepsOf(random, story, calendar);
  const last =
    wanted === undefined
      ? -1
      : steps.findLastIndex((step) => step.act === wanted.until);
  return { ...story, steps: last < 0 ? steps : steps.slice(0, last + 1) };
}

// Only some laws know a pause or an extension; elsewhere such a case is simply slow.
function possibleEnding(
  wanted: Ending,
  person: InventedPerson,
  ageHours: number,
): Ending {
  // Nobody leaves a request unopened for weeks.
  if (wanted === "unopened" && ageHours > 72) return "slow";
  const pauses = ["GB", "DE", "FR", "SE", "PL", "IT", "ES"].includes(
    person.residence,
  );
  const extends_ = pauses || ["US-CA", "CA", "CH"].includes(person.residence);
  if (wanted === "paused" && !pauses) return "slow";
  if (wanted === "extended" && !extends_) return "slow";
  return wanted;
}

function stepsOf(
  random: SeededRandom,
  story: Pick<CaseStory, "ending" | "types" | "outcome" | "receivedAt">,
  calendar: WorkCalendar,
): Step[] {
  const { ending, receivedAt } = story;
  const opened = hoursAfter(receivedAt, random.share() * 3);
  const steps: Step[] = [{ at: opened, act: "open" }];
  let last = opened;
  const then = (act: Step["act"], hours: number) => {
    last = workMoment(last, { hours, minute: random.whole(1, 58) }, calendar);
    steps.push({ at: last, act });
  };
  if (ending === "unopened") return steps;
  then(
    "classify",
    ending === "late" && random.chance(0.5)
      ? random.whole(50, 90)
      : random.whole(2, 26),
  );
  if (ending === "spam")
    return [...steps.slice(0, 1), { at: last, act: "markSpam" }];
  if (ending === "interim") then("interim", random.whole(6, 20));
  if (ending === "merged") {
    then("merge", random.whole(2, 20));
    return steps;
  }
  if (ending === "withdrawn") {
    then("withdraw", random.whole(20, 120));
    return steps;
  }
  const dataLeaves = story.types.some((type) => requestTypes[type].dataLeaves);
  if (ending === "paused") {
    then("pause", random.whole(4, 30));
    then("resume", random.whole(120, 220));
  }
  if (dataLeaves) then("verify", random.whole(6, 60));
  if (random.chance(0.3)) then("note", random.whole(1, 12));
  then("work", random.whole(10, 60));
  then("search", random.whole(8, 70));
  if (ending === "extended") then("extend", random.whole(60, 160));
  if (ending === "slow") then("note", random.whole(150, 260));
  then(
    "decide",
    ending === "late" ? random.whole(380, 620) : random.whole(4, 50),
  );
  then("answer", random.whole(2, 24));
  if (story.outcome === "inPart" || story.outcome === "refused")
    then("approve", random.whole(3, 30));
  then("send", random.whole(1, 8));
  // What was decided is carried out before the case is closed.
  then("work", random.whole(2, 30));
  then("close", random.whole(2, 60));
  if (ending === "reopened") then("reopen", random.whole(100, 300));
  return steps;
}
