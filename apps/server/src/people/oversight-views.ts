import type { Role } from "@kept/domain/access/permissions";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import { roleOf } from "./account-store.ts";
import { waitingFactorOrders } from "./anew/factor-order-store.ts";
import { listTeams, type TeamView } from "./people-views.ts";
import { waitingOrders } from "./role-order-store.ts";
import { idleMs } from "./session-store.ts";

/** How far an account is: nobody opens one that waits or is closed, and nobody has opened one that is invited. */
export type Standing = "open" | "invited" | "waiting" | "closed";

export interface OverseenPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: Role;
  readonly team: TeamView | null;
  readonly standing: Standing;
  readonly passkeys: number;
  readonly hasCodes: boolean;
  readonly isLinked: boolean;
  /** Null when they never did, or so long ago that nobody keeps it. */
  readonly lastSignInAt: string | null;
  readonly sessions: number;
  /** What somebody has asked for them and a second person has not answered. */
  readonly waitsFor: readonly ("role" | "anew")[];
}

/** Everybody with an account, for those who keep the house. */
export async function overseenPeople(
  db: Db,
  now: string,
): Promise<OverseenPerson[]> {
  const teams = new Map((await listTeams(db)).map((team) => [team.id, team]));
  const roleOrders = await waitingOrders(db);
  const factorOrders = await waitingFactorOrders(db);
  const rows = await db
    .selectFrom("accounts")
    .select((one) => [
      "accounts.id",
      "email",
      "name",
      "name_zh",
      "role",
      "team_id",
      "disabled_at",
      "opened_at",
      one
        .selectFrom("passkeys")
        .whereRef("passkeys.account_id", "=", "accounts.id")
        .select((row) => row.fn.countAll<number>().as("count"))
        .as("passkeys"),
      one
        .selectFrom("totp_factors")
        .whereRef("totp_factors.account_id", "=", "accounts.id")
        .where("confirmed_at", "is not", null)
        .select((row) => row.fn.countAll<number>().as("count"))
        .as("codes"),
      one
        .selectFrom("provider_links")
        .whereRef("provider_links.account_id", "=", "accounts.id")
        .select((row) => row.fn.countAll<number>().as("count"))
        .as("links"),
      one
        .selectFrom("sessions")
        .whereRef("sessions.account_id", "=", "accounts.id")
        .where("stage", "<>", "password")
        .select((row) => row.fn.max("sessions.created_at").as("last"))
        .as("last"),
      one
        .selectFrom("sessions")
        .whereRef("sessions.account_id", "=", "accounts.id")
        .where("stage", "<>", "password")
        .where("ended_at", "is", null)
        .where("expires_at", ">", now)
        .where("last_seen_at", ">", instantAfter(now, -idleMs))
        .select((row) => row.fn.countAll<number>().as("count"))
        .as("live"),
    ])
    .orderBy("name")
    .orderBy("accounts.id")
    .execute();
  const waitsFor = (id: string) => [
    ...(roleOrders.some(({ accountId }) => accountId === id)
      ? (["role"] as const)
      : []),
    ...(factorOrders.some(({ accountId }) => accountId === id)
      ? (["anew"] as const)
      : []),
  ];
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    nameZh: row.name_zh,
    role: roleOf(row.role),
    team: row.team_id === null ? null : (teams.get(row.team_id) ?? null),
    standing:
      row.disabled_at !== null
        ? row.opened_at === null && waitsFor(row.id).includes("role")
          ? "waiting"
          : "closed"
        : row.opened_at === null
          ? "invited"
          : "open",
    passkeys: row.passkeys ?? 0,
    hasCodes: (row.codes ?? 0) > 0,
    isLinked: (row.links ?? 0) > 0,
    lastSignInAt: row.last,
    sessions: row.live ?? 0,
    waitsFor: waitsFor(row.id),
  }));
}

interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
}

export interface OrderView {
  readonly orderId: string;
  readonly kind: "role" | "anew";
  readonly person: NamedPerson & {
    readonly role: Role;
    /** Where the link of a new account goes. */
    readonly email: string;
  };
  /** The role they are to have; null where it is about their factors. */
  readonly role: Role | null;
  readonly team: TeamView | null;
  readonly askedBy: NamedPerson | null;
  readonly askedAt: string;
  /** Never whoever asked, nor the one it is about. */
  readonly mayDecide: boolean;
}

/** What waits for the yes of a second person, the oldest first. */
export async function waitingOrdersView(
  db: Db,
  readerId: string,
): Promise<OrderView[]> {
  const roleOrders = await waitingOrders(db);
  const factorOrders = await waitingFactorOrders(db);
  const orders = [
    ...roleOrders.map((order) => ({ ...order, kind: "role" as const })),
    ...factorOrders.map((order) => ({
      ...order,
      kind: "anew" as const,
      role: null,
      teamId: null,
    })),
  ];
  const ids = orders.flatMap(({ accountId, askedBy }) => [accountId, askedBy]);
  if (ids.length === 0) return [];
  const teams = await listTeams(db);
  const rows = await db
    .selectFrom("accounts")
    .select(["id", "email", "name", "name_zh", "role"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  const people = new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        email: row.email,
        name: row.name,
        nameZh: row.name_zh,
        role: roleOf(row.role),
      },
    ]),
  );
  return orders
    .toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : 1))
    .flatMap(({ id, kind, accountId, role, teamId, askedBy, askedAt }) => {
      const person = people.get(accountId);
      if (person === undefined) return [];
      return [
        {
          orderId: id,
          kind,
          person,
          role,
          team: teams.find((team) => team.id === teamId) ?? null,
          askedBy: people.get(askedBy) ?? null,
          askedAt,
          mayDecide: readerId !== accountId && readerId !== askedBy,
        },
      ];
    });
}
