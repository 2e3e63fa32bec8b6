import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadOf, weigh, type Manifest } from "./first-load.ts";

const manifest: Manifest = {
  "index.html": {
    file: "index.js",
    imports: ["_react.js"],
    css: ["index.css"],
  },
  "_react.js": { file: "react.js" },
  "_menu.js": { file: "menu.js", imports: ["_react.js"] },
  "list.tsx": {
    file: "list.js",
    imports: ["_react.js", "index.html"],
    css: ["list.css", "index.css"],
  },
  "case.tsx": { file: "case.js", imports: ["_menu.js"], css: ["case.css"] },
};

describe("what is loaded before the first row", () => {
  it("is what the page and the list import, each file once", () => {
    expect(loadOf(manifest, ["index.html", "list.tsx"])).toEqual({
      scripts: ["index.js", "react.js", "list.js"],
      styles: ["index.css", "list.css"],
    });
  });

  it("grows with what somebody imports at once", () => {
    const heavier: Manifest = {
      ...manifest,
      "list.tsx": { file: "list.js", imports: ["_react.js", "_menu.js"] },
    };
    expect(loadOf(heavier, ["list.tsx"]).scripts).toContain("menu.js");
    expect(loadOf(manifest, ["list.tsx"]).scripts).not.toContain("menu.js");
  });

  it("is not measured when the build does not know the page", () => {
    expect(() => loadOf(manifest, ["gone.tsx"])).toThrow("gone.tsx");
  });

  it("is weighed as it travels", () => {
    const text = new TextEncoder().encode("the same words ".repeat(500));
    const sent = gzipSync(text, { level: 9 }).length;
    expect(weigh(["one", "two"], () => text)).toBe(2 * sent);
    expect(sent).toBeLessThan(text.length / 10);
  });
});
