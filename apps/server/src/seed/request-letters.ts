import type { Actor } from "@kept/domain/access/actor";
import { lettersFor } from "@kept/domain/registers/requests/letters";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { askApproval } from "../casework/approval-commands.ts";
import { checkEnclosure } from "../casework/enclosure-commands.ts";
import { startLetter } from "../casework/letter-commands.ts";
import { sendLetter } from "../casework/sending-commands.ts";
import { decideMatch } from "../casework/statements/statement-commands.ts";
import { statementView } from "../casework/statements/statement-views.ts";
import { addFile } from "../casework/upload-commands.ts";
import { statementParts } from "../registers/index.ts";
import { draftOf, fillDraft as fill } from "./draft-desk.ts";
import { hoursAfter } from "./office-hours.ts";
import { asking, caseOf, keptHouse, type Scene } from "./request-scene.ts";

export async function writeAnswer(scene: Scene): Promise<Verdict<unknown>> {
  const { story, owner } = scene.running;
  if (story.types.includes("disclosureRecords")) return refused("notDecided");
  const { caseId, version } = await caseOf(scene);
  const decisions = story.types.map((type) => ({
    type,
    outcome: story.outcome,
  }));
  const template = lettersFor({ types: story.types, decisions }).suited.find(
    (letter) => letter.acts.some((act) => act === "outcome"),
  );
  if (!template) return refused("unknownTemplate");
  const started = await startLetter(keptHouse(scene), asking(scene, owner), {
    caseId,
    version,
    templateId: template.id,
  });
  if (!started.ok) return started;
  if (template.variables.some(({ name }) => name === "file_count")) {
    const enclosed = await encloseCopy(scene, started.value.letterId);
    if (!enclosed.ok) return enclosed;
  }
  await fillDraft(scene);
  return story.outcome === "inPart" ||
    story.outcome === "refused" ||
    template.needsApproval
    ? askAnother(scene)
    : granted(null);
}

const copy = new TextEncoder().encode(
  `${JSON.stringify({ note: "An invented copy of invented data", orders: 3, reviews: 1 }, null, 2)}\n`,
);

/** The copy that goes with an answer, looked through for the data of others. */
async function encloseCopy(
  scene: Scene,
  letterId: string,
): Promise<Verdict<unknown>> {
  const stored = await scene.files.put(copy, { limit: 10_000 });
  if (!stored.ok) throw new Error(`The demo copy was ${stored.code}`);
  const house = keptHouse(scene);
  const added = await addFile(house, asking(scene, scene.running.owner), {
    ...(await caseOf(scene)),
    purpose: "enclosure",
    name: "copy-of-your-data.json",
    declaredType: "application/json",
    letterId,
    deleteOn: null,
    ground: null,
    stored: stored.value,
  });
  if (!added.ok) return added;
  return checkEnclosure(house, asking(scene, scene.running.owner), {
    ...(await caseOf(scene)),
    letterId,
    fileId: added.value.caseFileId,
  });
}

/** The demo disclosures name namesakes: somebody has looked, and they are not the person who asks. */
async function lookThroughRecords(scene: Scene): Promise<void> {
  const { caseId } = await caseOf(scene);
  const { db, house, at } = scene;
  const { owner } = scene.running;
  const office = await house.office();
  const view = await statementView(db, statementParts, {
    caseId,
    actor: owner,
    viewPermissions: {},
    office,
    now: at,
  });
  if (!view.ok) return;
  for (const { id } of view.value.entries.filter((entry) => entry.isOpen))
    await decideMatch(
      { db, house, parts: statementParts },
      asking(scene, owner),
      {
        ...(await caseOf(scene)),
        entryId: id,
        isTheirs: false,
      },
    );
}

async function draftOn(scene: Scene) {
  return draftOf(scene.db, (await caseOf(scene)).caseId);
}

export async function fillDraft(scene: Scene): Promise<void> {
  await fill({
    db: scene.db,
    house: keptHouse(scene),
    asking: asking(scene, scene.running.owner),
    on: await caseOf(scene),
  });
}

/** Somebody else than the writer: the officer for the shop, counsel for one analyst of the stores, the manager else. */
function approverOf(scene: Scene): Actor {
  const { dpo, manager, counsel, analysts } = scene.staff;
  const { owner, story } = scene.running;
  if (owner.id !== dpo.id && story.team === "shop") return dpo;
  return owner.id === analysts.stores[0]?.id ? counsel : manager;
}

export async function askAnother(scene: Scene): Promise<Verdict<unknown>> {
  const draft = await draftOn(scene);
  if (!draft) return refused("letterNotDraft");
  return askApproval(keptHouse(scene), asking(scene, scene.running.owner), {
    ...(await caseOf(scene)),
    letterId: draft.id,
    approverId: approverOf(scene).id,
  });
}

export async function sendDraft(scene: Scene): Promise<Verdict<unknown>> {
  const draft = await draftOn(scene);
  if (!draft) return refused("letterNotDraft");
  await fillDraft(scene);
  await lookThroughRecords(scene);
  const sent = await sendLetter(
    keptHouse(scene),
    asking(scene, scene.running.owner),
    {
      ...(await caseOf(scene)),
      letterId: draft.id,
    },
  );
  if (sent.ok) await scene.deliver(hoursAfter(scene.at, 1 / 60));
  return sent;
}
