import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const web = join(root, "apps/web");

// The API restarts when its code changes; the pages come from Vite, which passes calls on to it.
const parts = [
  spawn(process.execPath, ["--watch", "apps/server/src/main.ts"], {
    cwd: root,
    stdio: "inherit",
  }),
  spawn(join(web, "node_modules/.bin/vite"), { cwd: web, stdio: "inherit" }),
];

/** When one ends, both do. */
function stop(): void {
  for (const part of parts) part.kill();
}
for (const part of parts) part.on("exit", stop);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
