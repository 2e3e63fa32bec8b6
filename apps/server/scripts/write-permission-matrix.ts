import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { matrixOf, matrixText } from "../src/testing/permission-matrix.ts";
import { makeWorld } from "../src/testing/world.ts";

const world = await makeWorld();
const page = join(
  import.meta.dirname,
  "..",
  "..",
  "..",
  "docs",
  "permission-matrix.md",
);
writeFileSync(page, matrixText(matrixOf(world.router)));
await world.close();
