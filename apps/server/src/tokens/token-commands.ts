import { randomUUIDv7 } from "node:crypto";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Change, Intent } from "../ledger/change.ts";
import type { CreateTokenInput } from "./token-schema.ts";
import {
  endToken,
  findToken,
  insertToken,
  newApiToken,
} from "./token-store.ts";

type Asking = Omit<Intent, "action" | "case">;

const day = 24 * 60 * 60 * 1000;

export interface CreatedToken {
  readonly tokenId: string;
  /** Shown this once; the house keeps its hash. Null when the same act is asked for again. */
  readonly token: string | null;
  readonly expiresAt: string;
}

/**
 * A token for a program outside. `ownerId` is the account that answers for it: whoever asks, or at the machine
 * the administrator that is named there.
 */
export async function createToken(
  change: Change,
  asking: Asking,
  input: CreateTokenInput & { readonly ownerId: string },
): Promise<Verdict<CreatedToken>> {
  const { now } = asking;
  const id = randomUUIDv7();
  const { token, tokenHash } = newApiToken();
  const scopes = [...new Set(input.scopes)].sort();
  const expiresAt = instantAfter(now, input.days * day);
  // The answer is remembered for repeated calls, so the secret must not be in it.
  const made = await change(
    { ...asking, action: "tokens.create" },
    async (tx) => {
      await insertToken(tx, {
        id,
        name: input.name,
        tokenHash,
        scopes,
        createdAt: now,
        createdBy: input.ownerId,
        expiresAt,
      });
      return granted({
        value: { tokenId: id, expiresAt },
        events: [
          {
            action: "tokens.created",
            object: { kind: "token", id },
            changes: [
              { field: "name", before: null, after: input.name },
              { field: "scopes", before: null, after: scopes },
              { field: "expiresAt", before: null, after: expiresAt },
            ],
          },
        ],
      });
    },
  );
  if (!made.ok) return made;
  return granted({
    ...made.value,
    token: made.value.tokenId === id ? token : null,
  });
}

/** Ends a token at once and for good. */
export function revokeToken(
  change: Change,
  asking: Asking,
  tokenId: string,
): Promise<Verdict<null>> {
  return change({ ...asking, action: "tokens.revoke" }, async (tx) => {
    const token = await findToken(tx, tokenId);
    if (token === null) return refused("notFound");
    if (token.revokedAt !== null) return granted({ value: null, events: [] });
    await endToken(tx, tokenId, asking.now);
    return granted({
      value: null,
      events: [
        {
          action: "tokens.revoked",
          object: { kind: "token", id: tokenId },
          changes: [{ field: "revokedAt", before: null, after: asking.now }],
        },
      ],
    });
  });
}
