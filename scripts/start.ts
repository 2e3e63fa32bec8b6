import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildWeb } from "./build-web.ts";

const root = join(import.meta.dirname, "..");
const main = join(root, "apps/server/src/main.ts");

if (!buildWeb()) {
  console.error("Kept was not started, because the web app did not build.");
  process.exit(1);
}

// The server takes the place of this process, so that signals reach it and nobody else,
// and its exit code is ours. Windows cannot do that; there it is a child.
if (process.execve)
  process.execve(process.execPath, [process.execPath, main], process.env);
else
  spawn(process.execPath, [main], { stdio: "inherit" }).on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
