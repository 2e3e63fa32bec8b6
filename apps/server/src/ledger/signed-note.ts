import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";

/** What the ledger was at some size, as it is said outside the house. */
export interface Checkpoint {
  /** Which ledger: the name of the key that signs it. */
  readonly origin: string;
  /** Entries that it covers. */
  readonly size: number;
  /** Root of the tree over them, lower-case hex. */
  readonly root: string;
}

/** Signs checkpoints under a name. */
export interface NoteSigner {
  readonly name: string;
  /** The public half in one line, to be kept where the ledger is checked. */
  readonly verifierKey: string;
  sign(checkpoint: Omit<Checkpoint, "origin">): string;
}

const algorithm = 1;
/** An Ed25519 key in SPKI is these bytes and then the 32 of the key. */
const spkiStart = Buffer.from("302a300506032b6570032100", "hex");

function rawPublic(key: KeyObject): Buffer {
  return key.export({ type: "spki", format: "der" }).subarray(spkiStart.length);
}

/** First four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ key), as signed notes name a key. */
function keyId(name: string, key: Buffer): Buffer {
  return createHash("sha256")
    .update(`${name}\n`)
    .update(Buffer.of(algorithm))
    .update(key)
    .digest()
    .subarray(0, 4);
}

function bodyOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root, "hex").toString("base64")}\n`;
}

/** A signer over an Ed25519 key (PKCS #8 PEM). The ledger is named after its key, so two are never mixed up. */
export function noteSigner(pem: string): NoteSigner {
  const secret = createPrivateKey(pem);
  const key = rawPublic(createPublicKey(secret));
  const name = `kept-ledger-${createHash("sha256").update(key).digest("hex").slice(0, 12)}`;
  const id = keyId(name, key);
  return {
    name,
    verifierKey: `${name}+${id.toString("hex")}+${Buffer.concat([Buffer.of(algorithm), key]).toString("base64")}`,
    sign: (checkpoint) => {
      const body = bodyOf({ origin: name, ...checkpoint });
      const signature = sign(null, Buffer.from(body), secret);
      return `${body}\n— ${name} ${Buffer.concat([id, signature]).toString("base64")}\n`;
    },
  };
}

/** The checkpoint that a note holds, when the key of this verifier has signed it; null for anything else. */
export function readNote(note: string, verifierKey: string): Checkpoint | null {
  // The key itself may hold a plus.
  const [name = "", , ...rest] = verifierKey.trim().split("+");
  const encoded = rest.join("+");
  const key = Buffer.from(encoded, "base64").subarray(1);
  const end = note.indexOf("\n\n");
  if (end < 0 || key.length !== 32) return null;
  const body = note.slice(0, end + 1);
  const [origin = "", size = "", root = "", ...more] = body
    .slice(0, -1)
    .split("\n");
  if (origin !== name || !/^\d{1,15}$/.test(size) || more.length > 0)
    return null;
  const publicKey = createPublicKey({
    key: Buffer.concat([spkiStart, key]),
    format: "der",
    type: "spki",
  });
  const signed = note
    .slice(end + 2)
    .split("\n")
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => Buffer.from(line.split(" ")[2] ?? "", "base64"))
    .some(
      (bytes) =>
        bytes.subarray(0, 4).equals(keyId(name, key)) &&
        verify(null, Buffer.from(body), publicKey, bytes.subarray(4)),
    );
  return signed
    ? {
        origin,
        size: Number(size),
        root: Buffer.from(root, "base64").toString("hex"),
      }
    : null;
}
