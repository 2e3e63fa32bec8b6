import type { Instant } from "@kept/domain/casework/clock";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";
import type { Change } from "../ledger/change.ts";
import {
  findAccount,
  findForSignIn,
  signInName,
  updateAccount,
  type Account,
} from "./account-store.ts";
import type { Passwords } from "./passwords.ts";
import {
  endSession,
  hashOfToken,
  insertSession,
  newToken,
} from "./session-store.ts";
import type { Tries } from "./tries.ts";

export interface SignInParts {
  readonly db: Db;
  readonly change: Change;
  readonly passwords: Passwords;
  readonly tries: Tries;
}

export interface SignInCall {
  readonly email: string;
  readonly password: string;
  readonly address: string;
  readonly ipClass: string;
  readonly now: Instant;
  readonly requestId: string;
  /** The session that the browser held before; it ends, so that nobody can plant one. */
  readonly oldToken: string | null;
}

/**
 * Opens a session. An unknown name, a wrong password and a disabled account get the same answer after the
 * same time.
 */
export async function signIn(
  { db, change, passwords, tries }: SignInParts,
  call: SignInCall,
): Promise<Verdict<{ token: string; account: Account }>> {
  const name = signInName(call.email);
  const counted = await tries.count(name, call.address);
  if (!counted.ok) return counted;

  const found = await findForSignIn(db, name);
  const known = found !== null && !found.account.isDisabled ? found : null;
  const checked = await passwords.check(
    call.password,
    known?.passwordHash ?? null,
  );
  if (!checked.ok) return checked;
  if (!checked.value || known === null) return refused("wrongCredentials");
  await tries.forgive(name, call.address);

  const { account } = known;
  const freshHash = passwords.isOutdated(known.passwordHash)
    ? await passwords.hash(call.password)
    : null;
  const { token, tokenHash } = newToken();
  const actor = {
    id: account.id,
    role: account.role,
    teamId: account.teamId,
    namedOn: [],
    sessionHash: tokenHash,
    name: account.name,
  };
  const { now, requestId, ipClass, oldToken } = call;
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
      if (freshHash !== null)
        await updateAccount(tx, account.id, { passwordHash: freshHash });
      await insertSession(tx, { accountId: account.id, tokenHash, now });
      return granted({
        value: { token, account },
        events: [
          {
            action: "people.signed-in",
            object: { kind: "account", id: account.id },
            changes: [],
          },
        ],
      });
    },
  );
}
