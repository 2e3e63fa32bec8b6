import { answer } from "../api/refusal-error.ts";
import { noInput, procedure, router } from "../api/procedure.ts";
import { createToken, revokeToken } from "./token-commands.ts";
import { createTokenInput, oneTokenInput } from "./token-schema.ts";
import { readTokens } from "./token-store.ts";

const manage = procedure("settings.manage");

/** Tokens of the programs that bring requests and mail in. */
export const tokensRouter = router({
  list: manage.input(noInput).query(({ ctx }) => readTokens(ctx.db)),
  create: manage.input(createTokenInput).mutation(async ({ ctx, input }) =>
    answer(
      await createToken(ctx.change, ctx.asking, {
        ...input,
        ownerId: ctx.actor.id,
      }),
    ),
  ),
  revoke: manage
    .input(oneTokenInput)
    .mutation(async ({ ctx, input }) =>
      answer(await revokeToken(ctx.change, ctx.asking, input.tokenId)),
    ),
});
