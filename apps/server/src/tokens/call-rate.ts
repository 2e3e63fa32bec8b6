import { createHash } from "node:crypto";
import { RateLimiterSQLite } from "rate-limiter-flexible";
import { granted, refused, type Verdict } from "@kept/domain/verdict";

/** Counts calls of the intake API; the counters survive a restart and hold hashes only. */
export interface CallRate {
  /** One call with this token; a refusal when it is one too many. */
  count(tokenId: string): Promise<Verdict<null>>;
  /** One call from this address without a token that opens anything. */
  countStranger(address: string): Promise<Verdict<null>>;
}

export interface CallLimits {
  /** Calls a minute with one token. */
  readonly calls: number;
  /** Calls a minute from one address without a good token. */
  readonly strangers: number;
}

const usual: CallLimits = { calls: 120, strangers: 30 };

/** `store` is the counters' own database file. */
export function makeCallRate(
  store: unknown,
  limits: Partial<CallLimits> = {},
): CallRate {
  const { calls, strangers } = { ...usual, ...limits };
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterSQLite({
      storeClient: store,
      storeType: "better-sqlite3",
      tableName: "tries",
      tableCreated: true,
      keyPrefix,
      points,
      duration: 60,
    });
  const ofToken = limiter("token", calls);
  const ofAddress = limiter("token-address", strangers);

  async function count(
    one: RateLimiterSQLite,
    key: string,
  ): Promise<Verdict<null>> {
    const counted = await one.penalty(fingerprint(key));
    return counted.consumedPoints <= one.points
      ? granted(null)
      : refused("tooManyTries", {
          seconds: Math.max(1, Math.ceil(counted.msBeforeNext / 1000)),
        });
  }

  return {
    count: (tokenId) => count(ofToken, tokenId),
    countStranger: (address) => count(ofAddress, address),
  };
}

function fingerprint(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
