import { randomUUIDv7 } from "node:crypto";
import type { ActingRole } from "@kept/domain/access/permissions";
import {
  looksWhereAsked,
  type CaseHolder,
} from "@kept/domain/access/visible-cases";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

/** That a case names somebody, until when. */
export interface CaseGrant {
  readonly id: string;
  readonly caseId: string;
  readonly accountId: string;
  readonly grantedBy: string;
  readonly grantedAt: string;
  readonly until: string;
}

interface GrantRow {
  readonly id: string;
  readonly case_id: string;
  readonly account_id: string;
  readonly granted_by: string;
  readonly granted_at: string;
  readonly until: string;
}

const columns = [
  "id",
  "case_id",
  "account_id",
  "granted_by",
  "granted_at",
  "until",
] as const;

function grantFrom(row: GrantRow): CaseGrant {
  return {
    id: row.id,
    caseId: row.case_id,
    accountId: row.account_id,
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    until: row.until,
  };
}

/** Whom a case names at this moment, in the order in which they were named. */
export async function grantsOf(
  db: Db,
  caseId: string,
  now: string,
): Promise<CaseGrant[]> {
  const rows = await db
    .selectFrom("case_access")
    .select(columns)
    .where("case_id", "=", caseId)
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .orderBy("granted_at")
    .orderBy("id")
    .execute();
  return rows.map(grantFrom);
}

/** What ends by `before` and not yet, on every case. */
export async function grantsEnding(
  db: Db,
  { now, before }: { readonly now: string; readonly before: string },
): Promise<CaseGrant[]> {
  const rows = await db
    .selectFrom("case_access")
    .select(columns)
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .where("until", "<=", before)
    .orderBy("until")
    .orderBy("id")
    .execute();
  return rows.map(grantFrom);
}

/** The cases that name somebody at this moment. */
export async function namedOn(
  db: Db,
  accountId: string,
  now: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("case_access")
    .select("case_id")
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** Whether somebody can be given a part in a case: a sealed one has to name them. */
export async function isReachable(
  db: Db,
  theCase: Pick<CaseHolder, "id" | "isSealed">,
  { personId, now }: { readonly personId: string | null; readonly now: string },
): Promise<boolean> {
  if (!theCase.isSealed || personId === null) return true;
  const grants = await grantsOf(db, theCase.id, now);
  return grants.some(({ accountId }) => accountId === personId);
}

/** The cases that name somebody at this moment, of everybody at once. */
export async function namedOnByAccount(
  db: Db,
  now: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom("case_access")
    .select(["account_id", "case_id"])
    .where("ended_at", "is", null)
    .where("until", ">", now)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ account_id }) => account_id)].map(
      ([accountId, grants]) => [
        accountId,
        grants.map(({ case_id }) => case_id),
      ],
    ),
  );
}

/**
 * What asks something of somebody: a yes that waits for them, a yes or no they gave while the case is open, a
 * task of theirs, and an erasure that waits for the second person.
 */
const asks = `select asked_of as account_id, case_id from case_approvals
    where state = 'asked' and asked_of is not null
  union select a.decided_by, a.case_id from case_approvals a join cases c on c.id = a.case_id
    where a.decided_by is not null and c.is_open = 1
  union select owner_id, case_id from case_tasks
    where state in ('open', 'inProgress') and owner_id is not null
  union select e.asked_of, ec.case_id from erasures e join erasure_cases ec on ec.erasure_id = e.id
    where e.state = 'asked'`;

const asksOfOne = fixedQuery<{ readonly case_id: string }>(
  `select case_id from (${asks}) where account_id = ?`,
);
const asksOfAll = fixedQuery<{
  readonly account_id: string;
  readonly case_id: string;
}>(asks);

/** The cases that ask something of somebody now; of nobody whom their role shows as much without it. */
export async function askedOnNow(
  db: Db,
  { id, role }: { readonly id: string; readonly role: ActingRole },
): Promise<string[]> {
  if (!looksWhereAsked(role)) return [];
  return (await asksOfOne(db, id)).map(({ case_id }) => case_id);
}

/** The same of everybody at once. */
export async function askedOnByAccount(
  db: Db,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await asksOfAll(db);
  return new Map(
    [...Map.groupBy(rows, ({ account_id }) => account_id)].map(
      ([accountId, asked]) => [accountId, asked.map(({ case_id }) => case_id)],
    ),
  );
}

/** Of these cases, those that are not sealed: all that may stand in what leaves the house. */
export async function unsealedOf(
  db: Db,
  caseIds: readonly string[],
): Promise<string[]> {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("cases")
    .select("id")
    .where("id", "in", caseIds)
    .where("is_sealed", "=", 0)
    .execute();
  return rows.map(({ id }) => id);
}

/** Names somebody, or says anew until when. */
export async function putGrant(
  tx: Tx,
  grant: Omit<CaseGrant, "id">,
): Promise<string> {
  await endGrant(tx, grant, { at: grant.grantedAt, by: grant.grantedBy });
  const id = randomUUIDv7();
  await tx
    .insertInto("case_access")
    .values({
      id,
      case_id: grant.caseId,
      account_id: grant.accountId,
      granted_by: grant.grantedBy,
      granted_at: grant.grantedAt,
      until: grant.until,
    })
    .execute();
  return id;
}

export async function endGrant(
  tx: Tx,
  { caseId, accountId }: Pick<CaseGrant, "caseId" | "accountId">,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .updateTable("case_access")
    .set({ ended_at: at, ended_by: by })
    .where("case_id", "=", caseId)
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null)
    .execute();
}

export async function endGrantsOf(
  tx: Tx,
  caseId: string,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .updateTable("case_access")
    .set({ ended_at: at, ended_by: by })
    .where("case_id", "=", caseId)
    .where("ended_at", "is", null)
    .execute();
}

export async function setSealed(
  tx: Tx,
  caseId: string,
  isSealed: boolean,
): Promise<void> {
  await tx
    .updateTable("cases")
    .set({ is_sealed: isSealed ? 1 : 0 })
    .where("id", "=", caseId)
    .execute();
}
