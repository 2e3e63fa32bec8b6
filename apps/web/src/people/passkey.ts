import type {
  PasskeyAssertion,
  PasskeyAttestation,
} from "@kept/domain/access/factors";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";

// The types of the wire know no callbacks and buffers, which these options name and never hold.

// Fetched when a passkey is really asked for.
const browser = () => import("@simplewebauthn/browser");

/** Asks the device to sign with a passkey it has. */
export async function showPasskey(options: unknown): Promise<PasskeyAssertion> {
  const { startAuthentication } = await browser();
  const { id, rawId, response, authenticatorAttachment } =
    await startAuthentication({
      optionsJSON: options as PublicKeyCredentialRequestOptionsJSON,
    });
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    id,
    rawId,
    type: "public-key",
    authenticatorAttachment: attachmentOf(authenticatorAttachment),
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData, signature, userHandle },
  };
}

/** Asks the device to make a passkey for this office. */
export async function makePasskey(
  options: unknown,
): Promise<PasskeyAttestation> {
  const { startRegistration } = await browser();
  const { id, rawId, response, authenticatorAttachment } =
    await startRegistration({
      optionsJSON: options as PublicKeyCredentialCreationOptionsJSON,
    });
  return {
    id,
    rawId,
    type: "public-key",
    authenticatorAttachment: attachmentOf(authenticatorAttachment),
    clientExtensionResults: {},
    response: {
      clientDataJSON: response.clientDataJSON,
      attestationObject: response.attestationObject,
      transports: response.transports,
    },
  };
}

function attachmentOf(
  said: string | undefined,
): "platform" | "cross-platform" | null {
  return said === "platform" || said === "cross-platform" ? said : null;
}
