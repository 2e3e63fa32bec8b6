import { afterEach, describe, expect, it } from "vitest";
import { lineRules, readHouse, textFindings } from "./house-rules.ts";
import { plantTree, removePlantedTrees } from "./planted-tree.ts";

afterEach(removePlantedTrees);

// Written in two halves, so that this file does not itself break the rule it shows.
const join = (...halves: string[]) => halves.join("");

/** Rule, file, and a line that breaks it. */
const breaches: [rule: string, path: string, line: string][] = [
  [
    "no-register-keys-in-casework",
    "apps/server/src/casework/commands.ts",
    `if (register === "incidents") return;`,
  ],
  [
    "no-register-keys-in-casework",
    "apps/web/src/casework/case-frame.tsx",
    "const key = `requests`;",
  ],
  [
    "sql-stays-in-stores-and-views",
    "apps/server/src/people/commands.ts",
    `await tx.insertInto("people").execute();`,
  ],
  [
    "sql-stays-in-stores-and-views",
    "apps/server/src/desk/today.ts",
    "const rows = sql<Row>`select 1`;",
  ],
  [
    "a-day-has-a-zone",
    "apps/web/src/people/away.tsx",
    "const today = (): string => new Date().toISOString().slice(0, 10);",
  ],
  [
    "a-day-has-a-zone",
    "apps/server/src/desk/house-views.ts",
    "const weekAgo = addDays(now.slice(0, 10), -7);",
  ],
  [
    "bugs-are-not-caught-in-the-middle",
    "apps/server/src/registers/requests/commands.ts",
    "} catch (error) {",
  ],
  [
    "bugs-are-not-caught-in-the-middle",
    "packages/domain/src/time/zone.ts",
    "return work().catch(() => null);",
  ],
  [
    "words-for-people-stand-in-locales",
    "apps/web/src/people/sign-in.tsx",
    `notify("登录失败");`,
  ],
  [
    "no-way-round-a-rule",
    "apps/server/src/people/commands.ts",
    join("// oxlint", "-disable-next-line"),
  ],
  [
    "no-way-round-a-rule",
    "e2e/story.spec.ts",
    join("// @ts", "-expect-error it works"),
  ],
  ["no-test-is-left-out", "e2e/story.spec.ts", join("test.", "fixme('x')")],
  ["no-machine-paths", "README.md", join("Look in ", "/home", "/ann/kept.")],
  ["no-registry-hosts", ".npmrc", join("see https://registry", ".example")],
  [
    "no-real-addresses",
    "packages/domain/src/time/day.test.ts",
    join(`const from = "ann@`, `office.com";`),
  ],
  [
    "cases-are-read-through-the-policy",
    "apps/server/src/desk/loose-views.ts",
    "const rows = sql<Row>`select c.title from cases c`;",
  ],
  ["no-vague-names", "apps/server/src/people/helpers.ts", ""],
  ["no-vague-names", "packages/domain/src/common.test.ts", ""],
  [
    "said-once",
    "docs/glossary.md",
    "- **case** 案件: an entry of a register\n- **case** 案件: an entry of a register",
  ],
];

/** What looks like a breach and is none. */
const sound: [path: string, line: string][] = [
  ["apps/server/src/casework/commands.test.ts", `open("requests");`],
  ["apps/server/src/registers/requests/commands.ts", `may("requests");`],
  ["apps/server/src/registers/requests/store.ts", `db.selectFrom("people");`],
  ["apps/server/src/http/upload.ts", "} catch (error) {"],
  ["apps/server/src/mail/problem.ts", `code: z.string().catch("none"),`],
  ["apps/web/src/locales/zh/people.ts", `failed: "登录失败",`],
  ["apps/web/src/casework/badge.tsx", "/** 调休: a make-up day. */"],
  ["apps/web/src/casework/badge.tsx", `const day = "M月D日";`],
  ["README.md", "Write to dpo@kept.example, or use pnpm@12.21.0."],
  ["apps/server/src/people/account-manager.ts", ""],
];

describe("the house rules", () => {
  it.each(breaches)("%s stops %s: %s", (rule, path, text) => {
    const findings = textFindings([{ path, text }]);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
  });

  it.each(sound)("let %s pass: %s", (path, text) => {
    expect(textFindings([{ path, text }])).toEqual([]);
  });

  it("each have a breach above", () => {
    const shown = new Set(breaches.map(([rule]) => rule));
    expect(shown).toEqual(
      new Set([
        ...lineRules.map((rule) => rule.name),
        "cases-are-read-through-the-policy",
        "no-vague-names",
        "said-once",
      ]),
    );
  });

  it("name the line", () => {
    const text = `one\ntwo\n${join("test.", "only('x')")}`;
    const [finding] = textFindings([{ path: "e2e/a.spec.ts", text }]);
    expect(finding?.place).toBe("e2e/a.spec.ts:3");
  });

  it("read every file of ours, hidden ones too, and none that was installed, built or is data", () => {
    const root = plantTree([
      [".npmrc", ""],
      [".ci/run", ""],
      ["apps/web/src/main.tsx", ""],
      ["packages/domain/src/data/day.ts", ""],
      ["node_modules/zod/index.js", ""],
      ["apps/web/node_modules/zod/index.js", ""],
      ["apps/web/dist/index.html", ""],
      ["data/kept.sqlite", ""],
      [".git/config", ""],
    ]);
    expect(readHouse(root).map((file) => file.path)).toEqual([
      ".ci/run",
      ".npmrc",
      "apps/web/src/main.tsx",
      "packages/domain/src/data/day.ts",
    ]);
  });
});
