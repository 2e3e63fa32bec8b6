import type { Actor } from "@kept/domain/access/actor";
import {
  hasEnough,
  isEnoughFromProvider,
  waysWith,
  type Assurance,
  type ProofWay,
} from "@kept/domain/access/factors";
import type { Instant } from "@kept/domain/casework/clock";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { Tx } from "../db/writing.ts";
import type { Change, Jot } from "../ledger/change.ts";
import {
  findAccount,
  findForSignIn,
  signInName,
  updateAccount,
  type Account,
} from "./account-store.ts";
import { noteFailure } from "./failed-sign-in-store.ts";
import { factorsOf } from "./factors/factor-store.ts";
import type { Passwords } from "./passwords.ts";
import {
  endOldest,
  endSession,
  hashOfToken,
  insertSession,
  newToken,
  type SessionStage,
} from "./session-store.ts";
import { isDemoOffice } from "./setting-store.ts";
import type { Tries } from "./tries.ts";

export interface SignInParts {
  readonly db: Db;
  readonly change: Change;
  readonly passwords: Passwords;
  readonly tries: Tries;
  readonly jot: Jot;
}

/** Where a sign-in comes from. */
export interface SignInPlace {
  readonly address: string;
  readonly ipClass: string;
  readonly device: string;
  readonly now: Instant;
  readonly requestId: string;
  /** The session that the browser held before; it ends, so that nobody can plant one. */
  readonly oldToken: string | null;
}

export interface SignInCall extends SignInPlace {
  readonly email: string;
  readonly password: string;
}

/** A session that has begun: open, half way (with what is asked for next), or open for a second factor only. */
export interface Begun {
  readonly token: string;
  readonly account: Account;
  readonly stage: SessionStage;
  /** What the second step may be shown. */
  readonly ways: readonly ProofWay[];
}

/**
 * Opens a session, or the way to its second step. An unknown name, a wrong password and a disabled account get
 * the same answer after the same time.
 */
export async function signIn(
  parts: SignInParts,
  call: SignInCall,
): Promise<Verdict<Begun>> {
  const { db, passwords, tries } = parts;
  const name = signInName(call.email);
  const counted = await tries.count(name, call.address);
  const found = await findForSignIn(db, name);
  const accountId = found?.account.id ?? null;
  if (!counted.ok) {
    await failed(parts, { accountId, kind: "lockedOut" }, call.now);
    return counted;
  }
  const known = found !== null && !found.account.isDisabled ? found : null;
  const checked = await passwords.check(
    call.password,
    known?.passwordHash ?? null,
  );
  if (!checked.ok) return checked;
  if (!checked.value || known === null) {
    await failed(parts, { accountId, kind: "password" }, call.now);
    return refused("wrongCredentials");
  }
  await tries.forgive(name, call.address);

  const freshHash = passwords.isOutdated(known.passwordHash)
    ? await passwords.hash(call.password)
    : null;
  return beginSession(parts, call, {
    account: known.account,
    shown: { by: "password" },
    alsoWrite: async (tx) => {
      if (freshHash !== null)
        await updateAccount(tx, known.account.id, { passwordHash: freshHash });
    },
  });
}

/** The same work for a name that nobody has. */
async function failed(
  { jot }: Pick<SignInParts, "jot">,
  failure: Parameters<typeof noteFailure>[1],
  now: Instant,
): Promise<void> {
  await jot(async (tx) => granted(await noteFailure(tx, failure, now)));
}

/** What somebody has shown at the door: a password, an account elsewhere, or one of these and the second step. */
export type Shown =
  | { readonly by: "password" }
  | { readonly by: "provider"; readonly assurance: Assurance }
  | { readonly by: "both" };

/** How far somebody with these factors is by what they have shown. */
export async function stageFor(
  db: Db,
  account: Pick<Account, "id" | "role">,
  shown: Shown,
): Promise<{ stage: SessionStage; ways: readonly ProofWay[] }> {
  const factors = await factorsOf(db, account.id);
  if (
    shown.by === "provider" &&
    isEnoughFromProvider(account.role, shown.assurance)
  )
    return { stage: "open", ways: [] };
  // Whoever comes from the provider has nothing more to show there.
  const ways = waysWith({
    ...factors,
    provider: factors.provider && shown.by === "password",
  });
  if (shown.by !== "both" && !ways.includes("password"))
    return { stage: "password", ways };
  const isOpen = hasEnough(account.role, factors, await isDemoOffice(db));
  return { stage: isOpen ? "open" : "enrolling", ways: [] };
}

export async function beginSession(
  { db, change }: Pick<SignInParts, "db" | "change">,
  { now, requestId, ipClass, device, oldToken }: SignInPlace,
  {
    account,
    shown,
    alsoWrite,
  }: {
    readonly account: Account;
    readonly shown: Shown;
    readonly alsoWrite: (tx: Tx) => Promise<void>;
  },
): Promise<Verdict<Begun>> {
  const { stage, ways } = await stageFor(db, account, shown);
  const { token, tokenHash } = newToken();
  const actor: Actor = actorFor(account, tokenHash);
  return change(
    { action: "people.sign-in", actor, now, requestId, ipClass },
    async (tx) => {
      const still = await findAccount(tx, account.id);
      if (still === null || still.isDisabled)
        return refused("wrongCredentials");
      if (oldToken !== null)
        await endSession(
          tx,
          { column: "token_hash", hash: hashOfToken(oldToken) },
          now,
        );
      await alsoWrite(tx);
      await insertSession(tx, {
        accountId: account.id,
        tokenHash,
        now,
        stage,
        device,
        ipClass,
      });
      const ended =
        stage === "password"
          ? 0
          : await endOldest(tx, account.id, { now, sessionHash: tokenHash });
      return granted({
        value: { token, account, stage, ways },
        events: [
          {
            action:
              stage === "password"
                ? shown.by === "provider"
                  ? "people.provider-shown"
                  : "people.password-shown"
                : "people.signed-in",
            object: { kind: "account", id: account.id },
            changes:
              shown.by === "provider"
                ? [
                    { field: "proof", before: null, after: "provider" },
                    {
                      field: "assurance",
                      before: null,
                      after: shown.assurance,
                    },
                  ]
                : [],
          },
          ...oldestEnded(account.id, ended),
        ],
      });
    },
  );
}

/** Said in the log where a sign-in ended an older session. */
export function oldestEnded(accountId: string, count: number) {
  return count === 0
    ? []
    : [
        {
          action: "people.oldest-session-ended",
          object: { kind: "account", id: accountId },
          changes: [{ field: "sessions", before: null, after: count }],
        },
      ];
}

export function actorFor(account: Account, sessionHash: string): Actor {
  const { id, role, teamId, name } = account;
  return { id, role, teamId, namedOn: [], askedOn: [], sessionHash, name };
}
