import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inventoryOf, inventoryText } from "../src/testing/api-inventory.ts";
import { matrixOf, matrixText } from "../src/testing/permission-matrix.ts";
import { makeWorld } from "../src/testing/world.ts";

const world = await makeWorld();
const docs = join(import.meta.dirname, "..", "..", "..", "docs");
writeFileSync(
  join(docs, "permission-matrix.md"),
  matrixText(matrixOf(world.router)),
);
writeFileSync(
  join(docs, "api-inventory.json"),
  inventoryText(inventoryOf(world.router)),
);
await world.close();
