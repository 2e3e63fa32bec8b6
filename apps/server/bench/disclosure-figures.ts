import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Actor } from "@kept/domain/access/actor";
import { officeOf } from "../src/casework/office-store.ts";
import { rowsOf } from "../src/db/fixed-query.ts";
import { openForReading } from "../src/db/open-for-reading.ts";
import type { Db } from "../src/db/reading.ts";
import { registerPage } from "../src/registers/disclosures/register-views.ts";
import { draftOf } from "../src/registers/disclosures/report-views.ts";
import { seededRandom } from "../src/seed/seeded-random.ts";
import { furnish } from "./bench-office.ts";
import { figureOf, type Figure } from "./figure.ts";
import { median } from "./measure.ts";

const countries = ["CN", "DE", "US", "FR", "SG"] as const;
const authorities = ["court", "lawEnforcement", "tax", "regulator"] as const;
const outcomes = ["full", "part", "refused", "noneHeld"] as const;
const day = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

interface Filling {
  readonly entries: number;
  readonly nowMs: number;
  readonly dpoId: string;
}

/** A register of so many answered demands of the past two years, by statements of its own. */
function fill(folder: string, { entries, nowMs, dpoId: dpo }: Filling): void {
  const handle = new Database(join(folder, "kept.db"));
  handle.pragma("synchronous = OFF");
  handle.pragma("foreign_keys = OFF");
  const addCase = handle.prepare(
    `insert into cases (id, register, reference, stage, is_open, version, title, lane, is_urgent,
       received_at, opened_at, ended_at, touched_at, next_is_provisional, is_paused)
     values (?, 'disclosures', ?, 'closed', 0, 3, ?, 'main', 0, ?, ?, ?, ?, 0, 0)`,
  );
  const addDemand = handle.prepare(
    `insert into disclosures (case_id, kind, channel, body, authority_class, country, asked, data_places,
       language, opened_by, instrument, outcome, answered_at, notice)
     values (?, 'authorityDemand', 'courier', ?, ?, ?, 'The account', '["CN"]', 'en', ?, 'courtOrder', ?, ?, 'notOwed')`,
  );
  const addPerson = handle.prepare(
    "insert into disclosure_persons (id, case_id, position, name) values (?, ?, 0, ?)",
  );
  const addEntry = handle.prepare(
    `insert into disclosure_entries (id, year, number, version, case_id, act, kind, level, is_compelled, is_emergency,
       outcome, content_en, content_zh, categories, has_content_data, disclosed_at, demanded_at, purpose, recipient,
       authority_class, country, person_ids, persons_count, entered_at, entered_by, sha256)
     values (?, ?, ?, 1, ?, 'entered', 'authorityDemand', 'case', 1, 0, ?, 'Account (Name)', '账户信息（姓名）',
       '["account"]', 0, ?, ?, 'Civil dispute', ?, ?, ?, '[]', 1, ?, ?, ?)`,
  );
  const random = seededRandom(entries);
  const hash = "0".repeat(64);
  handle.exec("begin");
  for (let index = 0; index < entries; index += 1) {
    const id = `d${String(index).padStart(35, "0")}`;
    const received = iso(nowMs - 730 * day + (index * 729 * day) / entries);
    const answered = iso(Date.parse(received) + day / 2);
    const country = random.pick(countries);
    const authority = random.pick(authorities);
    const outcome = random.pick(outcomes);
    const body = `Body ${String(random.whole(1, 400))}`;
    const reference = `GOV-${received.slice(0, 4)}-${String(index)}`;
    addCase.run(id, reference, body, received, received, answered, answered);
    addDemand.run(id, body, authority, country, dpo, outcome, answered);
    addPerson.run(`${id}p`, id, `Person ${String(index)}`);
    addEntry.run(
      `${id}e`,
      Number(answered.slice(0, 4)),
      index + 1,
      id,
      outcome,
      answered,
      received,
      body,
      authority,
      country,
      answered,
      dpo,
      hash,
    );
  }
  handle.exec("commit; analyze");
  handle.pragma("wal_checkpoint(TRUNCATE)");
  handle.close();
}

async function timeOf(work: () => Promise<unknown>, times: number) {
  const taken: number[] = [];
  for (let round = 0; round <= times; round += 1) {
    const began = performance.now();
    await work();
    // The first one warms what the others find warm.
    if (round > 0) taken.push(performance.now() - began);
  }
  return median(taken);
}

/** The page of entries and the report of a year, each against the bare statement that reads the same rows. */
export async function disclosureFigures(
  entries: number,
  say: (line: string) => void,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "kept-bench-disclosures-"));
  const nowMs = Date.now();
  const now = iso(nowMs);
  const { dpoId } = await furnish({ folder, now });
  fill(folder, { entries, nowMs, dpoId });
  say(`${String(entries)} entries of disclosures`);
  const data = await openForReading(folder);
  if (data === null) throw new Error("There is no office to read");
  try {
    return await measured(data.db, { entries, dpoId, now });
  } finally {
    data.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(
  db: Db,
  {
    entries,
    dpoId,
    now,
  }: { readonly entries: number; readonly dpoId: string; readonly now: string },
): Promise<Figure[]> {
  const office = await officeOf(db);
  const actor: Actor = {
    id: dpoId,
    name: "Lin Yue",
    role: "dpo",
    teamId: null,
    namedOn: [],
    askedOn: [],
    sessionHash: null,
  };
  const looker = { actor, office, now };
  const bare = `select e.*, c.reference from disclosure_entries e cross join cases c on c.id = e.case_id`;
  const size = `${String(entries / 1000)}k entries`;
  const page = async (
    where: Record<string, string[]>,
    cursor: string | null = null,
  ) => registerPage(db, { where, cursor, limit: 50 }, looker);
  const first = await timeOf(() => page({}), 9);
  const firstBare = await timeOf(async () => {
    await rowsOf(
      db,
      `${bare} order by e.disclosed_at desc, e.id desc limit 51`,
      [],
    );
    await rowsOf(
      db,
      "select count(*) from disclosure_entries e cross join cases c on c.id = e.case_id where c.is_sealed = 0",
      [],
    );
  }, 9);
  const half = iso(Date.parse(now) - 365 * day);
  const deep = await timeOf(() => page({}, `${half}|`), 15);
  const deepBare = await timeOf(
    () =>
      rowsOf(
        db,
        `${bare} where e.disclosed_at < ? order by e.disclosed_at desc, e.id desc limit 51`,
        [half],
      ),
    15,
  );
  const from = iso(Date.parse(now) - 366 * day).slice(0, 10);
  const to = iso(Date.parse(now) - 2 * day).slice(0, 10);
  const report = await timeOf(
    () => draftOf(db, { from, to, country: null }, looker),
    5,
  );
  const reportBare = await timeOf(
    () =>
      rowsOf(
        db,
        `select c.id, d.country, d.authority_class, d.instrument, d.outcome, d.answered_at, d.secrecy,
           (select count(*) from disclosure_persons p where p.case_id = c.id) as persons
         from cases c join disclosures d on d.case_id = c.id
         where c.is_sealed = 0 and c.received_at >= ?`,
        [iso(Date.parse(now) - 731 * day)],
      ),
    5,
  );
  return [
    figureOf({
      name: `register page with its total, ${size}`,
      figure: first,
      yardstick: firstBare,
      unit: "ms",
      goal: { kind: "most", value: 3 },
    }),
    figureOf({
      name: `register page a year back, ${size}`,
      figure: deep,
      yardstick: deepBare,
      unit: "ms",
      goal: { kind: "most", value: 3 },
    }),
    figureOf({
      name: `transparency report of a year and the year before, ${size}`,
      figure: report,
      yardstick: reportBare,
      unit: "ms",
      goal: { kind: "most", value: 4 },
    }),
  ];
}
