import { waysWith } from "@kept/domain/access/factors";
import type { StepUpInput } from "@kept/domain/access/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import type { Change, Intent, Jot } from "../../ledger/change.ts";
import { passwordHashOf } from "../account-store.ts";
import { noteFailure } from "../failed-sign-in-store.ts";
import type { Passwords } from "../passwords.ts";
import type { Tries } from "../tries.ts";
import type { CodeSecrets } from "./code-secrets.ts";
import {
  countPasskey,
  factorsOf,
  findTotp,
  isRecoveryCode,
  passkeysOf,
  spendRecoveryCode,
  spendStep,
  takeChallenge,
} from "./factor-store.ts";
import { checkPasskey, type RelyingParty } from "./passkeys.ts";
import { hashOfCode } from "./recovery-codes.ts";
import { totpStep } from "./totp.ts";

export interface ProofParts {
  readonly db: Db;
  readonly change: Change;
  readonly jot: Jot;
  readonly passwords: Passwords;
  readonly tries: Tries;
  readonly codes: CodeSecrets;
}

/** Somebody proving who they are, from a session that may not be open yet. */
export interface Proving {
  readonly asking: Omit<Intent, "action" | "case" | "idempotency">;
  readonly sessionHash: string;
  readonly address: string;
  readonly party: RelyingParty;
  readonly given: StepUpInput;
}

/**
 * What was shown holds so far; `spend` uses it up within the transaction in which it counts, so that the same
 * code opens one door and not two.
 */
export interface Proof {
  readonly by: StepUpInput["by"];
  readonly spend: (tx: Tx) => Promise<Verdict<null>>;
}

/** Checks a proof; a wrong one is entered in the ledger with its reason, and counted. */
export async function checkProof(
  parts: ProofParts,
  proving: Proving,
): Promise<Verdict<Proof>> {
  const { asking, given, address } = proving;
  const accountId = asking.actor.id;
  const ways = waysWith(await factorsOf(parts.db, accountId));
  // Guessing from an open session counts like guessing at the door.
  const counted = await (given.by === "password"
    ? parts.tries.count(accountId, address)
    : parts.tries.countCode(accountId));
  if (!counted.ok) {
    const failure = { accountId, kind: "lockedOut" } as const;
    await parts.jot(async (tx) =>
      granted(await noteFailure(tx, failure, asking.now)),
    );
    return counted;
  }
  if (!ways.includes(given.by)) return refused("proofWayMissing");
  const checked = await checkers[given.by](parts, proving as never);
  if (!checked.ok) {
    if (checked.refusal.code !== "tooManyTries")
      await enterRefusal(parts.change, proving, checked.refusal.params);
    return checked.refusal.params === undefined
      ? checked
      : refused(checked.refusal.code);
  }
  await (given.by === "password"
    ? parts.tries.forgive(accountId, address)
    : parts.tries.forgiveCode(accountId));
  return granted({ by: given.by, spend: checked.value });
}

type Spend = Proof["spend"];
type Given<Way extends StepUpInput["by"]> = Proving & {
  readonly given: Extract<StepUpInput, { by: Way }>;
};

const checkers = {
  password: async (
    { db, passwords }: ProofParts,
    { asking, given }: Given<"password">,
  ): Promise<Verdict<Spend>> => {
    const kept = await passwordHashOf(db, asking.actor.id);
    const checked = await passwords.check(given.password, kept);
    if (!checked.ok) return checked;
    return checked.value
      ? granted(async () => granted(null))
      : refused("wrongPassword");
  },

  totp: async (
    { db, codes }: ProofParts,
    { asking, given }: Given<"totp">,
  ): Promise<Verdict<Spend>> => {
    const { id } = asking.actor;
    const totp = await findTotp(db, id);
    const step =
      totp === null
        ? null
        : totpStep(
            { ...totp, secret: codes.open(id, totp.secret) },
            given.code,
            asking.now,
          );
    if (step === null) return refused("wrongCode");
    return granted(async (tx) =>
      (await spendStep(tx, id, { step, confirmedAt: asking.now }))
        ? granted(null)
        : refused("wrongCode"),
    );
  },

  recovery: async (
    { db }: ProofParts,
    { asking, given }: Given<"recovery">,
  ): Promise<Verdict<Spend>> => {
    const { id } = asking.actor;
    const hash = hashOfCode(given.code);
    if (!(await isRecoveryCode(db, id, hash)))
      return refused("wrongRecoveryCode");
    return granted(async (tx) =>
      (await spendRecoveryCode(tx, id, { hash, now: asking.now }))
        ? granted(null)
        : refused("wrongRecoveryCode"),
    );
  },

  passkey: async (
    { db, jot }: ProofParts,
    { asking, given, sessionHash, party }: Given<"passkey">,
  ): Promise<Verdict<Spend>> => {
    const taken = await jot(async (tx) =>
      granted(
        await takeChallenge(tx, { sessionHash, purpose: "prove" }, asking.now),
      ),
    );
    if (!taken.ok) return taken;
    const challenge = taken.value;
    if (challenge === null)
      return refused("passkeyRefused", { reason: "challenge" });
    const known = await passkeysOf(db, asking.actor.id);
    const checked = await checkPasskey(
      party,
      { challenge, known },
      given.response,
    );
    if (!checked.ok)
      return refused("passkeyRefused", { reason: checked.reason });
    const { passkey, counter } = checked.value;
    return granted(async (tx) =>
      (await countPasskey(tx, passkey.id, {
        before: passkey.counter,
        counter,
        now: asking.now,
      }))
        ? granted(null)
        : refused("passkeyRefused"),
    );
  },
} as const;

async function enterRefusal(
  change: Change,
  { asking, given }: Proving,
  params: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  const reason = params?.["reason"];
  await change({ ...asking, action: "people.prove" }, async () =>
    granted({
      value: null,
      events: [
        {
          action: "people.proof-refused",
          object: { kind: "account", id: asking.actor.id },
          changes: [
            { field: "proof", before: null, after: given.by },
            {
              field: "reason",
              before: null,
              after: typeof reason === "string" ? reason : "wrong",
            },
          ],
        },
      ],
    }),
  );
}
