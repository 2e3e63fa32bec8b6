import type { Scheme } from "@kept/domain/access/schemes";
import type { Text } from "@kept/domain/text";
import {
  permissionsOf,
  type Permission,
  type Role,
} from "@kept/domain/access/permissions";
import type { Db } from "../db/reading.ts";
import { roleOf, type Account, type Language } from "./account-store.ts";
import {
  displacedBy,
  type Displaced,
  type SessionName,
} from "./session-store.ts";
import { demoKey, readSetting } from "./setting-store.ts";

export interface TeamView {
  readonly id: string;
  readonly key: string;
  readonly name: Text;
}

export interface MeView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: Role;
  readonly team: TeamView | null;
  readonly language: Language;
  readonly shortcuts: boolean;
  readonly scheme: Scheme | null;
  /** What the role allows; the screen asks this list and never reckons itself. */
  readonly permissions: readonly Permission[];
  /** A second factor comes first; nothing else is open to them yet. */
  readonly mustEnrol: boolean;
  /** Own sessions that were ended because this one made one too many. */
  readonly displaced: readonly Displaced[];
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: Role;
  readonly team: TeamView | null;
  readonly isDisabled: boolean;
}

export interface HelloView {
  readonly officeName: Text;
  /** The zone in which the office reads a clock. */
  readonly zone: string;
  readonly demo: boolean;
  /** Where people of this office can sign in instead; null where there is no such place. */
  readonly provider: string | null;
  /** Who can be tried out, when this is the demo office. */
  readonly demoPeople: readonly {
    readonly email: string;
    readonly name: string;
    readonly nameZh: string | null;
    readonly role: Role;
    readonly password: string;
  }[];
}

export async function listTeams(db: Db): Promise<TeamView[]> {
  const rows = await db
    .selectFrom("teams")
    .selectAll()
    .orderBy("key")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    key: row.key,
    name: { en: row.name_en, zh: row.name_zh },
  }));
}

export async function meView(
  db: Db,
  account: Account,
  {
    mustEnrol,
    session,
  }: { readonly mustEnrol: boolean; readonly session: SessionName },
): Promise<MeView> {
  const teams = await listTeams(db);
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    nameZh: account.nameZh,
    role: account.role,
    team: teams.find((team) => team.id === account.teamId) ?? null,
    language: account.language,
    shortcuts: account.shortcuts,
    scheme: account.scheme,
    permissions: mustEnrol ? [] : permissionsOf(account.role),
    mustEnrol,
    displaced: await displacedBy(db, session),
  };
}

/** Everybody who has an account, by name. No addresses: a colleague is chosen by name. */
export async function listPeople(db: Db): Promise<PersonView[]> {
  const teams = new Map((await listTeams(db)).map((team) => [team.id, team]));
  const rows = await db
    .selectFrom("accounts")
    .select(["id", "name", "name_zh", "role", "team_id", "disabled_at"])
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameZh: row.name_zh,
    role: roleOf(row.role),
    team: row.team_id === null ? null : (teams.get(row.team_id) ?? null),
    isDisabled: row.disabled_at !== null,
  }));
}

interface OfficeSetting {
  readonly name: Text;
  readonly zone: string;
}

interface DemoSetting {
  /** Everybody's, told at the door; null in an office of stories, which has no such list. */
  readonly password: string | null;
}

/** What may be known before anybody has signed in. */
export async function helloView(
  db: Db,
  provider: string | null,
): Promise<HelloView> {
  const office = await readSetting<OfficeSetting>(db, "office");
  const demo = await readSetting<DemoSetting>(db, demoKey);
  const people =
    demo === null || demo.password === null
      ? []
      : await db
          .selectFrom("accounts")
          .select(["email", "name", "name_zh", "role"])
          .where("disabled_at", "is", null)
          .orderBy("created_at")
          .orderBy("id")
          .execute();
  return {
    officeName: office?.name ?? { en: "Privacy office", zh: "隐私办公室" },
    zone: office?.zone ?? "Asia/Shanghai",
    demo: demo !== null,
    provider,
    demoPeople: people.map((row) => ({
      email: row.email,
      name: row.name,
      nameZh: row.name_zh,
      role: roleOf(row.role),
      password: demo?.password ?? "",
    })),
  };
}
