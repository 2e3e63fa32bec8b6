import {
  pathOf,
  usualChannels,
} from "@kept/domain/registers/disclosures/kinds";
import { answer } from "../api/refusal-error.ts";
import { readApprovals } from "../casework/approval-store.ts";
import { recordPaper } from "../registers/disclosures/after-commands.ts";
import {
  askRelease,
  decideRelease,
} from "../registers/disclosures/approval-commands.ts";
import {
  bindRecipient,
  challenge,
  recordConsent,
  recordReply,
  tellBefore,
} from "../registers/disclosures/before-commands.ts";
import { review } from "../registers/disclosures/review-command.ts";
import { setScope } from "../registers/disclosures/scope-command.ts";
import { refuse } from "../registers/disclosures/negative-commands.ts";
import { readPersons } from "../registers/disclosures/persons-store.ts";
import { release } from "../registers/disclosures/release-command.ts";
import { reviewed } from "./disclosure-checks.ts";
import { pointToRoute } from "./disclosure-letters.ts";
import { addScan, end, type DisclosureScene } from "./disclosure-scene.ts";

/*
 * The second half of a story: what is given and what is not. Each chapter says whether the story goes on after it.
 */

export async function giveNothing(
  scene: DisclosureScene,
  isShut: boolean,
): Promise<boolean> {
  const { ending, isOwn, purpose } = scene.story;
  if (!isShut && ending !== "refused" && ending !== "noneHeld") return true;
  if (scene.isAhead(40) || isOwn) return false;
  if (isShut && scene.isOfThisWeek) {
    if (await pointToRoute(scene)) await end(scene);
    return false;
  }
  const asking = scene.by(36);
  answer(
    await refuse(scene.house, asking, {
      ...(await scene.on()),
      outcome: ending === "noneHeld" && !isShut ? "noneHeld" : "refused",
      answeredAt: asking.now,
      purpose,
      reason: isShut
        ? "The demand has to come through judicial assistance."
        : ending === "noneHeld"
          ? "Nobody of this name is a customer."
          : "The instrument does not name the person.",
    }),
  );
  await end(scene);
  return false;
}

/** Some are narrowed first, and the authority agrees. */
export async function narrow(scene: DisclosureScene): Promise<boolean> {
  const { ending, isOwn, isEmergency } = scene.story;
  if (ending === "underway" || scene.isAhead(60)) return false;
  if (ending !== "narrowed" || isOwn || isEmergency) return true;
  const sending = scene.by(4);
  const { challengeId } = answer(
    await challenge(scene.house, sending, {
      ...(await scene.on()),
      challenge: "narrow",
      sentAt: sending.now,
      text: "No period is named; we offer three months.",
    }),
  );
  const replying = scene.by(20);
  answer(
    await recordReply(scene.house, replying, {
      ...(await scene.on()),
      challengeId,
      outcome: "accepted",
      repliedAt: replying.now,
      text: "Three months are enough.",
    }),
  );
  return true;
}

export async function drawScope(scene: DisclosureScene): Promise<void> {
  const { house, db, caseId, story } = scene;
  const { isEmergency, ending, index } = story;
  const personId = (await readPersons(db, caseId))[0]?.id ?? null;
  const items = isEmergency ? ["name", "phone"] : ["name", "email", "phone"];
  const given = ending === "given" || isEmergency ? items : ["name", "email"];
  const account = {
    personId,
    category: "account" as const,
    asked: items,
    lawful: given,
    available: items,
    given,
    withheld:
      items.length === given.length
        ? null
        : "The instrument does not reach phone numbers.",
    fileIds: [],
  };
  const text = ["text"];
  const messages = {
    personId,
    category: "messages" as const,
    asked: text,
    lawful: text,
    available: text,
    given: text,
    withheld: null,
    fileIds: [],
  };
  const hasMessages = index % 9 === 4 && !isEmergency;
  answer(
    await setScope(house, scene.by(isEmergency ? 0.2 : 6), {
      ...(await scene.on()),
      rows: hasMessages ? [account, messages] : [account],
    }),
  );
}

/** What some kinds ask for before anything leaves: the successor bound, the public told, consent on file. */
export async function prepare(scene: DisclosureScene): Promise<void> {
  const { house, story } = scene;
  const { kind, purpose } = story;
  const isTransfer = kind === "businessTransfer";
  const isPublication = kind === "publication";
  if (isTransfer) {
    const asking = scene.by(2);
    answer(
      await bindRecipient(house, asking, {
        ...(await scene.on()),
        undertaking: "undertaking",
        signedOn: asking.now.slice(0, 10),
        reference: "Annex 4",
      }),
    );
  }
  if (isTransfer || isPublication) {
    const asking = scene.by(2);
    answer(
      await tellBefore(house, asking, {
        ...(await scene.on()),
        toldAt: asking.now,
        purpose,
        dataKinds: "Name and e-mail address",
        sensitive: "None",
        how: "By e-mail",
      }),
    );
  }
  if (isPublication) {
    const asking = scene.by(8);
    answer(
      await recordConsent(house, asking, {
        ...(await scene.on()),
        consentedAt: asking.now,
        proof: "Signed form on file",
      }),
    );
  }
}

/** The officer says yes to the content, and it leaves. */
export async function letGo(scene: DisclosureScene): Promise<void> {
  const { house, db, dpo, caseId, story } = scene;
  const { isEmergency, kind, purpose } = story;
  const { approvalId } = answer(
    await askRelease(house, scene.by(isEmergency ? 0.2 : 3), {
      ...(await scene.on()),
      approverId: dpo.id,
    }),
  );
  const approval = (await readApprovals(db, caseId)).find(
    ({ id }) => id === approvalId,
  );
  answer(
    await decideRelease(house, scene.by(isEmergency ? 0.2 : 5, dpo), {
      ...(await scene.on()),
      approvalId,
      contentHash: approval?.contentHash ?? "",
      answer: "approved",
      reason: null,
    }),
  );
  const asking = scene.by(isEmergency ? 0.1 : 2);
  answer(
    await release(house, asking, {
      ...(await scene.on()),
      releasedAt: asking.now,
      purpose,
      recipient: story.body,
      officer: null,
      channel: usualChannels[pathOf(kind)] ?? "portal",
    }),
  );
}

/** What was given in an emergency is put on paper and reviewed afterwards; one in five comes too late. */
export async function fileThePaper(scene: DisclosureScene): Promise<void> {
  const { house, random, story } = scene;
  if (!story.isEmergency || scene.isAhead(30)) return;
  const scanFileId = await addScan(scene);
  const asking = scene.by(random.chance(0.8) ? 14 : 27);
  answer(
    await recordPaper(house, asking, {
      ...(await scene.on()),
      type: "productionOrder",
      reference: `E-${String(story.index)}`,
      scanFileId,
      receivedAt: asking.now,
    }),
  );
  answer(
    await review(house, scene.by(2), {
      ...(await scene.on()),
      ...reviewed(scene, "vitalInterests"),
    }),
  );
}
