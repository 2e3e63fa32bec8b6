import { globSync } from "node:fs";
import { runCommand } from "./run-command.ts";

// Found, not listed: a workspace without a passing tsconfig cannot be forgotten.
const projects = globSync(
  "{tsconfig.json,{apps,packages}/*/tsconfig*.json,e2e/tsconfig.json}",
).sort();
if (projects.length === 0) throw new Error("No tsconfig.json was found.");

let isGreen = true;
for (const project of projects) {
  const end = await runCommand({
    command: `tsc --noEmit --pretty false --project ${project}`,
    isShown: false,
    limitSeconds: 120,
  });
  isGreen &&= end.isGreen;
  console.log(`${end.isGreen ? "ok    " : "FAILED"} ${project}`);
  if (!end.isGreen) console.log(end.output.trim());
}
process.exitCode = isGreen ? 0 : 1;
