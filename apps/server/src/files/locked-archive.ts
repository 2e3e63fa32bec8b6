import { createHash, randomBytes } from "node:crypto";
import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
  type ZipWriterConstructorOptions,
} from "@zip.js/zip.js";

export interface ArchivedFile {
  /** Its path in the archive. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Letters and digits that nobody takes for each other when they are read out. */
const alphabet = "abcdefghjkmnpqrstvwxyz23456789ABCD";
const groups = 6;
const groupLength = 5;

/** Words that open an archive: made for it alone, to be read out over another channel. About 150 bits. */
export function newPassphrase(): string {
  const usable = 256 - (256 % alphabet.length);
  const letters: string[] = [];
  while (letters.length < groups * groupLength)
    for (const byte of randomBytes(64))
      if (byte < usable) letters.push(alphabet[byte % alphabet.length] ?? "");
  return Array.from({ length: groups }, (_group, index) =>
    letters.slice(index * groupLength, (index + 1) * groupLength).join(""),
  ).join("-");
}

/** What `sha256sum --check` reads. */
function hashList(files: readonly ArchivedFile[]): string {
  return files
    .map(
      ({ name, bytes }) =>
        `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`,
    )
    .join("");
}

async function zipOf(
  files: readonly ArchivedFile[],
  options: ZipWriterConstructorOptions,
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    ...options,
    useWebWorkers: false,
  });
  for (const { name, bytes } of files)
    await writer.add(name, new Uint8ArrayReader(bytes));
  return writer.close();
}

/**
 * Files in one archive that only the passphrase opens: AES-256 as every common archiver reads it. The names of
 * what is in an archive stay readable beside its contents, so everything is in an archive of its own within it,
 * with a list of hashes.
 */
export async function lockedArchive(
  files: readonly ArchivedFile[],
  {
    passphrase,
    name,
    at,
  }: {
    readonly passphrase: string;
    /** Of the archive within. */
    readonly name: string;
    readonly at: string;
  },
): Promise<Uint8Array> {
  const lastModDate = new Date(at);
  const inner = await zipOf(
    [
      ...files,
      { name: "SHA256SUMS", bytes: Buffer.from(hashList(files), "utf8") },
    ],
    { lastModDate },
  );
  return zipOf([{ name, bytes: inner }], {
    lastModDate,
    level: 0,
    password: passphrase,
    encryptionStrength: 3,
  });
}
