import { basesFor } from "@kept/domain/registers/disclosures/instruments";
import {
  hardGates,
  reviewChecklist,
} from "@kept/domain/registers/disclosures/review";
import { answer } from "../api/refusal-error.ts";
import { logInstrument } from "../registers/disclosures/instrument-command.ts";
import { review } from "../registers/disclosures/review-command.ts";
import { verifyAuthority } from "../registers/disclosures/authority-commands.ts";
import { withdraw } from "../registers/disclosures/negative-commands.ts";
import { preserve } from "../registers/disclosures/preserve-command.ts";
import { setSecrecy } from "../registers/disclosures/secrecy-commands.ts";
import {
  addScan,
  dayAfter,
  end,
  type DisclosureScene,
} from "./disclosure-scene.ts";
import { instrumentOf, instrumentReviewed } from "./disclosure-story.ts";

/*
 * The first half of every story: what is looked at before anybody thinks of data. Each chapter says whether the
 * story goes on after it.
 */

/** The paper is logged; a publication has none, so its consent is reviewed at once. */
export async function takeIn(scene: DisclosureScene): Promise<boolean> {
  const { house, story } = scene;
  const { kind, isEmergency, isOwn } = story;
  if (scene.isAhead(3)) return false;
  // The scan is a version of the case by itself, so it comes first.
  const scanFileId =
    isEmergency || isOwn || kind === "publication"
      ? null
      : await addScan(scene);
  if (kind === "publication") {
    answer(
      await review(house, scene.by(2), {
        ...(await scene.on()),
        ...reviewed(scene, "consent"),
      }),
    );
    return true;
  }
  const asking = scene.by(1);
  answer(
    await logInstrument(house, asking, {
      ...(await scene.on()),
      type: instrumentOf(story),
      reference: isEmergency
        ? null
        : `(${asking.now.slice(0, 4)}) ${String(100 + story.index)}`,
      issuedOn: null,
      issuer: null,
      scanFileId,
      respondBy: story.respondBy,
      asked: story.asked,
      purpose: story.purpose,
    }),
  );
  return true;
}

export async function takeBack(scene: DisclosureScene): Promise<boolean> {
  const { ending, isOwn, isEmergency, purpose } = scene.story;
  if (ending !== "withdrawn" || isOwn || isEmergency) return true;
  if (scene.isAhead(30)) return false;
  const asking = scene.by(28);
  answer(
    await withdraw(scene.house, asking, {
      ...(await scene.on()),
      withdrawnAt: asking.now,
      purpose,
      reason: "The authority found what it needed elsewhere.",
    }),
  );
  return false;
}

export async function callBack(scene: DisclosureScene): Promise<boolean> {
  const { asker, isOwn, isEmergency } = scene.story;
  if (isOwn) return true;
  if (scene.isAhead(5)) return false;
  const asking = scene.by(isEmergency ? 0.4 : 4);
  answer(
    await verifyAuthority(scene.house, asking, {
      ...(await scene.on()),
      agencyId: scene.agencies.get(asker.body) ?? null,
      callBack: asker.phone,
      source: "directory",
      secondChannel: "callBack",
      spokeWith: "Duty desk",
      verifiedAt: asking.now,
    }),
  );
  return true;
}

/** A request to preserve ends here: nothing is given. */
export async function preserveOnly(scene: DisclosureScene): Promise<boolean> {
  if (scene.story.kind !== "preservation") return true;
  if (scene.isAhead(3)) return false;
  const asking = scene.by(2);
  answer(
    await preserve(scene.house, asking, {
      ...(await scene.on()),
      preservedAt: asking.now,
      what: "Records of the account",
    }),
  );
  if (scene.isAhead(24 * 91)) return false;
  await end(scene, 24 * 90);
  return false;
}

export async function reviewLaw(
  scene: DisclosureScene,
  exceptions: readonly Gate[],
): Promise<boolean> {
  const { kind, isEmergency } = scene.story;
  if (isEmergency || kind === "publication") return true;
  if (scene.isAhead(26)) return false;
  const [basis = "lawOrCourt"] = basesFor(kind);
  answer(
    await review(scene.house, scene.by(24), {
      ...(await scene.on()),
      ...reviewed(scene, basis, exceptions),
    }),
  );
  return true;
}

/** A sealed demand waits for the end of its secrecy. */
export async function keepSecret(scene: DisclosureScene): Promise<boolean> {
  const { story, now } = scene;
  if (!story.isSealed) return true;
  answer(
    await setSecrecy(scene.house, scene.by(2), {
      ...(await scene.on()),
      state: "until",
      orderedBy: story.asker.body,
      reference: `S-${String(story.index)}`,
      until: dayAfter(now, 200 + story.index),
      reviewOn: dayAfter(now, 60),
    }),
  );
  return false;
}

type Review = Parameters<typeof review>[2];
export type Gate = keyof typeof hardGates;

/** A review that found everything in order, and an exception for every gate that is named. */
export function reviewed(
  { story }: DisclosureScene,
  basis: Review["basis"],
  gates: readonly Gate[] = [],
): Omit<Review, "caseId" | "version"> {
  const { kind, country, index } = story;
  const instrument = instrumentReviewed(story);
  return {
    checks: reviewChecklist({ kind, country, instrument }).map((check) => ({
      check,
      answer: "yes",
    })),
    exceptions: gates.map((gate) => ({
      gate,
      exception: Object.keys(hardGates[gate].exceptions)[0] ?? "",
      reference: `Approval ${String(1_000 + index)}`,
    })),
    basis,
    necessity: "Needed for the purpose that is named, and no more.",
    result: "lawful",
  };
}
