import { createHash } from "node:crypto";
import { RateLimiterSQLite } from "rate-limiter-flexible";
import { granted, refused, type Verdict } from "@kept/domain/verdict";

const quarter = 15 * 60;

/** Counters of failed sign-ins that survive a restart. Names and addresses are kept as hashes only. */
export interface Tries {
  /** Counts a try before it is made, so that a thousand at once are counted too; a refusal when it is one too many. */
  count(email: string, address: string): Promise<Verdict<null>>;
  /** Takes the try back, because it was the right person. */
  forgive(email: string, address: string): Promise<void>;
  /** Counts calls of somebody who has given no name yet. */
  countAddress(address: string): Promise<Verdict<null>>;
  /** The same for codes and passkeys of somebody whose password was right: five, from wherever they come. */
  countCode(accountId: string): Promise<Verdict<null>>;
  forgiveCode(accountId: string): Promise<void>;
}

/** `store` is the counters' own database file. */
export function makeTries(store: unknown): Tries {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterSQLite({
      storeClient: store,
      storeType: "better-sqlite3",
      tableName: "tries",
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    });
  const here = limiter("account-address", 5, quarter);
  const anywhere = limiter("account", 20, quarter);
  // Past twenty tries from everywhere an account is slowed and never locked: a stranger must not be able
  // to keep its owner out.
  const slowed = limiter("account-slow", 1, 10);
  const fromAddress = limiter("address", 60, quarter);
  const codes = limiter("code", 5, quarter);

  return {
    async count(email, address) {
      const account = fingerprint(email);
      const both = fingerprint(`${email} ${address}`);
      const counted = [
        { limiter: here, result: await here.penalty(both) },
        {
          limiter: fromAddress,
          result: await fromAddress.penalty(fingerprint(address)),
        },
      ];
      const over = counted.filter(
        ({ limiter: one, result }) => result.consumedPoints > one.points,
      );
      const everywhere = await anywhere.penalty(account);
      if (over.length === 0 && everywhere.consumedPoints > anywhere.points) {
        const slow = await slowed.penalty(account);
        if (slow.consumedPoints > slowed.points)
          over.push({ limiter: slowed, result: slow });
      }
      if (over.length === 0) return granted(null);
      return tooMany(...over.map(({ result }) => result.msBeforeNext));
    },
    async countAddress(address) {
      const counted = await fromAddress.penalty(fingerprint(address));
      return counted.consumedPoints > fromAddress.points
        ? tooMany(counted.msBeforeNext)
        : granted(null);
    },
    async countCode(accountId) {
      const counted = await codes.penalty(fingerprint(accountId));
      return counted.consumedPoints > codes.points
        ? tooMany(counted.msBeforeNext)
        : granted(null);
    },
    async forgiveCode(accountId) {
      await codes.delete(fingerprint(accountId));
    },
    async forgive(email, address) {
      await here.delete(fingerprint(`${email} ${address}`));
      await anywhere.reward(fingerprint(email));
      await fromAddress.reward(fingerprint(address));
    },
  };
}

function tooMany(...milliseconds: readonly number[]) {
  const seconds = Math.ceil(Math.max(...milliseconds) / 1000);
  return refused("tooManyTries", { seconds: Math.max(1, seconds) });
}

function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
