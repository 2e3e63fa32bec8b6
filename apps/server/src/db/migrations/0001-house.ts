import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** People, their sessions, the ledger, and what the machinery itself has to remember. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table teams (
      id text primary key,
      key text not null unique,
      name_en text not null,
      name_zh text not null
    ) strict`,

    `create table accounts (
      id text primary key,
      email text not null unique,
      name text not null,
      name_zh text,
      role text not null check (role in ('admin', 'dpo', 'analyst', 'legal', 'manager', 'auditor')),
      team_id text references teams (id),
      language text not null check (language in ('en', 'zh')),
      password_hash text not null,
      disabled_at text check (disabled_at glob '${moment}'),
      created_at text not null check (created_at glob '${moment}')
    ) strict`,

    `create table sessions (
      id text primary key,
      token_hash text not null unique,
      account_id text not null references accounts (id),
      created_at text not null check (created_at glob '${moment}'),
      last_seen_at text not null check (last_seen_at glob '${moment}'),
      expires_at text not null check (expires_at glob '${moment}'),
      ended_at text check (ended_at glob '${moment}')
    ) strict`,
    `create index sessions_of_account on sessions (account_id) where ended_at is null`,

    `create table settings (
      key text primary key,
      value text not null check (json_valid(value)),
      version integer not null check (version > 0)
    ) strict`,

    // The ledger. An entry holds no value, only what commits to it; see apps/server/src/ledger/README.md.
    `create table ledger_entries (
      seq integer primary key check (seq > 0),
      at text not null check (at glob '${moment}'),
      case_id text,
      case_version integer,
      object_kind text not null,
      object_id text not null,
      action text not null,
      actor_id text not null,
      canonical text not null,
      leaf text not null check (length(leaf) = 64),
      chain text not null check (length(chain) = 64)
    ) strict`,
    `create index ledger_entries_of_case on ledger_entries (case_id, seq) where case_id is not null`,
    `create index ledger_entries_of_object on ledger_entries (object_kind, object_id, seq)`,
    `create trigger ledger_entries_only_grow before insert on ledger_entries
      when new.seq is not (select coalesce(max(seq), 0) + 1 from ledger_entries)
      begin select raise(abort, 'the ledger only grows at its end'); end`,
    `create trigger ledger_entries_never_change before update on ledger_entries
      begin select raise(abort, 'the ledger never changes'); end`,
    `create trigger ledger_entries_never_go before delete on ledger_entries
      begin select raise(abort, 'the ledger never forgets'); end`,

    // Values may be erased, and the entry still verifies; they may not be rewritten.
    `create table ledger_values (
      seq integer not null references ledger_entries (seq),
      field text not null,
      side text not null check (side in ('before', 'after')),
      nonce text not null check (length(nonce) = 64),
      value text not null,
      primary key (seq, field, side)
    ) strict, without rowid`,
    `create trigger ledger_values_never_change before update on ledger_values
      begin select raise(abort, 'a value of the ledger never changes'); end`,
    `create trigger ledger_values_never_replaced before insert on ledger_values
      when exists (select 1 from ledger_values
        where seq = new.seq and field = new.field and side = new.side)
        or new.seq <> (select max(seq) from ledger_entries)
      begin select raise(abort, 'a value of the ledger is written with its entry'); end`,

    `create table idempotency_keys (
      actor_id text not null,
      key text not null,
      body_hash text not null,
      answer text not null,
      created_at text not null check (created_at glob '${moment}'),
      primary key (actor_id, key)
    ) strict, without rowid`,
    `create index idempotency_keys_by_age on idempotency_keys (created_at)`,

    // What has to leave the building, written with the change that asks for it.
    `create table outbox (
      id text primary key,
      kind text not null,
      case_id text,
      payload text not null check (json_valid(payload)),
      state text not null default 'waiting'
        check (state in ('waiting', 'sending', 'sent', 'stopped', 'dead')),
      not_before text not null check (not_before glob '${moment}'),
      attempts integer not null default 0,
      claimed_until text check (claimed_until glob '${moment}'),
      last_error text,
      created_at text not null check (created_at glob '${moment}'),
      settled_at text check (settled_at glob '${moment}')
    ) strict`,
    `create index outbox_due on outbox (not_before) where state in ('waiting', 'sending')`,
    `create index outbox_of_case on outbox (case_id) where case_id is not null`,

    `create table jobs (
      id text primary key,
      kind text not null,
      unique_key text unique,
      payload text not null check (json_valid(payload)),
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
      run_at text not null check (run_at glob '${moment}'),
      attempts integer not null default 0,
      claimed_until text check (claimed_until glob '${moment}'),
      last_error text,
      created_at text not null check (created_at glob '${moment}'),
      settled_at text check (settled_at glob '${moment}')
    ) strict`,
    `create index jobs_due on jobs (run_at) where state in ('waiting', 'running')`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
