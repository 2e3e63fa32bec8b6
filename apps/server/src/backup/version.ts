import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const manifest = z.object({ version: z.string() });

/** Version of this Kept. */
export async function keptVersion(): Promise<string> {
  const text = await readFile(
    join(import.meta.dirname, "../../package.json"),
    "utf8",
  );
  return manifest.parse(JSON.parse(text)).version;
}
