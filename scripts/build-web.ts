import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = join(import.meta.dirname, "..");
const stamp = join(root, ".cache/web-build");

/** Everything the built pages depend on. The server is not among it: the web takes only its types. */
const inputs = [
  "scripts/build-web.ts",
  "apps/web/{src,public}/**/*.*",
  "apps/web/{index.html,vite.config.ts,package.json,tsconfig.json}",
  "packages/domain/src/**/*.ts",
  "pnpm-lock.yaml",
];

function fingerprint(): string {
  const hash = createHash("sha256");
  const files = globSync(inputs, {
    cwd: root,
    exclude: ["**/*.test.{ts,tsx}"],
  });
  for (const file of files.sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** Puts every script and style beside itself as it travels, so that no answer has to be compressed. */
function compress(assets: string): void {
  for (const file of globSync("*.{js,css}", { cwd: assets })) {
    const plain = readFileSync(join(assets, file));
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 10 };
    writeFileSync(
      join(assets, `${file}.br`),
      brotliCompressSync(plain, { params: quality }),
    );
    writeFileSync(join(assets, `${file}.gz`), gzipSync(plain, { level: 9 }));
  }
}

/** Builds the web app unless the build at hand was made of just these files. Returns whether there is a build. */
export function buildWeb(): boolean {
  const wanted = fingerprint();
  const isBuilt =
    existsSync(join(root, "apps/web/dist/index.html")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === wanted;
  if (isBuilt) {
    console.log("The web app is built already.");
    return true;
  }
  const web = join(root, "apps/web");
  const build = spawnSync(join(web, "node_modules/.bin/vite"), ["build"], {
    cwd: web,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (build.status !== 0) return false;
  compress(join(web, "dist/assets"));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}

if (import.meta.main) process.exitCode = buildWeb() ? 0 : 1;
