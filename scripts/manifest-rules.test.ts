import { describe, expect, it } from "vitest";
import { manifestFindings, type Manifest } from "./manifest-rules.ts";

const find = (
  manifests: Record<string, Omit<Manifest, "name">>,
  reasons = "",
) =>
  manifestFindings(
    Object.entries(manifests).map(([path, manifest]) => ({
      path,
      manifest: { name: path, ...manifest },
    })),
    reasons,
  );

describe("a package that is shipped", () => {
  const web = {
    "apps/web/package.json": { dependencies: { react: "19.3.1" } },
  };

  it("has a line that says why", () => {
    expect(find(web)[0]).toContain("react has no line in docs/dependencies.md");
    expect(find(web, "- `react-dom`: no")).toHaveLength(1);
    expect(find(web, "- `react`: draws the screens")).toEqual([]);
  });

  it("is not lent to everybody by the root", () => {
    const root = { "package.json": { dependencies: { zod: "4.6.7" } } };
    expect(find(root, "`zod`")[0]).toContain("the root holds tools only");
  });
});

describe("a version", () => {
  it("is exact, from the catalog or our own", () => {
    const tools = (version: string) => ({
      "e2e/package.json": { devDependencies: { tool: version } },
    });
    for (const version of ["1.2.3", "catalog:", "workspace:*"])
      expect(find(tools(version))).toEqual([]);
    for (const version of ["^1.2.3", "latest", ">=1", "1.x"])
      expect(find(tools(version))[0]).toContain("not one exact version");
  });

  it("is the same wherever a package is used", () => {
    expect(
      find({
        "e2e/package.json": { devDependencies: { tool: "1.2.3" } },
        "apps/web/package.json": { devDependencies: { tool: "1.2.4" } },
      })[0],
    ).toContain("put it into the catalog");
  });
});
