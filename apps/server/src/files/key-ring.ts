import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { tried } from "../db/constraint-error.ts";
import { syncFolder } from "./sync-folder.ts";

/** A key that wraps the keys of files. */
export interface FileKey {
  /** What stands in a file sealed under it; says nothing of the key. */
  readonly id: Buffer;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** The keys of the house: new files are sealed under the first; the others still open what they sealed. */
export type KeyRing = readonly [FileKey, ...FileKey[]];

export type OpenedRing =
  | { readonly ok: true; readonly ring: KeyRing }
  /** One line for whoever runs the house. */
  | { readonly ok: false; readonly line: string };

const keyLine = /^kept-file-key ([0-9a-f]{64})$/u;
export const keyIdBytes = 8;

export function newFileKey(): FileKey {
  return fileKeyOf(randomBytes(32));
}

function fileKeyOf(secret: Buffer): FileKey {
  const id = createHash("sha256").update("kept file key id").update(secret);
  return { id: id.digest().subarray(0, keyIdBytes), secret };
}

export function keyWithId(ring: KeyRing, id: Uint8Array): FileKey | null {
  return ring.find((key) => key.id.equals(id)) ?? null;
}

/** Reads the key file. A file that others can read, or that holds no key, is refused and never replaced. */
export async function readKeyRing(path: string): Promise<OpenedRing> {
  if (!existsSync(path))
    return refusal(
      `The key of the stored files is missing: there is no file ${path}. Without it no attachment can be read. Put it back, or name its place with KEPT_KEY_FILE. Nothing was changed.`,
    );
  const read = await tried(async () => ({
    isOpenToOthers: ((await stat(path)).mode & 0o077) !== 0,
    text: await readFile(path, "utf8"),
  }));
  if (!read.ok)
    return refusal(
      `The key file ${path} cannot be read by this user. Nothing was changed.`,
    );
  const { isOpenToOthers, text } = read.value;
  if (isOpenToOthers)
    return refusal(
      `Others on this machine can read the key file ${path}. Run: chmod 600 ${path}. Nothing was changed.`,
    );
  const lines = text.split("\n").filter((line) => !/^\s*(?:#|$)/u.test(line));
  const keys = lines.map((line) => keyLine.exec(line.trim())?.[1] ?? null);
  const [first, ...rest] = keys.map((hex) =>
    hex === null ? null : fileKeyOf(Buffer.from(hex, "hex")),
  );
  const others = rest.filter((key) => key !== null);
  if (!first || others.length !== rest.length)
    return refusal(
      `The file ${path} does not hold the key of the stored files. Put the right one back. Nothing was changed.`,
    );
  return { ok: true, ring: [first, ...others] };
}

/** Writes the key file, whole or not at all, for this user alone; one line where that cannot be done. */
export async function writeKeyRing(
  path: string,
  ring: KeyRing,
): Promise<OpenedRing> {
  const written = await tried(async () => {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(`${path}.new`, "w", 0o600);
    try {
      const lines = ring.map(
        ({ secret }) => `kept-file-key ${secret.toString("hex")}\n`,
      );
      await handle.writeFile(`${keyNotice}${lines.join("")}`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${path}.new`, path);
    await syncFolder(folder);
  });
  return written.ok
    ? { ok: true, ring }
    : refusal(
        `The key file ${path} cannot be written. Make its folder writable for this user, or write it by hand. Nothing was changed.`,
      );
}

const keyNotice = `# Opens every stored file of Kept. Keep it off the disk that holds the data, and keep a copy.
`;

function refusal(line: string): OpenedRing {
  return { ok: false, line };
}
