import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** The floors of the house, and where their rooms lie. */
const floors = {
  "packages/domain": ["packages/domain/src/*/"],
  "apps/server": ["apps/server/src/*/", "apps/server/*/"],
  "apps/web": ["apps/web/src/*/"],
};
const isNoRoom = (name: string): boolean =>
  ["src", "dist", "node_modules", "scripts"].includes(name);

describe.each(["README.md", "README.zh-CN.md"])("%s", (page) => {
  const text = readFileSync(join(root, page), "utf8");

  it.each(Object.entries(floors))("names every room of %s", (floor, globs) => {
    const said = text.split(`\n${floor} `)[1]?.split(/\n(?=\S)/)[0] ?? "";
    const rooms = globs
      .flatMap((glob) => globSync(glob, { cwd: root }))
      .map((room) => basename(room))
      .filter((room) => !isNoRoom(room));
    expect(rooms.length).toBeGreaterThan(4);
    expect(rooms.filter((room) => !said.includes(`${room}/`))).toEqual([]);
  });

  it("leads to every page of docs", () => {
    const own = page === "README.md" ? /^(?!.*zh-CN).*\.md$/ : /\.zh-CN\.md$/;
    const pages = globSync("docs/*.md", { cwd: root }).filter((one) =>
      own.test(one),
    );
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.filter((one) => !text.includes(`(${one})`))).toEqual([]);
  });
});
