import { join } from "node:path";
import Database, { type Database as Handle } from "better-sqlite3";
import { furnish } from "./bench-office.ts";
import { makeLedger } from "./chained-ledger.ts";
import { indexWords } from "./index-words.ts";
import { inventCase, type InventedCase } from "./invented-case.ts";
import { factsOf, makeReckoner, type Reckoned } from "./reckoned-clocks.ts";
import { seededRandom } from "../src/seed/seeded-random.ts";

export interface GenerateOptions {
  readonly folder: string;
  readonly requests: number;
  readonly now: string;
  readonly say: (line: string) => void;
}

const seed = 20_261_122;

/** What happened to a case, in three events: it came, somebody worked on it, it ended or goes on. */
function eventsOf({ stage }: InventedCase) {
  return [
    { action: "requests.open", stage: "received" },
    { action: "casework.assign", stage: "received" },
    { action: `requests.${stage === "closed" ? "close" : "classify"}`, stage },
  ];
}

const iso = (ms: number) => new Date(ms).toISOString();

/**
 * Makes an office of any size, by statements of its own and not by commands: a million requests would take
 * days by them. What commands keep true is true here as well: clocks of open cases are reckoned by the law,
 * the ledger is chained and verifies. What is maintained beside the cases is rebuilt by the product itself.
 */
export async function generateOffice(options: GenerateOptions): Promise<void> {
  const { folder, requests, now, say } = options;
  const staff = await furnish({ folder, now });
  const handle = new Database(join(folder, "kept.db"));
  for (const pragma of [
    "synchronous = OFF",
    "foreign_keys = OFF",
    "cache_size = -1000000",
    "temp_store = MEMORY",
  ])
    handle.pragma(pragma);
  const insert = inserter(handle);
  const addEvents = makeLedger(handle, staff.dpoId);
  const reckon = makeReckoner();
  const random = seededRandom(seed);
  const nowMs = Date.parse(now);
  const numbers = new Map<number, number>();
  handle.exec("begin");
  for (let index = 0; index < requests; index += 1) {
    // The oldest first, so that numbers, ids and time go the same way, as in a real office.
    const made = inventCase({ index, of: requests, nowMs, staff }, random);
    const year = new Date(made.receivedMs).getUTCFullYear();
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    insert(
      {
        made,
        reference: `DSR-${String(year)}-${String(number).padStart(5, "0")}`,
      },
      made.isOpen ? reckon(made) : null,
    );
    addEvents(made, eventsOf(made));
    if (index % 50_000 === 49_999) {
      handle.exec("commit; begin");
      say(`${String(index + 1)} requests`);
    }
  }
  const count = handle.prepare(
    "insert into case_numbers (register, year, last) values ('requests', ?, ?)",
  );
  for (const [year, last] of numbers) count.run(year, last);
  handle.exec("commit");
  handle.pragma("wal_checkpoint(TRUNCATE)");
  handle.close();
  say("The search index is made from the cases.");
  await indexWords(folder, now);
}

/** Writes one case with everything that hangs on it. */
function inserter(handle: Handle) {
  const addCase = handle.prepare(
    `insert into cases (id, register, reference, stage, is_open, version, team_id, owner_id, title, lane, is_urgent,
       received_at, opened_at, ended_at, touched_at, next_due_at, next_due_on, next_clock, next_act, next_rule_id, next_is_provisional, is_paused)
     values (?, 'requests', ?, ?, ?, 3, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addRequest = handle.prepare(
    `insert into requests (case_id, policy_id, channel, company_received_at, person_name, person_address,
       requester_role, residence, language, summary, is_significant, is_minor)
     values (?, ?, ?, ?, ?, ?, 'self', ?, ?, ?, 0, ?)`,
  );
  const addType = handle.prepare(
    "insert into request_types (case_id, type) values (?, ?)",
  );
  const addFact = handle.prepare(
    "insert into case_clock_facts (id, case_id, kind, name, at) values (?, ?, ?, ?, ?)",
  );
  const addDue = handle.prepare(
    `insert into case_due (case_id, rule_id, act, due_at, due_on, stopped_at, strength, is_provisional, governs, calendar_id, calendar_version)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addMessage = handle.prepare(
    `insert into case_messages (id, case_id, kind, lane, channel, from_name, from_address, text, language, happened_at, recorded_at)
     values (?, ?, 'in', 'ok', ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (
    { made, reference }: { made: InventedCase; reference: string },
    reckoned: Reckoned | null,
  ): void => {
    const { id, person } = made;
    const next = reckoned?.next ?? null;
    const facts = factsOf(made);
    const receivedAt = facts.anchors.received;
    addCase.run(
      id,
      reference,
      made.stage,
      made.isOpen ? 1 : 0,
      made.teamId,
      made.ownerId,
      person.name,
      made.lane,
      made.isMinor ? 1 : 0,
      receivedAt,
      iso(made.receivedMs),
      made.endedMs === null ? null : iso(made.endedMs),
      iso(made.touchedMs),
      next?.dueAt ? iso(Date.parse(next.dueAt)) : null,
      next?.dueOn ?? null,
      reckoned?.kept ?? null,
      next?.act ?? null,
      next?.ruleId ?? null,
      next?.provisional === true ? 1 : 0,
      made.isPaused ? 1 : 0,
    );
    addRequest.run(
      id,
      made.policyId,
      made.channel,
      receivedAt,
      person.name,
      person.address,
      person.residence,
      person.language,
      made.text,
      made.isMinor ? 1 : 0,
    );
    for (const type of made.types) addType.run(id, type);
    let fact = 0;
    const factId = () => `${id}-${String((fact += 1))}`;
    for (const [name, at] of Object.entries(facts.anchors))
      addFact.run(factId(), id, "anchor", name, at);
    for (const [name, at] of Object.entries(facts.stops))
      addFact.run(factId(), id, "stop", name, at);
    for (const clock of reckoned?.clocks ?? [])
      addDue.run(
        id,
        clock.ruleId,
        clock.act,
        clock.dueAt === null ? null : iso(Date.parse(clock.dueAt)),
        clock.dueOn,
        clock.stoppedAt,
        clock.strength,
        clock.provisional ? 1 : 0,
        clock.governs ? 1 : 0,
        clock.calendar?.id ?? null,
        clock.calendar?.version ?? null,
      );
    addMessage.run(
      `${id}-m`,
      id,
      made.channel,
      person.name,
      person.address,
      made.text,
      person.language,
      receivedAt,
      receivedAt,
    );
  };
}
