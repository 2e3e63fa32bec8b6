import { globSync } from "node:fs";
import { cruise, type IViolation } from "dependency-cruiser";
import walls from "../.dependency-cruiser.mjs";
import { reportFindings, type Finding } from "./finding.ts";

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

/** What is wrong; empty when the house stands. */
export function wallFindings(inspection: Inspection): Finding[] {
  const { files, unread, violations } = inspection;
  const why = "A wall that was not looked at may be broken.";
  if (files.length === 0)
    return [{ rule: "nothing-was-checked", why, place: "no source file" }];
  return [
    ...unread.map((place) => ({ rule: "not-read-by-the-cruiser", why, place })),
    ...violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      why:
        walls.forbidden.find(({ name }) => name === rule.name)?.comment ?? "",
      place: [from, ...(cycle?.map(({ name }) => name) ?? [to])].join(" → "),
    })),
  ];
}

if (import.meta.main) {
  const inspection = await inspectWalls(process.cwd());
  reportFindings(
    wallFindings(inspection),
    `${walls.forbidden.length} walls, ${inspection.files.length} files`,
  );
}
