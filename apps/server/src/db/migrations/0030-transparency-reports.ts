import { sql, type Kysely } from "kysely";

const moment =
  "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";
const day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]";

/** Transparency reports as they were frozen: a correction is another version, and none is changed. */
const statements = [
  `create table transparency_reports (
    id text primary key,
    from_day text not null check (from_day glob '${day}'),
    to_day text not null check (to_day glob '${day}'),
    -- Empty for every country.
    country text not null,
    version integer not null check (version > 0),
    content text not null,
    sha256 text not null check (length(sha256) = 64),
    erratum text,
    frozen_at text not null check (frozen_at glob '${moment}'),
    frozen_by text not null references accounts (id),
    signed_at text check (signed_at glob '${moment}'),
    signed_by text references accounts (id),
    check ((signed_at is null) = (signed_by is null)),
    -- Four eyes: whoever froze it does not sign it off.
    check (signed_by is null or signed_by <> frozen_by),
    unique (from_day, to_day, country, version)
  ) strict`,
  `create trigger transparency_reports_stay before update on transparency_reports
    when old.content <> new.content or old.sha256 <> new.sha256 or old.signed_at is not null
    begin select raise(abort, 'a frozen report is never changed'); end`,
  `create trigger transparency_reports_are_kept before delete on transparency_reports
    begin select raise(abort, 'a frozen report is never deleted'); end`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
