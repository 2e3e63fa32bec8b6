import { z } from "zod";
import { line } from "@kept/domain/casework/text-rules";

/** What a token may be used for; `room:verb`. */
export const tokenScopes = [
  "requests:write",
  "mail:write",
  "metrics:read",
] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A token that nobody renews ends by itself. */
export const longestDays = 400;

export const createTokenInput = z.strictObject({
  name: line(80),
  scopes: z.array(z.enum(tokenScopes)).min(1).max(tokenScopes.length),
  days: z.int().min(1).max(longestDays),
});
export type CreateTokenInput = z.infer<typeof createTokenInput>;

export const oneTokenInput = z.strictObject({ tokenId: z.uuid() });
