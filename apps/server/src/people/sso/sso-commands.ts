import { createHmac } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import {
  isEnoughFromProvider,
  type Assurance,
} from "@kept/domain/access/factors";
import type { FinishSsoInput } from "@kept/domain/access/sso";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { instantAfter } from "../../clock/wall-clock.ts";
import type { Db } from "../../db/reading.ts";
import type { Change, Jot } from "../../ledger/change.ts";
import { findAccount, updateAccount, type Account } from "../account-store.ts";
import { factorsOf } from "../factors/factor-store.ts";
import type { OwnAsking } from "../factors/factor-commands.ts";
import { findLinkById, spendLink } from "../links/link-store.ts";
import {
  endSessionsOf,
  hashOfToken,
  newToken,
  renewSession,
} from "../session-store.ts";
import { isDemoOffice } from "../setting-store.ts";
import { beginSession, type Begun, type SignInPlace } from "../sign-in.ts";
import type { IdentityProvider, Outsider, Trip } from "./identity-provider.ts";
import {
  accountLinkedTo,
  keepTrip,
  linkProvider,
  noteProviderUsed,
  takeTrip,
  unlinkProvider,
  type KeptTrip,
  type TripPurpose,
} from "./sso-store.ts";

export interface SsoParts {
  readonly db: Db;
  readonly change: Change;
  readonly jot: Jot;
  readonly provider: IdentityProvider;
}

const tripMs = 10 * 60_000;

/** Everything that has to come back follows from one secret of the browser and one of the trip. */
function tripOf(
  secrets: { readonly browser: string; readonly state: string },
  { purpose, returnTo }: Pick<KeptTrip, "purpose" | "returnTo">,
): Trip {
  const derived = (what: string) =>
    createHmac("sha256", secrets.browser)
      .update(`${what} ${secrets.state}`)
      .digest("base64url");
  return {
    returnTo,
    state: secrets.state,
    nonce: derived("nonce"),
    verifier: derived("verifier"),
    isFresh: purpose !== "signIn",
  };
}

/** Sets a browser on its way; gives back where to, and the secret that it has to bring back. */
export async function beginTrip(
  { jot, provider }: Pick<SsoParts, "jot" | "provider">,
  wanted: {
    readonly purpose: TripPurpose;
    readonly sessionHash: string | null;
    readonly linkId: string | null;
    readonly returnTo: string;
  },
  now: string,
): Promise<Verdict<{ address: string; browser: string }>> {
  const { token: state, tokenHash: stateHash } = newToken();
  const { token: browser, tokenHash: browserHash } = newToken();
  const address = await provider.leaveFor(tripOf({ browser, state }, wanted));
  if (!address.ok) return refused("ssoDown");
  const kept = await jot(async (tx) => {
    await keepTrip(
      tx,
      { ...wanted, stateHash, browserHash },
      { now, expiresAt: instantAfter(now, tripMs) },
    );
    return granted(null);
  });
  return kept.ok ? granted({ address: address.value, browser }) : kept;
}

export interface Arrival {
  readonly trip: KeptTrip;
  readonly outsider: Outsider;
}

/** Somebody comes back: the trip is over from here on, and the provider says who it was. */
export async function arrive(
  { jot, provider }: Pick<SsoParts, "jot" | "provider">,
  { input, browser }: { input: FinishSsoInput; browser: string | null },
  now: string,
): Promise<Verdict<Arrival>> {
  if (browser === null) return refused("ssoRefused");
  const hashes = {
    stateHash: hashOfToken(input.state),
    browserHash: hashOfToken(browser),
  };
  const taken = await jot(async (tx) =>
    granted(await takeTrip(tx, hashes, now)),
  );
  if (!taken.ok) return taken;
  const trip = taken.value;
  if (trip === null) return refused("ssoRefused");
  const outsider = await provider.comeBack(
    tripOf({ browser, state: input.state }, trip),
    input,
  );
  if (!outsider.ok)
    return refused(outsider.why === "down" ? "ssoDown" : "ssoRefused");
  return granted({ trip, outsider: outsider.value });
}

/**
 * Signs in whoever the provider says it is, if an account here is linked to them. Nobody gets an account by
 * signing in there; a closed account and one that is not linked are one answer.
 */
export async function signInFromProvider(
  parts: Pick<SsoParts, "db" | "change">,
  place: SignInPlace,
  outsider: Outsider,
): Promise<Verdict<Begun>> {
  const accountId = await accountLinkedTo(parts.db, outsider);
  const account =
    accountId === null ? null : await findAccount(parts.db, accountId);
  if (account === null || account.isDisabled) return refused("ssoUnknown");
  return beginSession(parts, place, {
    account,
    shown: { by: "provider", assurance: outsider.assurance },
    alsoWrite: (tx) => noteProviderUsed(tx, outsider, place.now),
  });
}

/** Takes an invitation with the account at the provider: it is linked, and no password is chosen here. */
export async function takeInvitation(
  { db, change }: Pick<SsoParts, "db" | "change">,
  place: SignInPlace,
  { trip, outsider }: Arrival,
): Promise<Verdict<Begun>> {
  const { now, requestId, ipClass } = place;
  const taken = await change(
    {
      action: "people.open-by-link",
      actor: systemActor("link"),
      now,
      requestId,
      ipClass,
    },
    async (tx) => {
      const link =
        trip.linkId === null ? null : await findLinkById(tx, trip.linkId, now);
      if (
        link === null ||
        link.kind !== "invite" ||
        link.accountId === null ||
        !(await spendLink(tx, link.id, now))
      )
        return refused("linkOver");
      const account = await findAccount(tx, link.accountId);
      if (account === null || account.isDisabled) return refused("linkOver");
      const { id: accountId } = account;
      const linked = await linkProvider(tx, { ...outsider, accountId, now });
      if (!linked.ok) return linked;
      await updateAccount(tx, accountId, { openedAt: now });
      await endSessionsOf(tx, accountId, { now, except: null });
      return granted({
        value: account,
        events: [
          aboutAccount("people.invitation-taken", accountId),
          linkedEvent(accountId, outsider.issuer),
        ],
      });
    },
  );
  if (!taken.ok) return taken;
  return beginSession({ db, change }, place, {
    account: taken.value,
    shown: { by: "provider", assurance: outsider.assurance },
    alsoWrite: (tx) => noteProviderUsed(tx, outsider, now),
  });
}

/** Links one's own account; whoever else is signed in to it is out. */
export async function linkOwn(
  change: Change,
  asking: OwnAsking,
  { trip, outsider }: Arrival,
): Promise<Verdict<{ token: string }>> {
  const { actor, now } = asking;
  const { sessionHash } = actor;
  if (sessionHash === null || trip.sessionHash !== sessionHash)
    return refused("ssoRefused");
  return renewing(
    change,
    { ...asking, action: "people.link-provider" },
    {
      sessionHash,
      isEnrolling: false,
      act: async (tx) => {
        const linked = await linkProvider(tx, {
          ...outsider,
          accountId: actor.id,
          now,
        });
        if (!linked.ok) return linked;
        await endSessionsOf(tx, actor.id, { now, except: sessionHash });
        return granted(linkedEvent(actor.id, outsider.issuer));
      },
    },
  );
}

/** Somebody who is signed in has shown at the provider, just now, who they are. */
export async function proveAtProvider(
  { db, change }: Pick<SsoParts, "db" | "change">,
  asking: OwnAsking & { readonly isEnrolling: boolean },
  { trip, outsider }: Arrival,
): Promise<Verdict<{ token: string }>> {
  const { isEnrolling, ...rest } = asking;
  const { actor } = rest;
  const { sessionHash } = actor;
  if (
    sessionHash === null ||
    trip.sessionHash !== sessionHash ||
    (await accountLinkedTo(db, outsider)) !== actor.id
  )
    return refused("ssoRefused");
  const account = await findAccount(db, actor.id);
  if (account === null) return refused("notSignedIn");
  if (!(await mayProve(db, account, outsider.assurance)))
    return refused("ssoTooWeak");
  return renewing(
    change,
    { ...rest, action: "people.step-up" },
    {
      sessionHash,
      isEnrolling,
      act: async (tx) => {
        await noteProviderUsed(tx, outsider, rest.now);
        return granted({
          ...aboutAccount("people.proved", actor.id),
          changes: [{ field: "proof", before: null, after: "provider" }],
        });
      },
    },
  );
}

/** Where there is something stronger here, the provider has to be as strong; in a demo office it always is. */
async function mayProve(
  db: Db,
  account: Account,
  assurance: Assurance,
): Promise<boolean> {
  if (isEnoughFromProvider(account.role, assurance)) return true;
  const { totp, passkeys } = await factorsOf(db, account.id);
  return !totp && passkeys === 0 && (await isDemoOffice(db));
}

/** Unlinks one's own account, unless nothing that is enough would be left. */
export async function unlinkOwn(
  change: Change,
  asking: OwnAsking,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.unlink-provider" }, async (tx) => {
    const { totp, passkeys } = await factorsOf(tx, actor.id);
    if (!totp && passkeys === 0 && !(await isDemoOffice(tx)))
      return refused("lastFactor");
    if (!(await unlinkProvider(tx, actor.id))) return refused("notFound");
    await endSessionsOf(tx, actor.id, { now, except: actor.sessionHash });
    return granted({
      value: null,
      events: [aboutAccount("people.provider-unlinked", actor.id)],
    });
  });
}

type Renewing = Parameters<Change>[0];
type Writing = Parameters<Parameters<Change>[1]>[0];

/** An act after which the session answers to another token. */
async function renewing(
  change: Change,
  intent: Renewing,
  {
    sessionHash,
    isEnrolling,
    act,
  }: {
    readonly sessionHash: string;
    readonly isEnrolling: boolean;
    readonly act: (
      tx: Writing,
    ) => Promise<Verdict<ReturnType<typeof aboutAccount>>>;
  },
): Promise<Verdict<{ token: string }>> {
  const { token, tokenHash } = newToken();
  const done = await change(intent, async (tx) => {
    const acted = await act(tx);
    if (!acted.ok) return acted;
    const renewed = await renewSession(tx, sessionHash, {
      tokenHash,
      now: intent.now,
      stage: isEnrolling ? "enrolling" : "open",
    });
    if (!renewed) return refused("notSignedIn");
    return granted({ value: null, events: [acted.value] });
  });
  return done.ok ? granted({ token }) : done;
}

function aboutAccount(action: string, accountId: string) {
  return {
    action,
    object: { kind: "account", id: accountId },
    changes: [] as readonly {
      readonly field: string;
      readonly before: null;
      readonly after: string;
    }[],
  };
}

function linkedEvent(accountId: string, issuer: string) {
  return {
    ...aboutAccount("people.provider-linked", accountId),
    changes: [{ field: "provider", before: null, after: issuer }],
  };
}
