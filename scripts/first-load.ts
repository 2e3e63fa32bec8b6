import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What vite's manifest says of one chunk. */
interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

export type Manifest = Readonly<Record<string, Chunk>>;

export interface Load {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** Every file that is there before one of `roots` can run: the chunks they import, and theirs. */
export function loadOf(manifest: Manifest, roots: readonly string[]): Load {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined)
      throw new Error(`The build knows no ${key}, so nothing was measured.`);
    if (scripts.has(chunk.file)) return;
    scripts.add(chunk.file);
    for (const style of chunk.css ?? []) styles.add(style);
    for (const part of chunk.imports ?? []) visit(part);
  };
  for (const root of roots) visit(root);
  return { scripts: [...scripts], styles: [...styles] };
}

/** Bytes as they travel, with the compression that every browser takes. */
export function weigh(
  files: readonly string[],
  read: (file: string) => Uint8Array,
): number {
  return files.reduce(
    (sum, file) => sum + gzipSync(read(file), { level: 9 }).length,
    0,
  );
}

/** What stands between a person and the first row of the list of requests. */
const roots = [
  "index.html",
  "src/registers/requests/list-page.tsx",
  // The larger of the two languages.
  "src/locales/zh-first.ts",
];

/** In bytes. The goal is 180,000 of script; what stands here may only become less. */
const budget = { script: 260_500, style: 15_500 };

function measure(): boolean {
  const dist = join(import.meta.dirname, "../apps/web/dist");
  const manifest = JSON.parse(
    readFileSync(join(dist, ".vite/manifest.json"), "utf8"),
  ) as Manifest;
  const { scripts, styles } = loadOf(manifest, roots);
  const read = (file: string) => readFileSync(join(dist, file));
  const script = weigh(scripts, read);
  const style = weigh(styles, read);
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(
    `Before the first row: ${kB(script)} of script in ${scripts.length} files (at most ${kB(budget.script)}), ${kB(style)} of style (at most ${kB(budget.style)}), gzipped.`,
  );
  if (script <= budget.script && style <= budget.style) return true;
  const heaviest = scripts
    .map((file) => ({ file, bytes: weigh([file], read) }))
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, 12);
  for (const { file, bytes } of heaviest)
    console.log(`${kB(bytes).padStart(10)}  ${file}`);
  console.log(
    "Too much is loaded before the first row. Fetch what it does not show with import(), when it is asked for.",
  );
  return false;
}

if (import.meta.main) process.exitCode = measure() ? 0 : 1;
