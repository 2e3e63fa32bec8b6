import { createHash, randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import { isSettled } from "@kept/domain/casework/task";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../../db/reading.ts";
import { findCase } from "../case-store.ts";
import { fieldChange } from "../field-changes.ts";
import type { HouseAtWork } from "../house.ts";
import { tell } from "../inbox-store.ts";
import { today } from "../office.ts";
import { insertPlannedTasks, readTasks } from "../task-store.ts";
import {
  entriesTold,
  givenStatements,
  type GivenStatement,
} from "./statement-store.ts";
import {
  isOpen,
  isTold,
  matchedEntries,
  type MatchedEntry,
} from "./statement-words.ts";
import type { StatementDesk, StatementParts } from "./teller.ts";

const planned = "supplement:";
const title = {
  en: "Supplement owed: our disclosure records may tell more now",
  zh: "应补充说明：披露记录现可告知更多内容",
} as const;

/**
 * What may be told now and could not be when somebody was given a statement comes back by itself: their case is
 * at work again, with a task, and whoever owns it is told. What is still secret or sealed is not read here either.
 */
export async function oweSupplements(
  house: HouseAtWork,
  parts: StatementParts,
): Promise<number> {
  let owed = 0;
  for (const given of await givenStatements(house.db)) {
    const theCase = await findCase(house.db, given.caseId);
    const desk = parts.desks[theCase?.register ?? ""];
    if (theCase === undefined || desk === undefined) continue;
    const office = await house.office();
    const at = { office, now: house.now() };
    const looking = {
      register: theCase.register,
      desk,
      parts,
      given,
      day: today(office, at.now),
    };
    if ((await untold(house.db, looking)).length === 0) continue;
    const done = await oweSupplement(house, looking);
    if (done.ok && done.value) owed += 1;
  }
  return owed;
}

interface Looking {
  readonly register: string;
  readonly desk: StatementDesk;
  readonly parts: StatementParts;
  readonly given: GivenStatement;
  readonly day: string;
}

/** Entries of the time before the statement that no statement of this case tells. */
async function untold(
  db: Db,
  { desk, parts, given, day }: Looking,
): Promise<MatchedEntry[]> {
  const { caseId, asOf } = given;
  const entries = await matchedEntries(db, parts.tellers, {
    caseId,
    person: await desk.personOf(db, caseId),
    today: day,
  });
  const told = await entriesTold(db, caseId);
  return entries.filter(
    (entry) =>
      (isTold(entry) || isOpen(entry)) &&
      entry.on <= asOf &&
      !told.has(entry.id),
  );
}

function oweSupplement(
  house: HouseAtWork,
  looking: Looking,
): Promise<Verdict<boolean>> {
  const now = house.now();
  const { register, given } = looking;
  const { caseId } = given;
  const intent = {
    actor: systemActor("statements"),
    now,
    requestId: randomUUIDv7(),
    action: `${register}.supplement-owed`,
  };
  return house.change(intent, async (tx) => {
    const nothing = granted({ value: false, events: [] });
    const theCase = await findCase(tx, caseId);
    const entries = await untold(tx, looking);
    if (theCase === undefined || entries.length === 0) return nothing;
    const key = planned + hashOf(entries);
    const isKnown = (await readTasks(tx, caseId)).some(
      (task) =>
        task.planKey === key ||
        (task.planKey?.startsWith(planned) === true && !isSettled(task)),
    );
    if (isKnown) return nothing;
    const office = await house.office(tx);
    const back = await looking.desk.comeBack(tx, { theCase, office, now });
    if (back === null) return nothing;
    const { ownerId } = theCase;
    await insertPlannedTasks(tx, caseId, {
      tasks: [{ key, title, waitsFor: null }],
      ownerId,
      dueOn: null,
    });
    if (ownerId !== null)
      await tell(
        tx,
        {
          accountId: ownerId,
          caseId,
          reason: "cameDue",
          subjectId: caseId,
          byId: null,
        },
        now,
      );
    return granted({
      value: true,
      events: [
        {
          action: `${register}.supplement-owed`,
          object: { kind: "case", id: caseId },
          changes: [...fieldChange("entries", null, entries.length), ...back],
        },
      ],
    });
  });
}

/** The same entries owe one supplement, also when somebody said that it is not needed. */
function hashOf(entries: readonly MatchedEntry[]): string {
  const ids = entries.map(({ id }) => id).toSorted();
  return createHash("sha256").update(ids.join(" ")).digest("hex").slice(0, 16);
}
