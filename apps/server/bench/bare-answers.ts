import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Database as Handle } from "better-sqlite3";
import { leafOf, linkOf } from "../src/ledger/entry.ts";

export type BareAnswer = (asked: Record<string, unknown>) => unknown;

const rowColumns = `c.id, c.reference, c.version, c.title, c.stage, c.lane, c.is_open, c.owner_id,
  c.received_at, c.touched_at, c.ended_at, c.next_clock, r.policy_id, r.channel, r.language, r.summary,
  r.is_minor, r.is_significant, a.name as owner_name,
  exists (select 1 from case_approvals p where p.case_id = c.id and p.state = 'asked') as awaits_approval,
  (select json_group_array(t.type order by t.type) from request_types t where t.case_id = c.id) as types,
  (select json_array(m.kind, m.happened_at, m.author_id) from case_messages m
    where m.case_id = c.id and m.lane in ('ok', 'unverified')
    order by m.happened_at desc, m.id desc limit 1) as last`;
const rowTables = `join requests r on r.case_id = c.id left join accounts a on a.id = c.owner_id`;

/** What is overdue, the urgent first: the first page of the queue, by one statement. */
const queueStatement = `select ${rowColumns} from (
    select * from (select id, 0 as place from cases indexed by cases_queue
      where register = 'requests' and is_open = 1 and queue = 0 and is_urgent = 1 and queue_at < :now
      order by queue_on, queue_at, id limit 50)
    union all
    select * from (select id, 1 as place from cases indexed by cases_queue
      where register = 'requests' and is_open = 1 and queue = 0 and is_urgent = 0 and queue_at < :now
      order by queue_on, queue_at, id limit 50)
    limit 50) found cross join cases c on c.id = found.id ${rowTables}`;

const caseStatements = {
  case: "select * from cases where id = ?",
  request: "select * from requests where case_id = ?",
  types: "select * from request_types where case_id = ?",
  facts:
    "select * from case_clock_facts where case_id = ? and replaced_at is null",
  due: "select * from case_due where case_id = ?",
  tasks: "select * from case_tasks where case_id = ?",
  messages:
    "select * from case_messages where case_id = ? order by happened_at",
  files: "select * from case_files where case_id = ?",
  letters: "select * from case_letters where case_id = ?",
  approvals: "select * from case_approvals where case_id = ?",
  history: `select e.*, a.name, a.name_zh from ledger_entries e left join accounts a on a.id = e.actor_id
    where e.case_id = ? order by e.seq`,
  values: `select v.* from ledger_entries e cross join ledger_values v on v.seq = e.seq where e.case_id = ?`,
  same: `select o.case_id, c.reference, c.stage from requests r cross join requests o indexed by requests_by_address on o.person_address = r.person_address
    cross join cases c on c.id = o.case_id where r.case_id = ? and o.case_id <> r.case_id limit 10`,
};

/** One statement or a few per question, made once. */
export function bareAnswers(
  handle: Handle,
  folder: string,
): Readonly<Record<string, BareAnswer>> {
  handle.exec(
    `attach '${join(folder, "search.db").replaceAll("'", "''")}' as search`,
  );
  const queue = handle.prepare(queueStatement);
  const ended =
    handle.prepare(`select ${rowColumns} from cases c indexed by cases_by_ended_key ${rowTables}
    where c.register = 'requests' and c.is_open = 0 order by c.ended_key desc, c.id desc limit 50`);
  const parts = Object.entries(caseStatements).map(
    ([name, text]) => [name, handle.prepare(text)] as const,
  );
  const counts = handle.prepare(
    `select facet, sum(n) as n from case_counts where register = 'requests' and queue < 9
       and facet in ('*', 'stage:received', 'lane:duplicate', 'lane:unverified', :owner) group by facet`,
  );
  const found =
    handle.prepare(`select c.id, c.reference, c.title, c.stage, c.next_due_on, r.summary
    from search.words w cross join search.docs i on i.doc = w.rowid
    cross join cases c on c.id = i.case_id cross join requests r on r.case_id = c.id
    where w.words match :words order by w.rowid desc limit :limit`);
  const foundCount = handle.prepare(
    `select count(*) as n from (select 1 from search.words where words match :words limit 1001)`,
  );
  const known =
    handle.prepare(`select c.id, c.reference, c.title, c.stage, c.next_due_on, r.summary
    from search.keys k cross join search.docs i on i.doc = k.doc
    cross join cases c on c.id = i.case_id cross join requests r on r.case_id = c.id
    where k.key = :key order by k.doc desc limit :limit`);
  return {
    queue: () => ({ rows: queue.all({ now: new Date().toISOString() }) }),
    ended: () => ({ rows: ended.all() }),
    case: ({ id }) =>
      Object.fromEntries(
        parts.map(([name, statement]) => [name, statement.all(id)]),
      ),
    counts: ({ owner }) => counts.all({ owner }),
    search: ({ words, limit }) => ({
      rows: found.all({ words, limit }),
      total: foundCount.get({ words }),
    }),
    known: ({ key, limit }) => ({ rows: known.all({ key, limit }) }),
    create: creator(handle),
    update: updater(handle),
  };
}

/** A new request: what the product writes for one, in one transaction that waits for the disk. */
function creator(handle: Handle): BareAnswer {
  const number = handle.prepare<[number], { last: number }>(
    `insert into case_numbers (register, year, last) values ('requests', ?, 1)
     on conflict do update set last = last + 1 returning last`,
  );
  const addCase = handle.prepare(
    `insert into cases (id, register, reference, stage, is_open, version, title, lane, is_urgent, received_at, opened_at, touched_at)
     values (?, 'requests', ?, 'received', 1, 1, ?, 'main', 0, ?, ?, ?)`,
  );
  const addRequest = handle.prepare(
    `insert into requests (case_id, policy_id, channel, company_received_at, person_name, requester_role, language, summary, is_significant, is_minor)
     values (?, 'p000', 'phone', ?, ?, 'self', 'en', ?, 0, 0)`,
  );
  const addType = handle.prepare(
    "insert into request_types (case_id, type) values (?, 'access')",
  );
  const addFact = handle.prepare(
    "insert into case_clock_facts (id, case_id, kind, name, at) values (?, ?, 'anchor', 'received', ?)",
  );
  const addMessage = handle.prepare(
    `insert into case_messages (id, case_id, kind, lane, channel, from_name, text, happened_at, recorded_at)
     values (?, ?, 'in', 'ok', 'phone', ?, ?, ?, ?)`,
  );
  const last = handle.prepare<[], { seq: number; chain: string }>(
    "select seq, chain from ledger_entries order by seq desc limit 1",
  );
  const addEntry = handle.prepare(
    `insert into ledger_entries (seq, at, case_id, case_version, object_kind, object_id, action, actor_id, canonical, leaf, chain)
     values (?, ?, ?, 1, 'case', ?, 'requests.opened', 'bare', ?, ?, ?)`,
  );
  const create = handle.transaction((name: string) => {
    const now = new Date().toISOString();
    const year = Number(now.slice(0, 4));
    const id = randomUUID();
    const { last: count } = number.get(year) ?? { last: 0 };
    const reference = `DSR-${String(year)}-${String(count).padStart(5, "0")}`;
    addCase.run(id, reference, name, now, now, now);
    addRequest.run(id, now, name, "Please send me a copy.");
    addType.run(id);
    addFact.run(randomUUID(), id, now);
    addMessage.run(randomUUID(), id, name, "Please send me a copy.", now, now);
    const before = last.get() ?? { seq: 0, chain: "0".repeat(64) };
    const canonical = JSON.stringify({
      seq: before.seq + 1,
      id,
      at: now,
      hash: createHash("sha256").update(name).digest("hex"),
    });
    const leaf = leafOf(canonical);
    addEntry.run(
      before.seq + 1,
      now,
      id,
      id,
      canonical,
      leaf,
      linkOf(before.chain, leaf),
    );
    return { caseId: id, reference };
  });
  return ({ name }) => create.immediate(String(name));
}

/** One statement over many cases: what a change of a thousand could cost at best. */
function updater(handle: Handle): BareAnswer {
  const update = handle.prepare(
    `update cases set owner_id = :owner, version = version + 1, touched_at = :now
     where id in (select value from json_each(:ids))`,
  );
  return ({ ids, owner }) =>
    update.run({
      ids: JSON.stringify(ids),
      owner,
      now: new Date().toISOString(),
    }).changes;
}
