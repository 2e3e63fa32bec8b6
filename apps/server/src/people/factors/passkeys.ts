import type {
  PasskeyAssertion,
  PasskeyAttestation,
} from "@kept/domain/access/factors";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { tried } from "../../db/constraint-error.ts";
import type { Passkey } from "./factor-store.ts";

/** To whom a passkey proves something: the name it is bound to, and the pages it may be asked for on. */
export interface RelyingParty {
  readonly id: string;
  readonly origins: readonly string[];
}

/**
 * The office as passkeys know it, from the settings: its first name over TLS. On one's own machine it is
 * `localhost`, since a number is no name that a passkey could be bound to.
 */
export function relyingParty(
  hosts: readonly string[],
  pageOrigin: string,
): RelyingParty {
  const [name] = hosts;
  if (name !== undefined)
    return { id: name, origins: hosts.map((host) => `https://${host}`) };
  const isHere = /^http:\/\/localhost(:\d{1,5})?$/u.test(pageOrigin);
  return { id: "localhost", origins: isHere ? [pageOrigin] : [] };
}

const timeout = 5 * 60_000;

export function registrationOptions(
  party: RelyingParty,
  person: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
  },
  known: readonly Passkey[],
) {
  return generateRegistrationOptions({
    rpName: "Kept",
    rpID: party.id,
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: person.name,
    timeout,
    attestationType: "none",
    excludeCredentials: known.map(({ id, transports }) => ({
      id,
      transports: [...transports],
    })),
    authenticatorSelection: {
      residentKey: "preferred",
      userVerification: "required",
    },
  });
}

export function authenticationOptions(
  party: RelyingParty,
  known: readonly Passkey[],
) {
  return generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: known.map(({ id, transports }) => ({
      id,
      transports: [...transports],
    })),
    timeout,
    userVerification: "required",
  });
}

/** A value, or in one word why it did not hold; the word stands in the ledger. */
type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

function wrong(reason: string): {
  readonly ok: false;
  readonly reason: string;
} {
  return { ok: false, reason };
}

/** What the library threw, as one of our own words: its sentences quote what a stranger sent. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : "";
  if (/origin/iu.test(text)) return "origin";
  if (/rp ?id/iu.test(text)) return "rpId";
  if (/challenge/iu.test(text)) return "challenge";
  if (/user.*(verif|present)/iu.test(text)) return "userVerification";
  if (/counter/iu.test(text)) return "counter";
  return "unreadable";
}

export async function checkNewPasskey(
  party: RelyingParty,
  challenge: string,
  response: PasskeyAttestation,
): Promise<
  Checked<Pick<Passkey, "id" | "publicKey" | "counter" | "transports">>
> {
  const checked = await tried(() =>
    verifyRegistrationResponse({
      response: response as Parameters<
        typeof verifyRegistrationResponse
      >[0]["response"],
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
    }),
  );
  if (!checked.ok) return wrong(reasonOf(checked.error));
  const { verified, registrationInfo } = checked.value;
  if (!verified) return wrong("signature");
  const {
    id,
    publicKey,
    counter,
    transports = [],
  } = registrationInfo.credential;
  const key = Buffer.from(publicKey).toString("base64url");
  return { ok: true, value: { id, publicKey: key, counter, transports } };
}

/** The counter that the passkey shows now, when its signature, page, challenge and the person's presence hold. */
export async function checkPasskey(
  party: RelyingParty,
  asked: { readonly challenge: string; readonly known: readonly Passkey[] },
  response: PasskeyAssertion,
): Promise<Checked<{ readonly passkey: Passkey; readonly counter: number }>> {
  const passkey = asked.known.find(({ id }) => id === response.id);
  if (passkey === undefined) return wrong("otherPasskey");
  const checked = await tried(() =>
    verifyAuthenticationResponse({
      response: response as Parameters<
        typeof verifyAuthenticationResponse
      >[0]["response"],
      expectedChallenge: asked.challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    }),
  );
  if (!checked.ok) return wrong(reasonOf(checked.error));
  const { verified, authenticationInfo } = checked.value;
  if (!verified) return wrong("signature");
  return {
    ok: true,
    value: { passkey, counter: authenticationInfo.newCounter },
  };
}
