import type { z } from "zod";
import { maySeeCase } from "@kept/domain/access/visible-cases";
import type { nudgeInput } from "@kept/domain/desk/nudge";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../casework/act.ts";
import { readApprovals } from "../casework/approval-store.ts";
import { findCase } from "../casework/case-store.ts";
import { lastTold, tell } from "../casework/inbox-store.ts";
import { today } from "../casework/office.ts";
import { readTasks } from "../casework/task-store.ts";
import type { Db } from "../db/reading.ts";

/**
 * Brings a matter back to the mind of the colleague it waits for: a line in their inbox, and one in the
 * trail. Once a day for each matter, whoever asks, so that reminding stays worth something.
 */
export function nudge(
  house: House,
  asking: Asking,
  input: z.infer<typeof nudgeInput>,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  const { caseId, subjectId, matter } = input;
  return house.change({ ...asking, action: "desk.nudge" }, async (tx) => {
    const theCase = await findCase(tx, caseId);
    if (theCase === undefined || !maySeeCase(actor, theCase))
      return refused("notFound");
    const of = await whoHolds(tx, { ...input, asker: actor.id });
    if (of === null) return refused("nothingToNudge");
    const office = await house.office(tx);
    const last = await lastTold(tx, { subjectId, reason: "nudged" });
    if (last !== null && today(office, last) === today(office, now))
      return refused("nudgedToday");
    await tell(
      tx,
      { accountId: of, caseId, reason: "nudged", subjectId, byId: actor.id },
      now,
    );
    return granted({
      value: null,
      caseId,
      events: [
        {
          action: `${theCase.register}.nudged`,
          object: { kind: matter, id: subjectId },
          changes: [{ field: "askedOf", before: null, after: of }],
        },
      ],
    });
  });
}

/** The colleague whose turn it is; null where the matter is settled, is nobody's or is the asker's own. */
async function whoHolds(
  db: Db,
  about: z.infer<typeof nudgeInput> & { asker: string },
): Promise<string | null> {
  const { caseId, subjectId, matter, asker } = about;
  const holder =
    matter === "approval"
      ? (await readApprovals(db, caseId)).find(
          ({ id, state }) => id === subjectId && state === "asked",
        )?.askedOf
      : (await readTasks(db, caseId)).find(
          ({ id, state }) =>
            id === subjectId && (state === "open" || state === "inProgress"),
        )?.ownerId;
  return holder === undefined || holder === asker ? null : holder;
}
