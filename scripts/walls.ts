import { globSync } from "node:fs";
import { cruise, type IViolation } from "dependency-cruiser";
import walls from "../.dependency-cruiser.mjs";

const rooms = ["packages", "apps", "e2e", "scripts"];

interface Inspection {
  /** Every arrow that goes through a wall. */
  readonly violations: readonly IViolation[];
  /** Source files found on disk. */
  readonly files: readonly string[];
  /** Source files on disk that the cruiser did not read; an unread file obeys every wall. */
  readonly unread: readonly string[];
}

/** Cruises the house at `root`. Without TypeScript 6 at hand the cruiser reads nothing and finds nothing, hence `unread`. */
export async function inspectWalls(root: string): Promise<Inspection> {
  const files = globSync(`{${rooms.join(",")}}/**/*.{ts,tsx}`, {
    cwd: root,
    exclude: ["**/node_modules/**", "**/dist/**", "**/*.d.ts"],
  });
  const present = rooms.filter((room) => files.some((f) => f.startsWith(room)));
  if (present.length === 0) return { violations: [], files, unread: [] };

  const { output } = await cruise(present, {
    ...walls.options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: walls.forbidden },
  });
  if (typeof output === "string") throw new Error(output);
  const read = new Set(output.modules.map((module) => module.source));
  return {
    violations: output.summary.violations,
    files,
    unread: files.filter((file) => !read.has(file)),
  };
}

/** What is wrong, one finding a line (its comment indented below); empty when the house stands. */
export function wallFindings(inspection: Inspection): string[] {
  if (inspection.files.length === 0)
    return ["No source file was found, so no wall was checked."];
  return [
    ...inspection.unread.map((file) => `${file}: not read by the cruiser`),
    ...inspection.violations.map((violation) => {
      const way = violation.cycle?.map((step) => step.name) ?? [violation.to];
      const comment = walls.forbidden.find(
        (wall) => wall.name === violation.rule.name,
      )?.comment;
      return `${violation.rule.name}: ${[violation.from, ...way].join(" → ")}\n    ${comment ?? ""}`;
    }),
  ];
}

if (import.meta.main) {
  const inspection = await inspectWalls(process.cwd());
  const findings = wallFindings(inspection);
  for (const finding of findings) console.error(finding);
  console.log(
    `${walls.forbidden.length} walls, ${inspection.files.length} files, ${findings.length} findings`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}
