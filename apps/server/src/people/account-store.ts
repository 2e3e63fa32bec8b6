import { schemes, type Scheme } from "@kept/domain/access/schemes";
import { randomUUIDv7 } from "node:crypto";
import type { Actor } from "@kept/domain/access/actor";
import { roleKeys, type Role } from "@kept/domain/access/permissions";
import type { Verdict } from "@kept/domain/verdict";
import { unlessTaken } from "../db/constraint-error.ts";
import { askedOnNow } from "../casework/access-store.ts";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

export type Language = "en" | "zh";

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: Role;
  readonly teamId: string | null;
  readonly language: Language;
  /** Whether single keys do something on their screens. */
  readonly shortcuts: boolean;
  /** Light or dark; null where they have not said, and their browser decides. */
  readonly scheme: Scheme | null;
  readonly isDisabled: boolean;
  /** When they took their invitation; null while they have not. */
  readonly openedAt: string | null;
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: Role;
  readonly teamId: string | null;
  readonly language: Language;
  readonly passwordHash: string;
  /** An account whose role waits for a second person is made closed. */
  readonly isDisabled?: boolean;
  /** Made with a password that its owner knows: nothing is left to open. */
  readonly isOpened?: boolean;
}

/** One spelling of an address for signing in, whatever case it was typed in. */
export function signInName(email: string): string {
  return email.trim().normalize("NFC").toLowerCase();
}

export function roleOf(text: string): Role {
  const role = roleKeys.find((key) => key === text);
  if (role === undefined)
    throw new Error("An account holds a role that is not known");
  return role;
}

function languageOf(text: string): Language {
  return text === "zh" ? "zh" : "en";
}

const columns = [
  "id",
  "email",
  "name",
  "name_zh",
  "role",
  "team_id",
  "language",
  "shortcuts",
  "scheme",
  "disabled_at",
  "opened_at",
] as const;

interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly name_zh: string | null;
  readonly role: string;
  readonly team_id: string | null;
  readonly language: string;
  readonly shortcuts: number;
  readonly scheme: string | null;
  readonly disabled_at: string | null;
  readonly opened_at: string | null;
}

function accountFrom(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    nameZh: row.name_zh,
    role: roleOf(row.role),
    teamId: row.team_id,
    language: languageOf(row.language),
    shortcuts: row.shortcuts === 1,
    scheme: schemes.find((scheme) => scheme === row.scheme) ?? null,
    isDisabled: row.disabled_at !== null,
    openedAt: row.opened_at,
  };
}

export async function findAccount(db: Db, id: string): Promise<Account | null> {
  const row = await db
    .selectFrom("accounts")
    .select(columns)
    .where("id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : accountFrom(row);
}

/** With the hash of the password, which leaves this room for nothing but comparing. */
export async function findForSignIn(
  db: Db,
  email: string,
): Promise<{ account: Account; passwordHash: string } | null> {
  const row = await db
    .selectFrom("accounts")
    .select([...columns, "password_hash"])
    .where("email", "=", signInName(email))
    .executeTakeFirst();
  return row === undefined
    ? null
    : { account: accountFrom(row), passwordHash: row.password_hash };
}

export async function passwordHashOf(
  db: Db,
  id: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("accounts")
    .select("password_hash")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.password_hash ?? null;
}

export async function hasAccounts(db: Db): Promise<boolean> {
  return (
    (await db
      .selectFrom("accounts")
      .select("id")
      .limit(1)
      .executeTakeFirst()) !== undefined
  );
}

/** Everybody with this role whose account is open. */
export async function accountsWithRole(db: Db, role: Role): Promise<string[]> {
  const rows = await db
    .selectFrom("accounts")
    .select("id")
    .where("role", "=", role)
    .where("disabled_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

export async function isTeam(db: Db, id: string): Promise<boolean> {
  return (
    (await db
      .selectFrom("teams")
      .select("id")
      .where("id", "=", id)
      .executeTakeFirst()) !== undefined
  );
}

export async function insertTeam(
  tx: Tx,
  team: { key: string; nameEn: string; nameZh: string },
): Promise<Verdict<string>> {
  const id = randomUUIDv7();
  return unlessTaken({ "teams.key": "teamTaken" }, async () => {
    await tx
      .insertInto("teams")
      .values({ id, key: team.key, name_en: team.nameEn, name_zh: team.nameZh })
      .execute();
    return id;
  });
}

export async function insertAccount(
  tx: Tx,
  account: NewAccount,
  now: string,
): Promise<Verdict<string>> {
  const id = randomUUIDv7();
  return unlessTaken({ "accounts.email": "emailTaken" }, async () => {
    await tx
      .insertInto("accounts")
      .values({
        id,
        email: signInName(account.email),
        name: account.name,
        name_zh: account.nameZh,
        role: account.role,
        team_id: account.teamId,
        language: account.language,
        password_hash: account.passwordHash,
        disabled_at: account.isDisabled === true ? now : null,
        created_at: now,
        opened_at: account.isOpened === true ? now : null,
      })
      .execute();
    return id;
  });
}

export interface AccountPatch {
  readonly role?: Role;
  readonly teamId?: string | null;
  readonly language?: Language;
  readonly shortcuts?: boolean;
  readonly scheme?: Scheme;
  readonly passwordHash?: string;
  readonly disabledAt?: string | null;
  readonly openedAt?: string | null;
}

export async function updateAccount(
  tx: Tx,
  id: string,
  patch: AccountPatch,
): Promise<void> {
  await tx
    .updateTable("accounts")
    .set({
      ...(patch.role !== undefined && { role: patch.role }),
      ...(patch.teamId !== undefined && { team_id: patch.teamId }),
      ...(patch.language !== undefined && { language: patch.language }),
      ...(patch.shortcuts !== undefined && {
        shortcuts: patch.shortcuts ? 1 : 0,
      }),
      ...(patch.scheme !== undefined && { scheme: patch.scheme }),
      ...(patch.passwordHash !== undefined && {
        password_hash: patch.passwordHash,
      }),
      ...(patch.disabledAt !== undefined && { disabled_at: patch.disabledAt }),
      ...(patch.openedAt !== undefined && { opened_at: patch.openedAt }),
    })
    .where("id", "=", id)
    .execute();
}

/**
 * Somebody acting while they are not at the screen, as their account is now; null when it is disabled. No list
 * names them there: what is done for somebody leaves sealed cases out.
 */
export async function actingAccount(db: Db, id: string): Promise<Actor | null> {
  const account = await findAccount(db, id);
  if (account === null || account.isDisabled) return null;
  const { role, teamId, name } = account;
  const askedOn = await askedOnNow(db, { id, role });
  return { id, role, teamId, namedOn: [], askedOn, sessionHash: null, name };
}
