import { readFile, stat } from "node:fs/promises";
import { tried } from "../db/constraint-error.ts";

export type SecretReading =
  | { readonly ok: true; readonly value: string }
  /** One line for whoever runs the house. */
  | { readonly ok: false; readonly line: string };

/** The secret in a file: one line, readable by this user alone. */
export async function secretIn(path: string): Promise<SecretReading> {
  const read = await tried(async () => ({
    isOpenToOthers: ((await stat(path)).mode & 0o077) !== 0,
    text: (await readFile(path, "utf8")).trim(),
  }));
  if (!read.ok)
    return refusal(`The secret file ${path} cannot be read by this user.`);
  const { isOpenToOthers, text } = read.value;
  if (isOpenToOthers)
    return refusal(
      `Others on this machine can read the secret file ${path}. Run: chmod 600 ${path}.`,
    );
  return /^\S{8,4000}$/u.test(text)
    ? { ok: true, value: text }
    : refusal(`The secret file ${path} does not hold one secret on one line.`);
}

function refusal(line: string): SecretReading {
  return { ok: false, line: `${line} Nothing was changed.` };
}
