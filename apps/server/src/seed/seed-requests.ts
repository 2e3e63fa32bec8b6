import type { RefusalCode } from "@kept/domain/refusal";
import { inventCase, type CaseStory, type Step } from "./case-story.ts";
import { hoursAfter } from "./office-hours.ts";
import type { Running, Stage } from "./request-scene.ts";
import { steps } from "./request-steps.ts";
import { seededRandom } from "./seeded-random.ts";
import { wantedCases } from "./wanted-cases.ts";

/** Whoever writes twice about the same thing is the person of the story before. */
function sameWriter(
  story: CaseStory,
  before: CaseStory | undefined,
): CaseStory {
  return story.ending === "merged" && before
    ? { ...story, person: before.person }
    : story;
}

const seed = 20260916;

/** A year of requests, told through the same commands that people use, in the order in which they happened. */
export async function seedRequests(stage: Stage, count: number): Promise<void> {
  for (const { step, running } of agendaOf(invite(stage, count)))
    if (step.at <= stage.now) await play(stage, running, step);
  await stage.deliver(stage.now);
}

/** The stories that chance tells and those that are wanted, each with whoever works on it. */
function invite({ calendar, now, staff }: Stage, count: number): Running[] {
  const random = seededRandom(seed);
  const chance = Array.from({ length: count }, (_, index) => {
    // Denser towards today, so that the queue is full of cases in every state.
    const age = 365 * 24 * (1 - Math.sqrt((index + 0.5) / count)) ** 1.15;
    const ageHours = Math.max(age, 0.6);
    const receivedAt = hoursAfter(now, -ageHours);
    return inventCase(random, {
      number: index + 1,
      receivedAt,
      ageHours,
      calendar,
    });
  });
  const shown = wantedCases.map((wanted, index) => {
    const ageHours = wanted.daysAgo * 24 - index * 0.7;
    const receivedAt = hoursAfter(now, -ageHours);
    return inventCase(
      random,
      { number: count + index + 1, receivedAt, ageHours, calendar },
      wanted,
    );
  });
  const stories = [
    ...chance,
    ...shown.map((story, index) => sameWriter(story, shown[index - 1])),
  ];
  const cast: Running[] = stories.map((story) => ({
    story,
    owner: random.chance(0.18)
      ? staff.dpo
      : random.pick(staff.analysts[story.team]),
    caseId: null,
    earlier: null,
  }));
  for (const [index, running] of cast.entries())
    if (running.story.ending === "merged")
      running.earlier = cast[index - 1] ?? null;
  return cast;
}

/** Every step of every story in the order of the hours; at one hour, in the order of the stories. */
function agendaOf(
  cast: readonly Running[],
): { readonly step: Step; readonly running: Running }[] {
  return cast
    .flatMap((running) =>
      running.story.steps.map((step) => ({ step, running })),
    )
    .sort(({ step: one }, { step: other }) =>
      one.at === other.at ? 0 : one.at < other.at ? -1 : 1,
    );
}

async function play(stage: Stage, running: Running, step: Step): Promise<void> {
  const done = await steps[step.act]({ ...stage, running, at: step.at });
  // What the law does not allow on this case is left out, as it would be in an office; all else is a bug.
  if (!done.ok && !leftOut.has(done.refusal.code))
    throw new Error(
      `The demo office could not ${step.act}: ${done.refusal.code}`,
    );
}

const leftOut: ReadonlySet<RefusalCode> = new Set([
  "statementMissing",
  "noClockMayExtend",
  "noClockMayPause",
  "notDecided",
  "letterNotDraft",
  "approvalNotOpen",
  "wrongStage",
  "notPaused",
  "mergeIntoItself",
]);
