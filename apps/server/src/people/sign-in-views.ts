import { hasEnough, mayUseCodes } from "@kept/domain/access/factors";
import type { Actor } from "@kept/domain/access/actor";
import type { Db } from "../db/reading.ts";
import {
  findTotp,
  passkeysOf,
  recoveryCodesLeft,
} from "./factors/factor-store.ts";
import { liveSessionsOf } from "./session-store.ts";
import { providerLinkOf } from "./sso/sso-store.ts";
import { isDemoOffice } from "./setting-store.ts";

/** Everything about how somebody signs in, for themselves. */
export async function signInView(db: Db, actor: Actor, now: string) {
  const isDemo = await isDemoOffice(db);
  const totp = await findTotp(db, actor.id);
  const passkeys = await passkeysOf(db, actor.id);
  const isTotpOn = totp !== null && totp.confirmedAt !== null;
  const factors = { totp: isTotpOn, passkeys: passkeys.length };
  const sessions = await liveSessionsOf(db, actor.id, now);
  return {
    mayUseCodes: mayUseCodes(actor.role, isDemo),
    hasEnough: hasEnough(actor.role, factors, isDemo),
    totpSince: isTotpOn ? totp.confirmedAt : null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt,
      lastUsedAt,
    })),
    provider: await providerLinkOf(db, actor.id),
    codesLeft: await recoveryCodesLeft(db, actor.id),
    sessions: sessions.map(({ sessionHash, ...session }) => ({
      ...session,
      isHere: sessionHash === actor.sessionHash,
    })),
  };
}
