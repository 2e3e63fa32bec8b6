import {
  createHash,
  createSign,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from "node:crypto";

/** What an honest device says, bent where a test wants it bent. */
interface Bent {
  readonly origin?: string;
  readonly rpId?: string;
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly challenge?: string;
  readonly id?: string;
}

/** A passkey in a drawer: makes keys and signs as a phone would, and lies when it is told to. */
export class PasskeyDevice {
  readonly id = randomBytes(16).toString("base64url");
  private readonly privateKey: KeyObject;
  private readonly cose: Buffer;
  private readonly at: { readonly origin: string; readonly rpId: string };
  counter = 0;

  constructor(at: { readonly origin: string; readonly rpId: string }) {
    this.at = at;
    const { privateKey, publicKey } = generateKeyPairSync("ec", {
      namedCurve: "P-256",
    });
    this.privateKey = privateKey;
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.cose = Buffer.concat([
      // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
      Buffer.from("a5010203262001215820", "hex"),
      Buffer.from(x, "base64url"),
      Buffer.from("225820", "hex"),
      Buffer.from(y, "base64url"),
    ]);
  }

  /** The answer to the options of a new passkey. */
  make({ challenge }: { readonly challenge: string }, bent: Bent = {}) {
    const id = Buffer.from(this.id, "base64url");
    const data = Buffer.concat([
      this.head(0x40, bent),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      this.cose,
    ]);
    const attestationObject = Buffer.concat([
      Buffer.from("a363", "hex"),
      Buffer.from("fmt"),
      Buffer.from("64", "hex"),
      Buffer.from("none"),
      Buffer.from("67", "hex"),
      Buffer.from("attStmt"),
      Buffer.from("a068", "hex"),
      Buffer.from("authData"),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    return {
      ...this.name(bent),
      response: {
        clientDataJSON: this.clientData("webauthn.create", challenge, bent),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  /** The answer to the options of a proof. */
  show({ challenge }: { readonly challenge: string }, bent: Bent = {}) {
    this.counter += 1;
    const data = this.head(0, bent);
    const clientDataJSON = this.clientData("webauthn.get", challenge, bent);
    const signature = createSign("sha256")
      .update(data)
      .update(
        createHash("sha256")
          .update(Buffer.from(clientDataJSON, "base64url"))
          .digest(),
      )
      .sign(this.privateKey);
    return {
      ...this.name(bent),
      response: {
        clientDataJSON,
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
        userHandle: null,
      },
    };
  }

  private name({ id = this.id }: Bent) {
    return {
      id,
      rawId: id,
      type: "public-key" as const,
      authenticatorAttachment: "platform" as const,
      clientExtensionResults: {},
    };
  }

  private head(extra: number, bent: Bent): Buffer {
    const { rpId = this.at.rpId, isVerified = true } = bent;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(bent.counter ?? this.counter);
    return Buffer.concat([
      createHash("sha256").update(rpId).digest(),
      Buffer.from([0x01 | (isVerified ? 0x04 : 0) | extra]),
      counter,
    ]);
  }

  private clientData(type: string, challenge: string, bent: Bent): string {
    return Buffer.from(
      JSON.stringify({
        type,
        challenge: bent.challenge ?? challenge,
        origin: bent.origin ?? this.at.origin,
        crossOrigin: false,
      }),
    ).toString("base64url");
  }
}
