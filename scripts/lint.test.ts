import { spawnSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantTree, readTable, removePlantedTrees } from "./planted-tree.ts";

const root = join(import.meta.dirname, "..");

/** `rule | file | text`: each file breaks just this rule. */
const plants = readTable(`
no-restricted-globals | packages/domain/src/time/date-object.ts | export const today = new Date();
no-restricted-globals | packages/domain/src/time/date-now.ts | export const now = Date.now();
no-restricted-globals | packages/domain/src/time/timer.ts | setTimeout(() => undefined, 3);
no-restricted-globals | packages/domain/src/time/chance.ts | export const id = crypto.randomUUID();
no-restricted-globals | packages/domain/src/time/way-round.ts | export const now = globalThis.performance.now();
no-restricted-properties | packages/domain/src/time/dice.ts | export const dice = Math.random();
no-console | apps/server/src/people/loud.ts | console.log("hello");
no-process-env | apps/server/src/people/env.ts | export const port = process.env["PORT"];
max-params | apps/server/src/people/four.ts | export const four = (a: 1, b: 2, c: 3, d: 4) => [a, b, c, d];
no-explicit-any | apps/server/src/people/any.ts | export const any = (x: any) => Boolean(x);
no-non-null-assertion | apps/server/src/people/sure.ts | export const sure = (x?: string) => x!;
no-floating-promises | apps/server/src/people/floating.ts | Promise.resolve(1);
no-misused-promises | apps/server/src/people/misused.ts | [1].forEach(async () => { await Promise.resolve(); });
switch-exhaustiveness-check | apps/server/src/people/switch.ts | export function word(x: boolean) { switch (x) { case true: return 1; } return 2; }
no-unnecessary-condition | apps/server/src/people/sure-thing.ts | export const length = (x: string) => x?.length;
no-default-export | apps/server/src/people/default.ts | export default 1;
no-barrel-file | apps/server/src/people/barrel.ts | export * from "./sure.ts";
filename-case | apps/server/src/people/MyFile.ts | export const x = 1;
no-warning-comments | apps/server/src/people/later.ts | export const x = 1; // todo: later
jsx-no-literals | apps/web/src/ui/english.tsx | export const Hello = () => <b>Hello</b>;
jsx-no-literals | apps/web/src/ui/chinese.tsx | export const Hello = () => <b>{"你好"}</b>;
jsx-no-literals | apps/web/src/ui/attribute.tsx | export const Hello = () => <i title="Hello" />;
rules-of-hooks | apps/web/src/ui/hooks.tsx | import { useState } from "react"; export function Card({ on }: { on: boolean }) { if (on) useState(1); return null; }
alt-text | apps/web/src/ui/picture.tsx | export const Picture = () => <img src="a.png" />;
no-focused-tests | apps/server/src/people/only.test.ts | import { expect, it } from "vitest"; it.only("x", () => { expect(1).toBe(1); });
no-disabled-tests | apps/server/src/people/skip.test.ts | import { expect, it } from "vitest"; it.skip("x", () => { expect(1).toBe(1); });
expect-expect | apps/server/src/people/empty.test.ts | import { it } from "vitest"; it("x", () => { Boolean(1); });
`);

/** What looks like a breach and is none. */
const allowed = readTable(`
packages/domain/src/time/day.test.ts | import { expect, it } from "vitest"; it("knows days", () => { expect(new Date(0)).toBeDefined(); });
apps/server/src/config.ts | export const port = process.env["PORT"];
apps/server/src/main.ts | console.log("listening");
apps/web/src/ui/signs.tsx | export const Signs = ({ n, t }: { n: number; t: (key: "x") => string }) => <b title={t("x")}>{n} · {t("x")} (<i className="x">{n}</i>){" "}</b>;
packages/domain/src/registers/index.ts | export * from "./requests/register.ts";
packages/domain/src/registers/requests/register.ts | export const requests = 1;
`);

const tsconfig = JSON.stringify({
  extends: join(root, "tsconfig.base.json"),
  compilerOptions: {
    lib: ["ES2024", "DOM"],
    types: ["node"],
    jsx: "react-jsx",
  },
  include: ["packages", "apps"],
});

const found = new Map<string, string[]>();

beforeAll(() => {
  const planted = [...plants.map(([, ...file]) => file), ...allowed];
  const tree = plantTree([...planted, ["tsconfig.json", tsconfig]]);
  cpSync(join(root, ".oxlintrc.json"), join(tree, ".oxlintrc.json"));
  for (const home of ["", "apps/web"])
    symlinkSync(
      join(root, home, "node_modules"),
      join(tree, home, "node_modules"),
    );
  const lint = spawnSync(
    join(root, "node_modules/.bin/oxlint"),
    ["--format", "unix"],
    { cwd: tree, encoding: "utf8" },
  );
  const findings = lint.stdout.matchAll(
    /^([^:]+):\d+:\d+: .*\[Error\/[\w-]+\(([\w-]+)\)\]$/gm,
  );
  for (const [, file = "", rule = ""] of findings)
    found.set(file, [...(found.get(file) ?? []), rule]);
});
afterAll(removePlantedTrees);

describe("the linter", () => {
  it.each(plants)("says %s of %s: %s", (rule, file = "") => {
    expect(found.get(file)).toEqual([rule]);
  });

  it.each(allowed)("has nothing against %s: %s", (file = "") => {
    expect(found.get(file)).toBeUndefined();
  });
});
