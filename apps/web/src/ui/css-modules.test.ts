import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

// TypeScript knows that a style sheet has classes, not which. So this looks: a misspelt class would be seen
// by nobody but the person whose button has no colour.
const src = join(dirname(fileURLToPath(import.meta.url)), "..");

const files = readdirSync(src, { recursive: true, encoding: "utf8" });
const importing = /import (\w+) from "(\.[^"]+\.module\.css)"/g;

interface Sheet {
  readonly path: string;
  readonly declared: ReadonlySet<string>;
  readonly used: Set<string>;
}

function sheets(): Map<string, Sheet> {
  const found = new Map<string, Sheet>();
  for (const file of files.filter((name) => name.endsWith(".module.css"))) {
    const css = readFileSync(join(src, file), "utf8").replaceAll(
      /\/\*[\s\S]*?\*\//g,
      "",
    );
    const declared = new Set(
      [...css.matchAll(/\.([a-zA-Z][\w-]*)/g)]
        .map(([, name = ""]) => name)
        // Parts of Mantine's inside one of ours are Mantine's to name.
        .filter((name) => !name.startsWith("mantine-")),
    );
    found.set(file, { path: file, declared, used: new Set() });
  }
  for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
    const code = readFileSync(join(src, file), "utf8");
    for (const [, local = "", sheetPath = ""] of code.matchAll(importing)) {
      const sheet = found.get(join(dirname(file), sheetPath));
      if (!sheet)
        throw new Error(`${file} imports ${sheetPath}, which is not there.`);
      for (const [, name = ""] of code.matchAll(
        new RegExp(`${local}\\["([^"]+)"\\]`, "g"),
      )) {
        sheet.used.add(name);
      }
    }
  }
  return found;
}

describe("style sheets and the parts they dress", () => {
  const all = [...sheets().values()];

  it("are found", () => {
    expect(all.length).toBeGreaterThan(20);
  });

  it("every class that a part asks for is declared", () => {
    const missing = all.flatMap(({ path, declared, used }) =>
      [...used]
        .filter((name) => !declared.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("every class that is declared is asked for", () => {
    const idle = all.flatMap(({ path, declared, used }) =>
      [...declared]
        .filter((name) => !used.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(idle).toEqual([]);
  });
});
