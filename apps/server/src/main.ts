import { rememberCompiledCode } from "./compiled-code.ts";
import { runtimeProblem } from "./db/runtime-guard.ts";

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function refuse(line: string, exitCode: number): never {
  process.stderr.write(`${line}\n`);
  process.exit(exitCode);
}

const problem = runtimeProblem({
  node: process.versions.node,
  napi: process.versions["napi"] ?? "0",
});
if (problem !== null) refuse(problem, 78);
// Whatever this process writes is for its user alone.
process.umask(0o077);
rememberCompiledCode();

// Only now: an older Node would die of the native parts before it could say a word.
const { start } = await import("./start.ts");
const { faultAtStart, exitTryLater } = await import("./fault-at-start.ts");
await start({ say, refuse }).catch((error: unknown) => {
  const line = faultAtStart(error);
  if (line === null) throw error;
  refuse(line, exitTryLater);
});
