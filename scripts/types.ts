import { globSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import { runCommand } from "./run-command.ts";

// Found, not listed: no workspace can be forgotten.
const projects = globSync(
  "{tsconfig.json,{apps,packages}/*/tsconfig*.json,e2e/tsconfig.json}",
).sort();
const unchecked = new Set(
  globSync("{{apps,packages,e2e,scripts}/**/*.{ts,tsx},*.ts}", {
    exclude: ["**/{node_modules,dist}/**"],
  }),
);

let isGreen = projects.length > 0;
for (const project of projects) {
  const types = await runCommand({
    command: `tsc --noEmit --listFiles --pretty false --project ${project}`,
    isShown: false,
    limitSeconds: 120,
  });
  const lines = types.output.trim().split("\n");
  const words = lines.filter((line) => !isAbsolute(line));
  for (const file of lines.filter((line) => isAbsolute(line)))
    unchecked.delete(relative(process.cwd(), file));
  isGreen &&= types.isGreen;
  console.log(`${types.isGreen ? "ok    " : "FAILED"} ${project}`);
  if (!types.isGreen) console.log(words.join("\n"));
}
for (const file of unchecked) console.log(`FAILED ${file}: in no tsconfig`);
process.exitCode = isGreen && unchecked.size === 0 ? 0 : 1;
