import type { StepUpInput } from "@kept/domain/access/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../api/procedure.ts";
import type { Db } from "../db/reading.ts";
import type { Change } from "../ledger/change.ts";
import { passwordHashOf } from "./account-store.ts";
import type { Passwords } from "./passwords.ts";
import { newToken, renewSession } from "./session-store.ts";
import type { Tries } from "./tries.ts";

export interface ProofParts {
  readonly db: Db;
  readonly change: Change;
  readonly passwords: Passwords;
  readonly tries: Tries;
}

/**
 * Somebody who is signed in proves once more who they are. The session goes on under a new token: whoever had
 * copied the old one is out.
 */
export async function stepUp(
  parts: ProofParts,
  asking: Asking,
  given: StepUpInput & { readonly address: string },
): Promise<Verdict<{ token: string }>> {
  const { actor, now } = asking;
  if (actor.sessionHash === null) return refused("notSignedIn");
  const { sessionHash } = actor;
  const proved = await checkProof(parts, actor.id, given);
  if (!proved.ok) return proved;
  const { token, tokenHash } = newToken();
  const done = await parts.change(
    // No answer is kept of it: sent twice, it needs two proofs and gives two tokens.
    { ...withoutKey(asking), action: "people.step-up" },
    async (tx) => {
      if (!(await renewSession(tx, sessionHash, { tokenHash, now })))
        return refused("notSignedIn");
      return granted({
        value: null,
        events: [
          {
            action: "people.proved",
            object: { kind: "account", id: actor.id },
            changes: [{ field: "proof", before: null, after: given.by }],
          },
        ],
      });
    },
  );
  return done.ok ? granted({ token }) : done;
}

function withoutKey({ idempotency: _key, ...asking }: Asking): Asking {
  return asking;
}

/** Guessing from an open session counts like guessing at the door. */
async function checkProof(
  { db, passwords, tries }: ProofParts,
  accountId: string,
  given: StepUpInput & { readonly address: string },
): Promise<Verdict<null>> {
  const counted = await tries.count(accountId, given.address);
  if (!counted.ok) return counted;
  const kept = await passwordHashOf(db, accountId);
  const checked = await passwords.check(given.password, kept);
  if (!checked.ok) return checked;
  if (!checked.value) return refused("wrongPassword");
  await tries.forgive(accountId, given.address);
  return granted(null);
}
