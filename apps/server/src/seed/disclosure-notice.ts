import { answer } from "../api/refusal-error.ts";
import {
  decideNotice,
  giveNotice,
  setSecrecy,
} from "../registers/disclosures/secrecy-commands.ts";
import { dayAfter, end, type DisclosureScene } from "./disclosure-scene.ts";

/** The person is told now, later or never; and that is the end of the story. */
export async function tellAndClose(scene: DisclosureScene): Promise<void> {
  const { isOwn, isEmergency, kind, ending } = scene.story;
  if (isOwn && kind !== "policeReport") return end(scene);
  if (ending === "gagged" && !isEmergency) return holdNotice(scene);
  if (scene.isAhead(80)) return;
  answer(
    await decideNotice(scene.house, scene.by(4), {
      ...(await scene.on()),
      decision: "now",
      reason: "Nothing stands against it.",
    }),
  );
  const asking = scene.by(48);
  answer(
    await giveNotice(scene.house, asking, {
      ...(await scene.on()),
      givenAt: asking.now,
      how: "By e-mail",
    }),
  );
  await end(scene);
}

/** Some of the orders have ended since, so that notices are owed today. */
async function holdNotice(scene: DisclosureScene): Promise<void> {
  const { house, random, story } = scene;
  const until = dayAfter(scene.at(), random.pick([30, 90, 365, 900]));
  answer(
    await setSecrecy(house, scene.by(0.5), {
      ...(await scene.on()),
      state: "until",
      orderedBy: story.asker.body,
      reference: `S-${String(story.index)}`,
      until,
      reviewOn: null,
    }),
  );
  answer(
    await decideNotice(house, scene.by(0.2), {
      ...(await scene.on()),
      decision: "deferred",
      reason: "Secrecy was ordered.",
    }),
  );
}
