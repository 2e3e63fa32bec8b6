import { hasEnough, mayUseCodes } from "@kept/domain/access/factors";
import type { PasskeyAttestation } from "@kept/domain/access/factors";
import type { FieldChange } from "@kept/domain/casework/event";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../../db/writing.ts";
import type { Change, Intent, Recorded } from "../../ledger/change.ts";
import { endSessionsOf, newToken, renewSession } from "../session-store.ts";
import { isDemoOffice } from "../setting-store.ts";
import type { Tries } from "../tries.ts";
import {
  beginTotp,
  deletePasskey,
  factorsOf,
  findTotp,
  insertPasskey,
  passkeysOf,
  recoveryCodesLeft,
  removeTotp,
  replaceRecoveryCodes,
  spendStep,
} from "./factor-store.ts";
import type { CodeSecrets } from "./code-secrets.ts";
import { checkNewPasskey, type RelyingParty } from "./passkeys.ts";
import { hashOfCode, newRecoveryCodes } from "./recovery-codes.ts";
import { newTotpSecret, totpAddress, totpStep } from "./totp.ts";

/** Who asks; without a key, since what comes back is shown once and kept nowhere. */
export type OwnAsking = Omit<Intent, "action" | "case" | "idempotency">;

/** A secret for an app. It counts for nothing until a first code of it was right. */
export async function startTotp(
  { change, codes }: { readonly change: Change; readonly codes: CodeSecrets },
  asking: OwnAsking,
  email: string,
): Promise<Verdict<{ secret: string; address: string }>> {
  const { actor, now } = asking;
  const secret = newTotpSecret();
  const done = await change(
    { ...asking, action: "people.start-totp" },
    async (tx) => {
      if (!mayUseCodes(actor.role, await isDemoOffice(tx)))
        return refused("passkeyNeeded");
      const known = await findTotp(tx, actor.id);
      if (known !== null && known.confirmedAt !== null)
        return refused("proofWayMissing");
      await beginTotp(tx, actor.id, {
        secret: codes.seal(actor.id, secret),
        now,
      });
      return about(actor.id, "people.totp-begun", []);
    },
  );
  return done.ok
    ? granted({ secret, address: totpAddress(secret, email) })
    : done;
}

/** What a new factor gives: another token for the session, and with the first one the recovery codes. */
export interface Enrolled {
  readonly token: string;
  /** Shown this once. */
  readonly codes: readonly string[] | null;
}

export async function confirmTotp(
  {
    change,
    tries,
    codes,
  }: {
    readonly change: Change;
    readonly tries: Tries;
    readonly codes: CodeSecrets;
  },
  asking: OwnAsking,
  code: string,
): Promise<Verdict<Enrolled>> {
  const { actor, now } = asking;
  const counted = await tries.countCode(actor.id);
  if (!counted.ok) return counted;
  const enrolled = await enrol(change, asking, async (tx) => {
    const totp = await findTotp(tx, actor.id);
    const step =
      totp === null
        ? null
        : totpStep(
            { ...totp, secret: codes.open(actor.id, totp.secret) },
            code,
            now,
          );
    if (
      step === null ||
      !(await spendStep(tx, actor.id, { step, confirmedAt: now }))
    )
      return refused("wrongCode");
    return granted([{ field: "factor", before: null, after: "totp" }]);
  });
  if (enrolled.ok) await tries.forgiveCode(actor.id);
  return enrolled;
}

export async function addPasskey(
  change: Change,
  asking: OwnAsking,
  wanted: {
    readonly name: string;
    readonly response: PasskeyAttestation;
    readonly party: RelyingParty;
    /** What the browser was given to sign; null when there is none that is still good. */
    readonly challenge: string | null;
  },
): Promise<Verdict<Enrolled>> {
  const { actor, now } = asking;
  const { name, response, party, challenge } = wanted;
  if (challenge === null) return refused("passkeyRefused");
  const checked = await checkNewPasskey(party, challenge, response);
  if (!checked.ok) return refused("passkeyRefused");
  return enrol(change, asking, async (tx) => {
    await insertPasskey(tx, {
      ...checked.value,
      accountId: actor.id,
      name,
      createdAt: now,
    });
    return granted([{ field: "passkey", before: null, after: name }]);
  });
}

/**
 * One more way to prove who somebody is. Their other sessions end, this one takes another token, and whoever had
 * to set one up is in.
 */
async function enrol(
  change: Change,
  asking: OwnAsking,
  add: (tx: Tx) => Promise<Verdict<readonly FieldChange[]>>,
): Promise<Verdict<Enrolled>> {
  const { actor, now } = asking;
  const { sessionHash } = actor;
  if (sessionHash === null) return refused("notSignedIn");
  const { token, tokenHash } = newToken();
  const codes = newRecoveryCodes();
  const done = await change(
    { ...asking, action: "people.add-factor" },
    async (tx) => {
      const added = await add(tx);
      if (!added.ok) return added;
      const isFirst = (await recoveryCodesLeft(tx, actor.id)) === 0;
      if (isFirst)
        await replaceRecoveryCodes(tx, actor.id, codes.map(hashOfCode));
      const factors = await factorsOf(tx, actor.id);
      const isOpen = hasEnough(actor.role, factors, await isDemoOffice(tx));
      await endSessionsOf(tx, actor.id, { now, except: sessionHash });
      await renewSession(tx, sessionHash, {
        tokenHash,
        now,
        stage: isOpen ? "open" : "enrolling",
      });
      const recorded = about(actor.id, "people.factor-added", added.value);
      return granted({ ...recorded.value, value: isFirst });
    },
  );
  return done.ok ? granted({ token, codes: done.value ? codes : null }) : done;
}

/** Takes a way away, unless nothing that is enough would be left. */
export async function removeFactor(
  change: Change,
  asking: OwnAsking,
  which: { readonly passkeyId: string } | "totp",
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return change({ ...asking, action: "people.remove-factor" }, async (tx) => {
    const field = await takeAway(tx, actor.id, which);
    if (field === null) return refused("notFound");
    const left = await factorsOf(tx, actor.id);
    if (!hasEnough(actor.role, left, await isDemoOffice(tx)))
      return refused("lastFactor");
    // Codes stand in for a factor; without one they stand for nothing.
    if (!left.totp && left.passkeys === 0)
      await replaceRecoveryCodes(tx, actor.id, []);
    await endSessionsOf(tx, actor.id, { now, except: actor.sessionHash });
    return about(actor.id, "people.factor-removed", [field]);
  });
}

async function takeAway(
  tx: Tx,
  accountId: string,
  which: { readonly passkeyId: string } | "totp",
): Promise<FieldChange | null> {
  if (which === "totp") {
    const totp = await findTotp(tx, accountId);
    if (totp === null || totp.confirmedAt === null) return null;
    await removeTotp(tx, accountId);
    return { field: "factor", before: "totp", after: null };
  }
  const known = await passkeysOf(tx, accountId);
  const found = known.find(({ id }) => id === which.passkeyId);
  if (found === undefined) return null;
  await deletePasskey(tx, accountId, found.id);
  return { field: "passkey", before: found.name, after: null };
}

/** Ten new recovery codes; those before them open nothing any more. */
export async function makeRecoveryCodes(
  change: Change,
  asking: OwnAsking,
): Promise<Verdict<{ codes: readonly string[] }>> {
  const { actor } = asking;
  const codes = newRecoveryCodes();
  const done = await change(
    { ...asking, action: "people.make-codes" },
    async (tx) => {
      const { totp, passkeys } = await factorsOf(tx, actor.id);
      if (!totp && passkeys === 0) return refused("factorNeeded");
      await replaceRecoveryCodes(tx, actor.id, codes.map(hashOfCode));
      return about(actor.id, "people.recovery-codes-made", []);
    },
  );
  return done.ok ? granted({ codes }) : done;
}

function about(
  accountId: string,
  action: string,
  changes: readonly FieldChange[],
): { readonly ok: true; readonly value: Recorded<null> } {
  return granted({
    value: null,
    events: [{ action, object: { kind: "account", id: accountId }, changes }],
  });
}
