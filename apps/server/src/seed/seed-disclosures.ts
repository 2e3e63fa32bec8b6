import { gatesMet } from "@kept/domain/registers/disclosures/review";
import { answer } from "../api/refusal-error.ts";
import { addAgency } from "../registers/disclosures/authority-commands.ts";
import { endSecrecies } from "../registers/disclosures/secrecy-commands.ts";
import { askers } from "./disclosure-askers.ts";
import {
  callBack,
  keepSecret,
  preserveOnly,
  reviewLaw,
  takeBack,
  takeIn,
} from "./disclosure-checks.ts";
import { tellAndClose } from "./disclosure-notice.ts";
import {
  drawScope,
  fileThePaper,
  giveNothing,
  letGo,
  narrow,
  prepare,
} from "./disclosure-release.ts";
import {
  asking,
  dayAfter,
  openScene,
  type DisclosureStage,
  type Telling,
} from "./disclosure-scene.ts";
import { inventDisclosure } from "./disclosure-story.ts";
import { hoursAfter } from "./office-hours.ts";
import { seededRandom } from "./seeded-random.ts";

/** How long ago those of this week came in, in days; most of them are underway. */
const fresh = [9, 6, 4, 3, 2, 1, 0.5];

/** Two years of demands and disclosures of our own, through the commands that people use. */
export async function seedDisclosures(
  stage: DisclosureStage,
  count: number,
): Promise<void> {
  const random = seededRandom(20_261_122);
  const agencies = await addAgencies(stage);
  const days = [
    ...Array.from({ length: count - fresh.length }, (_, index) =>
      Math.round(((count - index) * 724) / count),
    ),
    ...fresh,
  ];
  for (const [index, daysAgo] of days.entries()) {
    const receivedAt = hoursAfter(
      stage.now,
      -24 * daysAgo - random.whole(1, 7),
    );
    const respondBy =
      daysAgo < 10 ? dayAfter(stage.now, 2 + 3 * Math.round(daysAgo)) : null;
    const story = inventDisclosure(random, { index, receivedAt, respondBy });
    await tell({ ...stage, random, agencies, story });
  }
  await endSecrecies({ ...stage.house, db: stage.db, now: () => stage.now });
}

async function addAgencies(
  stage: DisclosureStage,
): Promise<ReadonlyMap<string, string>> {
  const start = hoursAfter(stage.now, -24 * 731);
  const agencies = new Map<string, string>();
  for (const { body, country, authorityClass, phone } of askers) {
    const { agencyId } = answer(
      await addAgency(stage.house, asking(stage.counsel, start), {
        name: body,
        country,
        authorityClass,
        phone,
        address: `demands.${phone.slice(-3)}@agency.example`,
        source: "governmentDirectory",
      }),
    );
    agencies.set(body, agencyId);
  }
  return agencies;
}

/** One story, chapter by chapter, until one of them ends it. */
async function tell(telling: Telling): Promise<void> {
  const { story, random } = telling;
  const scene = await openScene(telling);
  for (const chapter of [takeIn, takeBack, callBack, preserveOnly])
    if (!(await chapter(scene))) return;
  const gates = gatesMet(story);
  const isShut = gates.length > 0 && (story.isEmergency || random.chance(0.6));
  if (!(await reviewLaw(scene, isShut ? [] : gates))) return;
  if (!(await keepSecret(scene))) return;
  if (!(await giveNothing(scene, isShut))) return;
  if (!(await narrow(scene))) return;
  for (const chapter of [drawScope, prepare, letGo, fileThePaper])
    await chapter(scene);
  await tellAndClose(scene);
}
