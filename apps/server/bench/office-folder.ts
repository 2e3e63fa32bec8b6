import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateOffice } from "./generate-office.ts";

const madeBy =
  /^(bench-office|chained-ledger|generate-office|index-words|invented-case|reckoned-clocks)\.ts$/;

/**
 * An office is made anew when the way it is made has changed; newer tables it gets by the product's own
 * migrations. It lies outside of the house.
 */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(import.meta.dirname).sort())
    if (madeBy.test(file))
      hash.update(readFileSync(join(import.meta.dirname, file)));
  return hash.digest("hex").slice(0, 12);
}

/** The folder of an office of this size, made the first time it is asked for. */
export async function officeFolder(
  requests: number,
  say: (line: string) => void,
): Promise<string> {
  const root = process.env["KEPT_BENCH_FOLDER"] ?? join(tmpdir(), "kept-bench");
  const folder = join(root, `${String(requests)}-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  say(
    `Making an office of ${requests.toLocaleString("en")} requests in ${folder}. This happens once.`,
  );
  await generateOffice({
    folder: unfinished,
    requests,
    now: new Date().toISOString(),
    say,
  });
  renameSync(unfinished, folder);
  return folder;
}
