import { generateKeyPairSync } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./sync-folder.ts";

/** The key in this file; null while none was made. */
export async function knownKey(path: string): Promise<string | null> {
  return existsSync(path) ? readFile(path, "utf8") : null;
}

/** The Ed25519 key in this file (PKCS #8 PEM), made at the first start and readable by this user alone. */
export async function signingKey(path: string): Promise<string> {
  const known = await knownKey(path);
  if (known !== null) return known;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const pem = generateKeyPairSync("ed25519").privateKey.export({
    type: "pkcs8",
    format: "pem",
  });
  const handle = await open(path, "wx", 0o600);
  try {
    await handle.writeFile(pem);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(folder);
  return pem.toString();
}
