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
import { insertPlannedTasks, plannedTasks } from "../task-store.ts";
import {
  entriesTold,
  givenStatements,
  type GivenStatement,
} from "./statement-store.ts";
import {
  isOpen,
  isTold,
  matchedByCase,
  type MatchedEntry,
} from "./statement-words.ts";
import type { StatementDesk, StatementParts } from "./teller.ts";

const planned = "supplement:";
const title = {
  en: "Supplement owed: our disclosure records may tell more now",
  zh: "应补充说明：披露记录现可告知更多内容",
} as const;

/** Cases that are looked at together: so many, that a sweep asks few questions, and holds few entries at once. */
const atOnce = 500;

/**
 * What may be told now and could not be when somebody was given a statement comes back by itself: their case is
 * at work again, with a task, and whoever owns it is told. What is still secret or sealed is not read here either.
 */
export async function oweSupplements(
  house: HouseAtWork,
  parts: StatementParts,
): Promise<number> {
  const day = today(await house.office(), house.now());
  const all = await givenStatements(house.db);
  let owed = 0;
  for (const [register, ofRegister] of Map.groupBy(
    all,
    (given) => given.register,
  )) {
    const desk = parts.desks[register];
    if (desk === undefined) continue;
    for (let from = 0; from < ofRegister.length; from += atOnce) {
      const some = ofRegister.slice(from, from + atOnce);
      const looking = { register, desk, parts, day };
      const found = await untold(house.db, looking, some);
      for (const given of some) {
        if (!found.has(given.caseId)) continue;
        const done = await oweSupplement(house, looking, given);
        if (done.ok && done.value) owed += 1;
      }
    }
  }
  return owed;
}

interface Looking {
  readonly register: string;
  readonly desk: StatementDesk;
  readonly parts: StatementParts;
  readonly day: string;
}

interface Untold {
  /** The same entries owe one supplement, also when somebody said that it is not needed. */
  readonly planKey: string;
  readonly entries: readonly MatchedEntry[];
}

/**
 * By case, the entries of the time before its statement that no statement of the case tells. Cases that tell all,
 * and those whose supplement is owed or was settled already, are not among them.
 */
async function untold(
  db: Db,
  { desk, parts, day }: Looking,
  given: readonly GivenStatement[],
): Promise<ReadonlyMap<string, Untold>> {
  const caseIds = given.map(({ caseId }) => caseId);
  const persons = await desk.personsOf(db, caseIds);
  const matched = await matchedByCase(db, parts.tellers, {
    persons,
    today: day,
  });
  const told = await entriesTold(db, caseIds);
  const known = await plannedTasks(db, caseIds, planned);
  return new Map(
    given.flatMap(({ caseId, asOf }) => {
      const entries = (matched.get(caseId) ?? []).filter(
        (entry) =>
          (isTold(entry) || isOpen(entry)) &&
          entry.on <= asOf &&
          told.get(caseId)?.has(entry.id) !== true,
      );
      if (entries.length === 0) return [];
      const planKey = planned + hashOf(entries);
      const isKnown = (known.get(caseId) ?? []).some(
        (task) => task.planKey === planKey || !isSettled(task),
      );
      return isKnown ? [] : [[caseId, { planKey, entries }]];
    }),
  );
}

function oweSupplement(
  house: HouseAtWork,
  looking: Looking,
  given: GivenStatement,
): Promise<Verdict<boolean>> {
  const now = house.now();
  const { register } = looking;
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
    const owed = (await untold(tx, looking, [given])).get(caseId);
    if (theCase === undefined || owed === undefined) return nothing;
    const { planKey, entries } = owed;
    const office = await house.office(tx);
    const back = await looking.desk.comeBack(tx, { theCase, office, now });
    if (back === null) return nothing;
    const { ownerId } = theCase;
    await insertPlannedTasks(tx, caseId, {
      tasks: [{ key: planKey, title, waitsFor: null }],
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

function hashOf(entries: readonly MatchedEntry[]): string {
  const ids = entries.map(({ id }) => id).toSorted();
  return createHash("sha256").update(ids.join(" ")).digest("hex").slice(0, 16);
}
