import type { Context } from "../api/context.ts";
import type { Asking } from "../api/procedure.ts";
import type { Account } from "./account-store.ts";
import type { OwnAsking } from "./factors/factor-commands.ts";
import { meView } from "./people-views.ts";
import { hashOfToken, type SessionStage } from "./session-store.ts";
import type { SignInPlace } from "./sign-in.ts";

/** Where a sign-in comes from, as its call says. */
export function placeOf(ctx: Context): SignInPlace {
  return {
    address: ctx.address,
    ipClass: ctx.ipClass,
    device: ctx.device,
    now: ctx.now(),
    requestId: ctx.requestId,
    oldToken: ctx.session.token,
  };
}

/** What is shown once is kept under no key. */
export function unkeyed({ idempotency: _key, ...asking }: Asking): OwnAsking {
  return asking;
}

/** What the page is told of a sign-in that has begun. */
export async function toldOf(
  ctx: Context,
  {
    account,
    stage,
    token,
  }: { account: Account; stage: SessionStage; token: string },
) {
  return {
    stage,
    me:
      stage === "password"
        ? null
        : await meView(ctx.db, account, {
            mustEnrol: stage === "enrolling",
            session: { column: "token_hash", hash: hashOfToken(token) },
          }),
  };
}
