import type { FollowState } from "@kept/domain/casework/inbox";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";

/** Who wants to hear of a case, and who does not want to although it is theirs. */
export async function followersOf(
  db: Db,
  caseId: string,
): Promise<{ accountId: string; state: "following" | "muted" }[]> {
  const rows = await db
    .selectFrom("case_followers")
    .innerJoin("accounts", "accounts.id", "case_followers.account_id")
    .select(["account_id", "state"])
    .where("case_id", "=", caseId)
    .where("accounts.disabled_at", "is", null)
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    state: row.state as "following" | "muted",
  }));
}

export async function setFollow(
  tx: Tx,
  who: { readonly caseId: string; readonly accountId: string },
  { state, now }: { readonly state: FollowState; readonly now: string },
): Promise<void> {
  const { caseId, accountId } = who;
  if (state === "none") {
    await tx
      .deleteFrom("case_followers")
      .where("case_id", "=", caseId)
      .where("account_id", "=", accountId)
      .execute();
    return;
  }
  await tx
    .insertInto("case_followers")
    .values({ case_id: caseId, account_id: accountId, state, since: now })
    .onConflict((conflict) =>
      conflict
        .columns(["case_id", "account_id"])
        .doUpdateSet({ state, since: now }),
    )
    .execute();
}

/** Makes somebody follow who has not said otherwise. */
export async function beginFollowing(
  tx: Tx,
  who: { readonly caseId: string; readonly accountId: string },
  now: string,
): Promise<void> {
  await tx
    .insertInto("case_followers")
    .values({
      case_id: who.caseId,
      account_id: who.accountId,
      state: "following",
      since: now,
    })
    .onConflict((conflict) =>
      conflict.columns(["case_id", "account_id"]).doNothing(),
    )
    .execute();
}
