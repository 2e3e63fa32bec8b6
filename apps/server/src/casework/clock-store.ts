import { randomUUIDv7 } from "node:crypto";
import { sql, type Selectable } from "kysely";
import type { ClockFacts } from "@kept/domain/casework/clock-rule";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Schema } from "../db/schema.ts";
import type { Tx } from "../db/writing.ts";
import type { CaseClocks } from "./keeping.ts";
import { moment } from "./moments.ts";
import { keptClock } from "./row-clock.ts";

const factsOfCase = fixedQuery<Selectable<Schema["case_clock_facts"]>>(
  "select * from case_clock_facts where case_id = ? and replaced_at is null order by at, id",
);

/** The facts that clocks are worked out from. Corrections replace a fact; nothing is overwritten. */
export async function readClockFacts(
  db: Db,
  caseId: string,
): Promise<ClockFacts> {
  const rows = await factsOfCase(db, caseId);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    anchors: Object.fromEntries(of("anchor").map((row) => [row.name, row.at])),
    pauses: of("pause").map((row) => ({
      ground: row.name,
      ruleIds: JSON.parse(row.rule_ids) as string[],
      from: row.at,
      until: row.until,
    })),
    extensions: of("extension").map((row) => ({
      ruleId: row.name,
      ground: row.ground ?? "",
      decidedAt: row.at,
      ...(row.until !== null && { until: row.until }),
    })),
    stops: Object.fromEntries(of("stop").map((row) => [row.name, row.at])),
  };
}

interface Fact {
  readonly caseId: string;
  readonly kind: "anchor" | "pause" | "extension" | "stop";
  readonly name: string;
  readonly at: string;
  readonly ruleIds?: readonly string[];
  readonly ground?: string;
  readonly until?: string;
}

async function insertFact(tx: Tx, fact: Fact): Promise<void> {
  await tx
    .insertInto("case_clock_facts")
    .values({
      id: randomUUIDv7(),
      case_id: fact.caseId,
      kind: fact.kind,
      name: fact.name,
      at: moment(fact.at),
      until: fact.until ?? null,
      rule_ids: JSON.stringify(fact.ruleIds ?? []),
      ground: fact.ground ?? null,
    })
    .execute();
}

/** Takes facts back: they stay in the table, and no clock looks at them any more. */
async function replaceFacts(
  tx: Tx,
  facts: {
    caseId: string;
    kind: Fact["kind"];
    now: string;
    name?: string;
    at?: string;
  },
): Promise<void> {
  await tx
    .updateTable("case_clock_facts")
    .set({ replaced_at: facts.now })
    .where("case_id", "=", facts.caseId)
    .where("kind", "=", facts.kind)
    .$if(facts.name !== undefined, (query) =>
      query.where("name", "=", facts.name ?? ""),
    )
    .$if(facts.at !== undefined, (query) =>
      query.where("at", "=", facts.at ?? ""),
    )
    .where("replaced_at", "is", null)
    .execute();
}

/** Sets the moment of an event; an earlier value stays in the table as replaced. */
export async function setAnchor(
  tx: Tx,
  anchor: { caseId: string; name: string; at: string; now: string },
): Promise<void> {
  await clearAnchor(tx, anchor);
  await insertFact(tx, { ...anchor, kind: "anchor" });
}

/** The event did not happen after all. */
export async function clearAnchor(
  tx: Tx,
  anchor: { caseId: string; name: string; now: string },
): Promise<void> {
  const { caseId, name, now } = anchor;
  await replaceFacts(tx, { caseId, name, now, kind: "anchor" });
}

/** The first time an act was done is what counts; a second letter does not move it. */
export async function stopClocks(
  tx: Tx,
  stop: { caseId: string; acts: readonly string[]; at: string },
): Promise<void> {
  const known = await readClockFacts(tx, stop.caseId);
  for (const act of stop.acts) {
    if (known.stops[act] === undefined)
      await insertFact(tx, {
        caseId: stop.caseId,
        kind: "stop",
        name: act,
        at: stop.at,
      });
  }
}

/** Corrects when an act was done. */
export async function replaceStop(
  tx: Tx,
  stop: { caseId: string; act: string; at: string; now: string },
): Promise<void> {
  const { caseId, act, at, now } = stop;
  await replaceFacts(tx, { caseId, name: act, now, kind: "stop" });
  await stopClocks(tx, { caseId, acts: [act], at });
}

/** Takes back the stops that ended a case at `endedAt`; what had been done before stays done. */
export async function takeBackStops(
  tx: Tx,
  ending: { caseId: string; endedAt: string; now: string },
): Promise<void> {
  const { caseId, endedAt, now } = ending;
  await replaceFacts(tx, { caseId, at: endedAt, now, kind: "stop" });
}

export async function startPause(
  tx: Tx,
  pause: {
    caseId: string;
    ground: string;
    ruleIds: readonly string[];
    at: string;
  },
): Promise<void> {
  await insertFact(tx, { ...pause, kind: "pause", name: pause.ground });
}

/** Ends the pauses that still last; false when one began only after `until`. */
export async function endPauses(
  tx: Tx,
  pause: { caseId: string; until: string },
): Promise<boolean> {
  const until = moment(pause.until);
  const open = await tx
    .selectFrom("case_clock_facts")
    .select(["id", "at"])
    .where("case_id", "=", pause.caseId)
    .where("kind", "=", "pause")
    .where("until", "is", null)
    .where("replaced_at", "is", null)
    .execute();
  if (open.some(({ at }) => at > until)) return false;
  for (const { id } of open)
    await tx
      .updateTable("case_clock_facts")
      .set({ until })
      .where("id", "=", id)
      .execute();
  return true;
}

export async function addExtension(
  tx: Tx,
  extension: {
    caseId: string;
    ruleId: string;
    ground: string;
    at: string;
    until?: string;
  },
): Promise<void> {
  await insertFact(tx, {
    ...extension,
    kind: "extension",
    name: extension.ruleId,
  });
}

/** The copy of due dates that lists sort by; the clock function stays the truth. */
export async function writeDue(
  tx: Tx,
  caseId: string,
  due: CaseClocks,
): Promise<void> {
  await tx.deleteFrom("case_due").where("case_id", "=", caseId).execute();
  for (const clock of due.clocks) {
    await tx
      .insertInto("case_due")
      .values({
        case_id: caseId,
        rule_id: clock.ruleId,
        act: clock.act,
        due_at: clock.dueAt === null ? null : moment(clock.dueAt),
        due_on: clock.dueOn,
        stopped_at: clock.stoppedAt,
        strength: clock.strength,
        is_provisional: clock.provisional ? 1 : 0,
        governs: clock.governs ? 1 : 0,
        is_hours: clock.unit === "hours" ? 1 : 0,
        calendar_id: clock.calendar?.id ?? null,
        calendar_version: clock.calendar?.version ?? null,
      })
      .execute();
  }
  const kept = keptClock(due);
  await tx
    .updateTable("cases")
    .set({
      next_due_at: due.next?.dueAt ? moment(due.next.dueAt) : null,
      next_due_on: due.next?.dueOn ?? null,
      next_clock: kept === null ? null : JSON.stringify(kept),
      next_act: due.next?.act ?? null,
      next_rule_id: due.next?.ruleId ?? null,
      next_is_provisional: due.next?.provisional ? 1 : 0,
      is_paused: due.isPaused ? 1 : 0,
    })
    .where("id", "=", caseId)
    .execute();
}

/**
 * Open cases whose copies have to be written anew: their due dates move with every day, because a clock of
 * theirs stands still, or the clock was never copied. Asked often: the literals let a partial index answer.
 */
export async function staleCases(db: Db): Promise<string[]> {
  const paused = await db
    .selectFrom("case_clock_facts as fact")
    .innerJoin("cases", "cases.id", "fact.case_id")
    .select("cases.id")
    .distinct()
    .where("fact.kind", "=", sql.lit("pause"))
    .where("fact.until", "is", null)
    .where("fact.replaced_at", "is", null)
    .where("cases.is_open", "=", 1)
    .execute();
  const uncopied = await db
    .selectFrom("cases")
    .select("id")
    .where("is_open", "=", sql.lit(1))
    .where("next_rule_id", "is not", null)
    .where("next_clock", "is", null)
    .execute();
  return [...new Set([...paused, ...uncopied].map(({ id }) => id))];
}
