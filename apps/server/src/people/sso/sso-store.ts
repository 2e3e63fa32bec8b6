import type { Verdict } from "@kept/domain/verdict";
import { unlessTaken } from "../../db/constraint-error.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

export const tripPurposes = ["signIn", "invite", "link", "prove"] as const;
export type TripPurpose = (typeof tripPurposes)[number];

/** A browser on its way to the provider. Only hashes: what stands here brings nobody back. */
export interface KeptTrip {
  readonly stateHash: string;
  readonly browserHash: string;
  readonly purpose: TripPurpose;
  /** Whose session asked, by its lasting name; null where nobody is signed in. */
  readonly sessionHash: string | null;
  /** The invitation that is taken with it. */
  readonly linkId: string | null;
  readonly returnTo: string;
}

export async function keepTrip(
  tx: Tx,
  trip: KeptTrip,
  at: { readonly now: string; readonly expiresAt: string },
): Promise<void> {
  await tx
    .deleteFrom("provider_trips")
    .where("expires_at", "<", at.now)
    .execute();
  await tx
    .insertInto("provider_trips")
    .values({
      state_hash: trip.stateHash,
      browser_hash: trip.browserHash,
      purpose: trip.purpose,
      session_hash: trip.sessionHash,
      link_id: trip.linkId,
      return_to: trip.returnTo,
      expires_at: at.expiresAt,
    })
    .execute();
}

/** A trip ends once, well or badly; null when there is none for this browser that is still good. */
export async function takeTrip(
  tx: Tx,
  hashes: Pick<KeptTrip, "stateHash" | "browserHash">,
  now: string,
): Promise<KeptTrip | null> {
  const row = await tx
    .deleteFrom("provider_trips")
    .where("state_hash", "=", hashes.stateHash)
    .where("browser_hash", "=", hashes.browserHash)
    .returningAll()
    .executeTakeFirst();
  const purpose = tripPurposes.find((one) => one === row?.purpose);
  return row === undefined || purpose === undefined || row.expires_at <= now
    ? null
    : {
        stateHash: row.state_hash,
        browserHash: row.browser_hash,
        purpose,
        sessionHash: row.session_hash,
        linkId: row.link_id,
        returnTo: row.return_to,
      };
}

export interface ProviderName {
  readonly issuer: string;
  readonly subject: string;
}

/** Whose account is linked to this person there. */
export async function accountLinkedTo(
  db: Db,
  { issuer, subject }: ProviderName,
): Promise<string | null> {
  const row = await db
    .selectFrom("provider_links")
    .select("account_id")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.account_id ?? null;
}

export async function linkProvider(
  tx: Tx,
  link: ProviderName & { readonly accountId: string; readonly now: string },
): Promise<Verdict<null>> {
  return unlessTaken(
    {
      "provider_links.issuer, provider_links.subject": "ssoTaken",
      "provider_links.account_id, provider_links.issuer": "ssoTaken",
    },
    async () => {
      await tx
        .insertInto("provider_links")
        .values({
          issuer: link.issuer,
          subject: link.subject,
          account_id: link.accountId,
          linked_at: link.now,
        })
        .execute();
      return null;
    },
  );
}

export async function noteProviderUsed(
  tx: Tx,
  { issuer, subject }: ProviderName,
  now: string,
): Promise<void> {
  await tx
    .updateTable("provider_links")
    .set({ last_used_at: now })
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .execute();
}

export async function unlinkProvider(
  tx: Tx,
  accountId: string,
): Promise<boolean> {
  const gone = await tx
    .deleteFrom("provider_links")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Since when this account is linked, and when that was used last; null when it is not. */
export async function providerLinkOf(
  db: Db,
  accountId: string,
): Promise<{ linkedAt: string; lastUsedAt: string | null } | null> {
  const row = await db
    .selectFrom("provider_links")
    .select(["linked_at", "last_used_at"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { linkedAt: row.linked_at, lastUsedAt: row.last_used_at };
}
