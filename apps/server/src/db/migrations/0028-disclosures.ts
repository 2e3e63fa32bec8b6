import { sql, type Kysely } from "kysely";

// An instant in UTC, and a civil day.
const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z";
const day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";

const statements = [
  // Agencies whose number somebody found by himself; a demand is never called back on its own word.
  `create table disclosure_agencies (
    id text primary key,
    name text not null,
    country text not null,
    authority_class text not null,
    phone text not null,
    address text,
    source text not null,
    checked_at text not null check (checked_at glob '${moment}'),
    checked_by text not null references accounts (id)
  ) strict`,
  `create unique index disclosure_agencies_once on disclosure_agencies (country, name, phone)`,

  // What a demand, or a disclosure of our own, is beyond the case header.
  `create table disclosures (
    case_id text primary key references cases (id),
    kind text not null,
    form text,
    channel text not null,
    body text not null,
    authority_class text not null,
    country text not null,
    officer text,
    contact_phone text,
    contact_address text,
    asked text not null,
    purpose text,
    data_places text not null,
    scope_words text,
    scope_count integer,
    language text not null check (language in ('en', 'zh')),
    respond_by text check (respond_by glob '${day}'),
    opened_by text not null references accounts (id),

    instrument text,
    instrument_ref text,
    issued_on text check (issued_on glob '${day}'),
    issuer text,
    scan_file_id text references case_files (id),
    logged_at text check (logged_at glob '${moment}'),
    logged_by text references accounts (id),

    agency_id text references disclosure_agencies (id),
    call_back_number text,
    number_source text,
    second_channel text,
    spoke_with text,
    verified_at text check (verified_at glob '${moment}'),
    verified_by text references accounts (id),

    checks text not null default '{}',
    exceptions text not null default '[]',
    basis text,
    necessity text,
    review_result text,
    reviewed_at text check (reviewed_at glob '${moment}'),
    reviewed_by text references accounts (id),

    scope_authors text not null default '[]',
    scoped_at text check (scoped_at glob '${moment}'),

    undertaking text,
    undertaking_on text check (undertaking_on glob '${day}'),
    undertaking_ref text,
    told_before_at text check (told_before_at glob '${moment}'),
    told_before text,
    consented_at text check (consented_at glob '${moment}'),
    consent_proof text,

    outcome text,
    answered_at text check (answered_at glob '${moment}'),
    released_at text check (released_at glob '${moment}'),
    released_by text references accounts (id),
    release_channel text,
    package_file_id text references case_files (id),
    receipt_at text check (receipt_at glob '${moment}'),
    receipt_by text,
    paper_at text check (paper_at glob '${moment}'),
    paper_ref text,
    preserved_at text check (preserved_at glob '${moment}'),
    preserved_what text,
    refusal_reason text,

    secrecy text not null default 'none' check (secrecy in ('none', 'until', 'unlimited')),
    secrecy_by text,
    secrecy_ref text,
    secrecy_until text check (secrecy_until glob '${day}'),
    secrecy_review_on text check (secrecy_review_on glob '${day}'),
    -- The last day of a secrecy that has ended, so that its end is told once.
    secrecy_ended_on text check (secrecy_ended_on glob '${day}'),
    notice text not null default 'undecided',
    notice_reason text,
    notice_at text check (notice_at glob '${moment}'),
    notice_how text,
    end_reason text
  ) strict`,
  `create index disclosures_secret on disclosures (secrecy_until) where secrecy = 'until'`,

  // Whom it is about, and what they can be recognised by.
  `create table disclosure_persons (
    id text primary key,
    case_id text not null references cases (id),
    position integer not null,
    name text
  ) strict`,
  `create index disclosure_persons_of_case on disclosure_persons (case_id)`,
  `create table disclosure_identifiers (
    id text primary key,
    person_id text not null references disclosure_persons (id),
    case_id text not null references cases (id),
    kind text not null,
    value text not null,
    match_key text not null
  ) strict`,
  `create index disclosure_identifiers_match on disclosure_identifiers (match_key, case_id)`,
  `create index disclosure_identifiers_of_case on disclosure_identifiers (case_id)`,

  // Asked, lawful, available, given, withheld and why: a row for each person and category.
  `create table disclosure_scope (
    id text primary key,
    case_id text not null references cases (id),
    person_id text references disclosure_persons (id),
    position integer not null,
    category text not null,
    asked text not null,
    lawful text not null,
    available text not null,
    given text not null,
    withheld text
  ) strict`,
  `create index disclosure_scope_of_case on disclosure_scope (case_id)`,

  // What was said against a demand, and what came back.
  `create table disclosure_challenges (
    id text primary key,
    case_id text not null references cases (id),
    challenge text not null,
    sent_at text not null check (sent_at glob '${moment}'),
    sent_by text not null references accounts (id),
    text text not null,
    outcome text,
    replied_at text check (replied_at glob '${moment}'),
    reply text
  ) strict`,
  `create index disclosure_challenges_of_case on disclosure_challenges (case_id)`,

  // The register itself. A row is written once: a correction is another version, and a number is never taken away.
  `create table disclosure_entry_numbers (
    year integer primary key,
    last integer not null
  ) strict`,
  `create table disclosure_entries (
    id text primary key,
    year integer not null,
    number integer not null,
    version integer not null check (version > 0),
    case_id text not null references cases (id),
    act text not null check (act in ('entered', 'corrected', 'voided')),
    kind text not null,
    level text not null check (level in ('case', 'arrangement')),
    is_compelled integer not null check (is_compelled in (0, 1)),
    is_emergency integer not null check (is_emergency in (0, 1)),
    outcome text not null,
    content_en text not null,
    content_zh text not null,
    categories text not null,
    has_content_data integer not null check (has_content_data in (0, 1)),
    disclosed_at text not null check (disclosed_at glob '${moment}'),
    demanded_at text not null check (demanded_at glob '${moment}'),
    basis text,
    instrument text,
    instrument_ref text,
    purpose text not null,
    refusal_reason text,
    recipient text not null,
    recipient_officer text,
    authority_class text not null,
    country text not null,
    channel text,
    person_ids text not null,
    persons_count integer not null,
    scope_words text,
    entered_at text not null check (entered_at glob '${moment}'),
    entered_by text not null references accounts (id),
    approved_by text references accounts (id),
    correction_reason text,
    sha256 text not null check (length(sha256) = 64),
    unique (year, number, version)
  ) strict`,
  `create index disclosure_entries_of_case on disclosure_entries (case_id, version)`,
  `create index disclosure_entries_by_time on disclosure_entries (disclosed_at)`,
  `create trigger disclosure_entries_stay before update on disclosure_entries
    begin select raise(abort, 'an entry of the register is never changed'); end`,
  `create trigger disclosure_entries_are_kept before delete on disclosure_entries
    begin select raise(abort, 'an entry of the register is never deleted'); end`,
  // A correction that waits for its second person.
  `create table disclosure_corrections (
    id text primary key,
    year integer not null,
    number integer not null,
    version integer not null,
    case_id text not null references cases (id),
    act text not null check (act in ('corrected', 'voided')),
    said text,
    reason text not null,
    state text not null check (state in ('asked', 'approved', 'declined')),
    asked_by text not null references accounts (id),
    asked_at text not null check (asked_at glob '${moment}'),
    decided_by text references accounts (id),
    decided_at text check (decided_at glob '${moment}')
  ) strict`,
  `create unique index disclosure_corrections_open on disclosure_corrections (year, number) where state = 'asked'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
