import * as client from "openid-client";
import type { Assurance } from "@kept/domain/access/factors";
import { tried } from "../../db/constraint-error.ts";
import {
  acrWanted,
  assuranceOf,
  isLoopback,
  type SsoSettings,
} from "./sso-settings.ts";

/** What a browser takes to the provider and has to bring back. */
export interface Trip {
  readonly returnTo: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Whether they have to show there anew who they are, however lately they did. */
  readonly isFresh: boolean;
}

export interface Returned {
  readonly code: string;
  readonly state: string;
  readonly iss: string | null;
}

/** Whom the provider knows there, and how surely. */
export interface Outsider {
  readonly issuer: string;
  readonly subject: string;
  readonly assurance: Assurance;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** `down`: it did not answer. `refused`: it did, and the answer does not hold; `reason` is for the log. */
  | {
      readonly ok: false;
      readonly why: "down" | "refused";
      readonly reason: string;
    };

/** The one place elsewhere where people of this office sign in. */
export interface IdentityProvider {
  readonly name: string;
  readonly issuer: string;
  /** Whether anything it can say is worth more here than a password. */
  readonly provesEnough: boolean;
  leaveFor(trip: Trip): Promise<Answer<string>>;
  comeBack(trip: Trip, returned: Returned): Promise<Answer<Outsider>>;
}

const patienceSeconds = 10;
const skewSeconds = 30;
/** How long ago they may have shown it where a fresh proof is asked for. */
const freshSeconds = 5 * 60;
const forgetAfterMs = 60 * 60_000;

/**
 * A provider that speaks OpenID Connect. It is asked for its addresses where the setting says and nowhere else,
 * no redirect is followed, and what it signs is checked even though it came over TLS.
 */
export function openIdentityProvider(
  settings: SsoSettings,
  secret: string,
): IdentityProvider {
  const issuer = new URL(settings.issuer);
  const isHere = isLoopback(issuer);
  let known: { at: number; asking: Promise<client.Configuration> } | null =
    null;

  const fetchOnlySafe: client.CustomFetch = async (url, options) => {
    const { protocol } = new URL(url);
    if (protocol !== "https:" && !(isHere && isLoopback(new URL(url))))
      throw new Error("The provider names an address without TLS");
    return fetch(url, options as RequestInit);
  };

  async function configuration(): Promise<client.Configuration> {
    if (known !== null && Date.now() - known.at < forgetAfterMs)
      return known.asking;
    const asking = client.discovery(
      issuer,
      settings.clientId,
      { client_secret: secret, [client.clockTolerance]: skewSeconds },
      client.ClientSecretBasic(secret),
      {
        [client.customFetch]: fetchOnlySafe,
        timeout: patienceSeconds,
        execute: [
          client.enableNonRepudiationChecks,
          ...(isHere ? [client.allowInsecureRequests] : []),
        ],
      },
    );
    known = { at: Date.now(), asking };
    const asked = await tried(() => asking);
    if (!asked.ok) known = null;
    return asking;
  }

  return {
    name: settings.name,
    issuer: settings.issuer,
    provesEnough: settings.two.length + settings.phishingResistant.length > 0,

    async leaveFor({ returnTo, state, nonce, verifier, isFresh }) {
      const challenge = await client.calculatePKCECodeChallenge(verifier);
      const asked = await tried(configuration);
      if (!asked.ok) return failed(asked.error);
      const acr = acrWanted(settings);
      const address = client.buildAuthorizationUrl(asked.value, {
        redirect_uri: returnTo,
        scope: "openid",
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: "S256",
        ...(acr !== null && { acr_values: acr }),
        ...(isFresh && { prompt: "login", max_age: "0" }),
      });
      return { ok: true, value: address.href };
    },

    async comeBack({ returnTo, state, nonce, verifier, isFresh }, returned) {
      const asked = await tried(configuration);
      if (!asked.ok) return failed(asked.error);
      const address = new URL(returnTo);
      address.searchParams.set("code", returned.code);
      address.searchParams.set("state", returned.state);
      if (returned.iss !== null) address.searchParams.set("iss", returned.iss);
      const got = await tried(() =>
        client.authorizationCodeGrant(asked.value, address, {
          expectedNonce: nonce,
          expectedState: state,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(isFresh && { maxAge: freshSeconds }),
        }),
      );
      if (!got.ok) return failed(got.error);
      const claims = got.value.claims();
      if (claims === undefined) return refusedFor("no id token");
      const { acr, amr } = claims;
      return {
        ok: true,
        value: {
          issuer: claims.iss,
          subject: claims.sub,
          assurance: assuranceOf(
            {
              acr: typeof acr === "string" ? acr : null,
              amr: Array.isArray(amr)
                ? amr.filter((one) => typeof one === "string")
                : [],
            },
            settings,
          ),
        },
      };
    },
  };
}

/** Codes only: what a provider writes into an error may name a person. */
function failed(error: unknown): Answer<never> {
  const code =
    error instanceof Error && "code" in error ? String(error.code) : "unknown";
  const isDown =
    code === "OAUTH_TIMEOUT" ||
    code === "OAUTH_RESPONSE_IS_NOT_CONFORM" ||
    (error instanceof TypeError && code === "unknown");
  return isDown ? { ok: false, why: "down", reason: code } : refusedFor(code);
}

function refusedFor(reason: string): Answer<never> {
  return { ok: false, why: "refused", reason };
}
