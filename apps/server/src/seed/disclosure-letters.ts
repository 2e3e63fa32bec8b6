import { answer } from "../api/refusal-error.ts";
import { askApproval, decideApproval } from "../casework/approval-commands.ts";
import { readApprovals } from "../casework/approval-store.ts";
import { startLetter } from "../casework/letter-commands.ts";
import { sendLetter } from "../casework/sending-commands.ts";
import { disclosureKeeping } from "../registers/disclosures/keeping.ts";
import type { DisclosureScene } from "./disclosure-scene.ts";
import { fillDraft } from "./draft-desk.ts";
import { hoursAfter } from "./office-hours.ts";

/** How long the officer takes over a letter, so that the youngest still waits for them. */
const hoursToApprove = 20;

/** The letter that points a demand to the proper route, as far as it has come by today; whether it has left. */
export async function pointToRoute(scene: DisclosureScene): Promise<boolean> {
  const { db, dpo, caseId } = scene;
  const house = { ...scene.house, keeping: disclosureKeeping };
  const writing = scene.by(36);
  const { letterId } = answer(
    await startLetter(house, writing, {
      ...(await scene.on()),
      templateId: "proper-route",
    }),
  );
  await fillDraft({ db, house, asking: writing, on: await scene.on() });
  answer(
    await askApproval(house, scene.by(0.2), {
      ...(await scene.on()),
      letterId,
      approverId: dpo.id,
    }),
  );
  if (scene.isAhead(hoursToApprove + 2)) return false;
  const asked = (await readApprovals(db, caseId)).find(
    ({ state, subject }) => state === "asked" && subject.id === letterId,
  );
  answer(
    await decideApproval(
      house,
      // As the session of whoever is asked would have it: the case asks something of them.
      scene.by(hoursToApprove, { ...dpo, askedOn: [caseId] }),
      {
        ...(await scene.on()),
        approvalId: asked?.id ?? "",
        contentHash: asked?.contentHash ?? "",
        answer: "approved",
        reason: null,
      },
    ),
  );
  answer(
    await sendLetter(house, scene.by(1), { ...(await scene.on()), letterId }),
  );
  await scene.deliver(hoursAfter(scene.at(), 1 / 60));
  return true;
}
