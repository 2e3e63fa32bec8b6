import { existsSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { generateX25519Identity, identityToRecipient } from "age-encryption";

/** Writes a new secret key to a file that is not there yet; gives back the public one, or null when there is one. */
export async function makeKeyFile(path: string): Promise<string | null> {
  if (existsSync(path)) return null;
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const handle = await open(path, "wx", 0o600);
  try {
    await handle.writeFile(`# public key: ${recipient}\n${identity}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return recipient;
}

/** The secret key in a file; null when there is none. */
export async function readKeyFile(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  const lines = (await readFile(path, "utf8")).split("\n");
  return lines.find((line) => line.startsWith("AGE-SECRET-KEY-")) ?? null;
}
