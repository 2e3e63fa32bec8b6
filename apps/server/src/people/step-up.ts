import { waysWith, type SecondStepInput } from "@kept/domain/access/factors";
import type { StepUpInput } from "@kept/domain/access/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../api/procedure.ts";
import type { Db } from "../db/reading.ts";
import { findAccount, type Account } from "./account-store.ts";
import { factorsOf } from "./factors/factor-store.ts";
import type { RelyingParty } from "./factors/passkeys.ts";
import { checkProof, type ProofParts } from "./factors/prove.ts";
import {
  endOldest,
  halfWayIn,
  hashOfToken,
  newToken,
  renewSession,
  type SessionStage,
} from "./session-store.ts";
import {
  actorFor,
  oldestEnded,
  stageFor,
  type SignInPlace,
} from "./sign-in.ts";

/** Where a proof is given. */
export interface ProofPlace {
  readonly address: string;
  readonly party: RelyingParty;
}

/**
 * Somebody who is signed in proves once more who they are. The session goes on under a new token: whoever had
 * copied the old one is out.
 */
export async function stepUp(
  parts: ProofParts,
  asking: Asking & { readonly stage: SessionStage },
  place: ProofPlace & { readonly given: StepUpInput },
): Promise<Verdict<{ token: string }>> {
  const { actor, now } = asking;
  const { sessionHash } = actor;
  if (sessionHash === null) return refused("notSignedIn");
  // No answer is kept of it: sent twice, it needs two proofs and gives two tokens.
  const { idempotency: _key, stage, ...unkeyed } = asking;
  const proved = await checkProof(parts, {
    ...place,
    asking: unkeyed,
    sessionHash,
  });
  if (!proved.ok) return proved;
  const { by, spend } = proved.value;
  const { token, tokenHash } = newToken();
  const done = await parts.change(
    { ...unkeyed, action: "people.step-up" },
    async (tx) => {
      const spent = await spend(tx);
      if (!spent.ok) return spent;
      if (!(await renewSession(tx, sessionHash, { tokenHash, now, stage })))
        return refused("notSignedIn");
      return granted({
        value: null,
        events: [
          {
            action: "people.proved",
            object: { kind: "account", id: actor.id },
            changes: [{ field: "proof", before: null, after: by }],
          },
        ],
      });
    },
  );
  return done.ok ? granted({ token }) : done;
}

/** The second step at the door: the session that began with the password is open from here on. */
export async function secondStep(
  parts: ProofParts,
  call: SignInPlace,
  place: ProofPlace & { readonly given: SecondStepInput },
): Promise<Verdict<{ token: string; account: Account; stage: SessionStage }>> {
  const { now, requestId, ipClass, oldToken } = call;
  const half = await halfWayOf(parts.db, oldToken, now);
  if (half === null) return refused("secondStepOver");
  const { account, sessionHash } = half;
  const asking = {
    actor: actorFor(account, sessionHash),
    now,
    requestId,
    ipClass,
  };
  const proved = await checkProof(parts, { ...place, asking, sessionHash });
  if (!proved.ok) return proved;
  const { by, spend } = proved.value;
  const { stage } = await stageFor(parts.db, account, { by: "both" });
  const { token, tokenHash } = newToken();
  const done = await parts.change(
    { ...asking, action: "people.second-step" },
    async (tx) => {
      const spent = await spend(tx);
      if (!spent.ok) return spent;
      if (!(await renewSession(tx, sessionHash, { tokenHash, now, stage })))
        return refused("secondStepOver");
      const ended =
        stage === "password"
          ? 0
          : await endOldest(tx, account.id, { now, sessionHash });
      return granted({
        value: null,
        events: [
          {
            action: "people.signed-in",
            object: { kind: "account", id: account.id },
            changes: [{ field: "proof", before: null, after: by }],
          },
          ...oldestEnded(account.id, ended),
        ],
      });
    },
  );
  return done.ok ? granted({ token, account, stage }) : done;
}

/** Whose password was right a moment ago in this browser. */
export async function halfWayOf(
  db: Db,
  token: string | null,
  now: string,
): Promise<{ account: Account; sessionHash: string } | null> {
  if (token === null) return null;
  const half = await halfWayIn(db, hashOfToken(token), now);
  const account = half && (await findAccount(db, half.accountId));
  return half === null || account === null
    ? null
    : { account, sessionHash: half.sessionHash };
}

/** With what this person can prove who they are. */
export async function proofWaysOf(db: Db, accountId: string) {
  return waysWith(await factorsOf(db, accountId));
}
