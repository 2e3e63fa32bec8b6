import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "@kept/domain/access/actor";
import { systemActor } from "@kept/domain/access/actor";
import { lettersFor } from "@kept/domain/registers/requests/letters";
import { handActs } from "@kept/domain/registers/requests/workflow";
import type { WorkCalendar } from "@kept/domain/time/work-calendar";
import type { RefusalCode } from "@kept/domain/refusal";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../casework/act.ts";
import { addNote, assign } from "../casework/case-commands.ts";
import { findCase } from "../casework/case-store.ts";
import { checkEnclosure } from "../casework/enclosure-commands.ts";
import { addFile } from "../casework/upload-commands.ts";
import type { FileStore } from "../files/file-store.ts";
import { askApproval, decideApproval } from "../casework/approval-commands.ts";
import { readApprovals } from "../casework/approval-store.ts";
import { editLetter, startLetter } from "../casework/letter-commands.ts";
import { readLetters } from "../casework/letter-store.ts";
import { today } from "../casework/office.ts";
import { sendLetter } from "../casework/sending-commands.ts";
import { decideMatch } from "../casework/statements/statement-commands.ts";
import { statementView } from "../casework/statements/statement-views.ts";
import { setTask } from "../casework/task-commands.ts";
import { readTasks } from "../casework/task-store.ts";
import type { Db } from "../db/reading.ts";
import { statementParts } from "../registers/index.ts";
import { getRequest } from "../registers/requests/case-view.ts";
import {
  extend,
  pause,
  recordDone,
  resume,
} from "../registers/requests/clock-commands.ts";
import {
  classify,
  decide,
  finishSearch,
  verifyIdentity,
} from "../registers/requests/commands.ts";
import {
  close,
  markSpam,
  merge,
  reopen,
  withdraw,
} from "../registers/requests/endings.ts";
import { requestKeeping } from "../registers/requests/keeping.ts";
import { getLetter } from "../casework/letter-view.ts";
import { openRequest } from "../registers/requests/open-request.ts";
import { answersFor } from "./letter-answers.ts";
import {
  inventCase,
  wantedCases,
  type CaseStory,
  type Step,
} from "./case-story.ts";
import { hoursAfter } from "./office-hours.ts";
import { seededRandom } from "./seeded-random.ts";

/** Who works in the demo office. */
export interface DemoStaff {
  readonly dpo: Actor;
  readonly manager: Actor;
  readonly counsel: Actor;
  readonly analysts: Readonly<Record<"shop" | "stores", readonly Actor[]>>;
}

export interface Stage {
  readonly house: House;
  readonly db: Db;
  readonly staff: DemoStaff;
  readonly calendar: WorkCalendar;
  readonly now: string;
  readonly files: FileStore;
  /** Lets everything that is due at this moment leave. */
  readonly deliver: (now: string) => Promise<unknown>;
}

interface Running {
  readonly story: CaseStory;
  readonly owner: Actor;
  caseId: string | null;
  /** The case of the same person that this one is merged into. */
  earlier: Running | null;
}

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
  const random = seededRandom(seed);
  const { calendar, now } = stage;
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
      ? stage.staff.dpo
      : random.pick(stage.staff.analysts[story.team]),
    caseId: null,
    earlier: null,
  }));
  for (const [index, running] of cast.entries())
    if (running.story.ending === "merged")
      running.earlier = cast[index - 1] ?? null;
  const agenda = cast
    .flatMap((running, index) =>
      running.story.steps.map((step, position) => ({
        step,
        running,
        order: index * 100 + position,
      })),
    )
    .filter(({ step }) => step.at <= stage.now)
    .sort((one, other) =>
      one.step.at === other.step.at
        ? one.order - other.order
        : one.step.at < other.step.at
          ? -1
          : 1,
    );
  for (const { step, running } of agenda) await play(stage, running, step);
  await stage.deliver(stage.now);
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

interface Scene extends Stage {
  readonly running: Running;
  readonly at: string;
}

function asking(scene: Scene, actor: Actor): Asking {
  return { actor, now: scene.at, requestId: randomUUIDv7() };
}

async function caseOf(
  scene: Scene,
): Promise<{ caseId: string; version: number }> {
  const theCase =
    scene.running.caseId === null
      ? undefined
      : await findCase(scene.db, scene.running.caseId);
  return { caseId: theCase?.id ?? "", version: theCase?.version ?? 1 };
}

const keeping = requestKeeping;

async function open(scene: Scene): Promise<Verdict<unknown>> {
  const { story, owner } = scene.running;
  const { person } = story;
  const isPartner = story.policyId === "p002";
  const opened = await openRequest(
    scene.house,
    asking(scene, systemActor("contact-page")),
    {
      policyId: story.policyId,
      channel: isPartner ? "partner" : "contactPage",
      receivedAt: story.receivedAt,
      partner: isPartner
        ? {
            name: "North distributor",
            receivedAt: hoursAfter(story.receivedAt, -20),
          }
        : null,
      personName: person.name,
      personAddress: person.address,
      personPhone: null,
      accountRef: null,
      residence: person.residence,
      language: person.language,
      types: [...story.types],
      text: story.text,
    },
  );
  if (!opened.ok) return opened;
  scene.running.caseId = opened.value.caseId;
  const { caseId, version } = await caseOf(scene);
  return assign({ ...scene.house, keeping }, asking(scene, scene.staff.dpo), {
    caseId,
    version,
    ownerId: story.ending === "unopened" ? null : owner.id,
    ...(owner.teamId !== null && { teamId: owner.teamId }),
  });
}

const steps: Record<Step["act"], (scene: Scene) => Promise<Verdict<unknown>>> =
  {
    open,
    async classify(scene) {
      const { story, owner } = scene.running;
      const { person } = story;
      return classify(scene.house, asking(scene, owner), {
        ...(await caseOf(scene)),
        identifiedAt: scene.at,
        personName: person.name,
        personAddress: person.address,
        personPhone: null,
        accountRef: null,
        requesterRole: story.types.includes("minor") ? "parent" : "self",
        onBehalfOf: null,
        residence: person.residence,
        language: person.language,
        types: [...story.types],
        marketingChannels: story.types.includes("marketingOptOut")
          ? ["email", "sms"]
          : [],
        isSignificant: story.isSignificant,
        isMinor: story.types.includes("minor"),
      });
    },
    async verify(scene) {
      return verifyIdentity(scene.house, asking(scene, scene.running.owner), {
        ...(await caseOf(scene)),
        method: "codeOnFile",
        verifiedAt: scene.at,
        contactPoint: "e-mail on file",
        idDocument: null,
      });
    },
    work: finishWork,
    async search(scene) {
      return finishSearch(scene.house, asking(scene, scene.running.owner), {
        ...(await caseOf(scene)),
        result:
          scene.running.story.outcome === "nothingFound"
            ? "Nothing about this person in the systems searched."
            : "Found and collected from the systems searched.",
      });
    },
    async decide(scene) {
      const { story, owner } = scene.running;
      // Nobody has made the statement yet: these cases wait for it in the demo office.
      if (story.types.includes("disclosureRecords"))
        return refused("statementMissing");
      const withheld =
        story.outcome === "inPart" || story.outcome === "refused";
      return decide(scene.house, asking(scene, owner), {
        ...(await caseOf(scene)),
        decisions: story.types.map((type) => ({
          type,
          outcome: story.outcome,
          ground: withheld ? ("rightsOfOthers" as const) : null,
          citation: withheld
            ? story.person.residence === "CN"
              ? "PIPL Art. 50"
              : "GDPR Art. 15(4)"
            : null,
          reason: withheld
            ? story.person.language === "zh"
              ? "部分内容涉及其他客户的个人信息。"
              : "Part of it is about other customers."
            : null,
          withheld: null,
        })),
      });
    },
    answer: writeAnswer,
    async approve(scene) {
      const { caseId, version } = await caseOf(scene);
      const asked = (await readApprovals(scene.db, caseId)).find(
        (approval) => approval.state === "asked",
      );
      if (!asked) return refused("approvalNotOpen");
      const { dpo, counsel, manager } = scene.staff;
      const approver =
        [dpo, counsel].find(({ id }) => id === asked.askedOf) ?? manager;
      return decideApproval(
        { ...scene.house, keeping },
        // As the session of whoever is asked would have it: the case asks something of them.
        asking(scene, { ...approver, askedOn: [caseId] }),
        {
          caseId,
          version,
          approvalId: asked.id,
          contentHash: asked.contentHash,
          answer: "approved",
          reason: null,
        },
      );
    },
    send: sendDraft,
    async close(scene) {
      return close(
        scene.house,
        asking(scene, scene.running.owner),
        await caseOf(scene),
      );
    },
    async withdraw(scene) {
      return withdraw(scene.house, asking(scene, scene.running.owner), {
        ...(await caseOf(scene)),
        reason: "The person wrote that the matter is settled.",
      });
    },
    async markSpam(scene) {
      return markSpam(scene.house, asking(scene, scene.running.owner), {
        ...(await caseOf(scene)),
        reason: "Advertising, no request.",
      });
    },
    async pause(scene) {
      const { caseId, version } = await caseOf(scene);
      const view = await lookAt(scene, caseId);
      const clock = view.ok ? view.value.pausable[0] : undefined;
      const ground = clock?.grounds[0];
      if (!clock || !ground) return refused("noClockMayPause");
      const written = await pause(
        scene.house,
        asking(scene, scene.running.owner),
        {
          caseId,
          version,
          ruleIds: [clock.ruleId],
          ground: ground.key,
          question: "Which of your two accounts do you mean?",
          replyBy: hoursAfter(scene.at, 24 * 10).slice(0, 10),
        },
      );
      return written.ok ? sendDraft(scene) : written;
    },
    async resume(scene) {
      return resume(scene.house, asking(scene, scene.running.owner), {
        ...(await caseOf(scene)),
        answeredAt: scene.at,
      });
    },
    async extend(scene) {
      const { caseId, version } = await caseOf(scene);
      const view = await lookAt(scene, caseId);
      const clock = view.ok
        ? view.value.extendable.find((found) => !found.needsDay)
        : undefined;
      const ground = clock?.grounds[0];
      if (!clock || !ground) return refused("noClockMayExtend");
      const written = await extend(
        scene.house,
        asking(scene, scene.running.owner),
        {
          caseId,
          version,
          ruleId: clock.ruleId,
          ground: ground.key,
          until: null,
          reason:
            "Several systems hold the data, and one of them is being moved.",
        },
      );
      if (!written.ok) return written;
      await fillDraft(scene);
      const askedFor = await askAnother(scene);
      if (!askedFor.ok) return askedFor;
      const approved = await steps.approve(scene);
      return approved.ok ? sendDraft(scene) : approved;
    },
    async note(scene) {
      const { story, owner } = scene.running;
      return addNote({ ...scene.house, keeping }, asking(scene, owner), {
        ...(await caseOf(scene)),
        text:
          story.person.language === "zh"
            ? "已与门店核对，等待会员系统导出。"
            : "Checked with the store; waiting for the export of the loyalty system.",
      });
    },
    async interim(scene) {
      const { caseId, version } = await caseOf(scene);
      const started = await startLetter(
        { ...scene.house, keeping },
        asking(scene, scene.running.owner),
        {
          caseId,
          version,
          templateId: "interim-answer",
        },
      );
      return started.ok ? sendDraft(scene) : started;
    },
    async merge(scene) {
      const { caseId, version } = await caseOf(scene);
      const into = scene.running.earlier?.caseId ?? null;
      if (into === null) return refused("mergeIntoItself");
      return merge(scene.house, asking(scene, scene.running.owner), {
        caseId,
        version,
        into,
        reason: "The same person wrote twice.",
      });
    },
    async reopen(scene) {
      return reopen(scene.house, asking(scene, scene.running.owner), {
        ...(await caseOf(scene)),
        reason: "The person disputes the answer.",
      });
    },
  };

/** Does what is on the task list, and says when something was done that a clock asks for. */
async function finishWork(scene: Scene): Promise<Verdict<unknown>> {
  const { owner } = scene.running;
  const { caseId } = await caseOf(scene);
  const open = (await readTasks(scene.db, caseId)).filter(
    (task) => task.state !== "done",
  );
  for (const task of open) {
    const done = await setTask(
      { ...scene.house, keeping },
      asking(scene, owner),
      {
        ...(await caseOf(scene)),
        taskId: task.id,
        state: "done",
        result: null,
      },
    );
    if (!done.ok) return done;
  }
  for (const act of handActs) {
    const done = await recordDone(scene.house, asking(scene, owner), {
      ...(await caseOf(scene)),
      act,
      doneAt: scene.at,
    });
    if (!done.ok && done.refusal.code !== "nothingToRecord") return done;
  }
  return granted(null);
}

function lookAt(scene: Scene, caseId: string) {
  return scene.house.office().then((office) =>
    getRequest(scene.db, caseId, {
      office,
      now: scene.at,
      actor: scene.staff.dpo,
    }),
  );
}

async function writeAnswer(scene: Scene): Promise<Verdict<unknown>> {
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
  const started = await startLetter(
    { ...scene.house, keeping },
    asking(scene, owner),
    {
      caseId,
      version,
      templateId: template.id,
    },
  );
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
  const house = { ...scene.house, keeping };
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

async function draftOf(scene: Scene) {
  const { caseId } = await caseOf(scene);
  return (await readLetters(scene.db, caseId)).find(
    (letter) => letter.state === "draft",
  );
}

/** Answers what the letter asks its writer, in both languages. */
async function fillDraft(scene: Scene): Promise<void> {
  const draft = await draftOf(scene);
  if (!draft) return;
  const office = await scene.house.office();
  const { caseId, version } = await caseOf(scene);
  const view = await getLetter(
    scene.db,
    { caseId, letterId: draft.id },
    { office, now: scene.at, actor: scene.running.owner, keeping },
  );
  if (!view.ok) return;
  const { document } = view.value;
  await editLetter(
    { ...scene.house, keeping },
    asking(scene, scene.running.owner),
    {
      caseId,
      version,
      letterId: draft.id,
      subject: { en: document.subject.en, zh: document.subject.zh },
      language: document.language,
      paragraphs: document.paragraphs.map(({ id, en, zh }) => ({ id, en, zh })),
      values: answersFor(document, today(office, scene.at)),
    },
  );
}

/** Somebody else than the writer: the officer for the shop, counsel for one analyst of the stores, the manager else. */
function approverOf(scene: Scene): Actor {
  const { dpo, manager, counsel, analysts } = scene.staff;
  const { owner, story } = scene.running;
  if (owner.id !== dpo.id && story.team === "shop") return dpo;
  return owner.id === analysts.stores[0]?.id ? counsel : manager;
}

async function askAnother(scene: Scene): Promise<Verdict<unknown>> {
  const draft = await draftOf(scene);
  if (!draft) return refused("letterNotDraft");
  return askApproval(
    { ...scene.house, keeping },
    asking(scene, scene.running.owner),
    {
      ...(await caseOf(scene)),
      letterId: draft.id,
      approverId: approverOf(scene).id,
    },
  );
}

async function sendDraft(scene: Scene): Promise<Verdict<unknown>> {
  const draft = await draftOf(scene);
  if (!draft) return refused("letterNotDraft");
  await fillDraft(scene);
  await lookThroughRecords(scene);
  const sent = await sendLetter(
    { ...scene.house, keeping },
    asking(scene, scene.running.owner),
    {
      ...(await caseOf(scene)),
      letterId: draft.id,
    },
  );
  if (sent.ok) await scene.deliver(hoursAfter(scene.at, 1 / 60));
  return sent;
}
