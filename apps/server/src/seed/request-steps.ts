import { systemActor } from "@kept/domain/access/actor";
import { handActs } from "@kept/domain/registers/requests/workflow";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { decideApproval } from "../casework/approval-commands.ts";
import { readApprovals } from "../casework/approval-store.ts";
import { addNote, assign } from "../casework/case-commands.ts";
import { startLetter } from "../casework/letter-commands.ts";
import { setTask } from "../casework/task-commands.ts";
import { readTasks } from "../casework/task-store.ts";
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
import { openRequest } from "../registers/requests/open-request.ts";
import type { Step } from "./case-story.ts";
import { hoursAfter } from "./office-hours.ts";
import {
  askAnother,
  fillDraft,
  sendDraft,
  writeAnswer,
} from "./request-letters.ts";
import { asking, caseOf, keptHouse, type Scene } from "./request-scene.ts";

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
  return assign(keptHouse(scene), asking(scene, scene.staff.dpo), {
    caseId,
    version,
    ownerId: story.ending === "unopened" ? null : owner.id,
    ...(owner.teamId !== null && { teamId: owner.teamId }),
  });
}

/** What each step of a story is in the house. */
export const steps: Record<
  Step["act"],
  (scene: Scene) => Promise<Verdict<unknown>>
> = {
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
    const withheld = story.outcome === "inPart" || story.outcome === "refused";
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
      keptHouse(scene),
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
    return addNote(keptHouse(scene), asking(scene, owner), {
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
      keptHouse(scene),
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
    const done = await setTask(keptHouse(scene), asking(scene, owner), {
      ...(await caseOf(scene)),
      taskId: task.id,
      state: "done",
      result: null,
    });
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
