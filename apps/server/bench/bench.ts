import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browserFigures } from "./browser-figures.ts";
import { bulkFigures } from "./bulk-figures.ts";
import { disclosureFigures } from "./disclosure-figures.ts";
import { tableOf, type Figure, type Missing } from "./figure.ts";
import { hiddenFigures } from "./hidden-figures.ts";
import { ledgerFigures } from "./ledger-figures.ts";
import { liveFigures } from "./live-figures.ts";
import { reportFigures } from "./load-figures.ts";
import type { Effort } from "./measure.ts";
import { officeFolder } from "./office-folder.ts";
import { startBare, startProduct } from "./processes.ts";
import { searchFigures } from "./search-figures.ts";
import {
  createFigures,
  depthFigures,
  queueFigures,
  readFigures,
  sizeFigures,
  type Stage,
} from "./server-figures.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "9" },
    calls: { type: "string", default: "150" },
    only: { type: "string" },
  },
});
const requests = Number(values.requests);
const effort: Effort = {
  rounds: Number(values.rounds),
  calls: Number(values.calls),
  rateMs: 2_000,
  callers: 8,
};

const figures: Figure[] = [];
const missing: Missing[] = [];

/** One part of the bench; when it breaks, the others are still measured, and it is said. */
async function part(
  name: string,
  measure: () => Promise<readonly Figure[]>,
): Promise<void> {
  if (values.only !== undefined && !values.only.split(",").includes(name))
    return;
  say(`… ${name}`);
  try {
    figures.push(...(await measure()));
  } catch (error) {
    missing.push({
      name,
      why: error instanceof Error ? error.message : String(error),
    });
  }
}

async function measure(stage: Stage): Promise<void> {
  // An office of its own: the yardsticks write rows into the others that are no entries.
  await part("ledger", async () =>
    ledgerFigures(await officeFolder(334_000, say), say),
  );
  await part("queue", () => queueFigures(stage));
  await part("size", async () => {
    const small = await startProduct(smallFolder);
    try {
      return await sizeFigures(stage, small);
    } finally {
      await small.stop();
    }
  });
  await part("depth", () => depthFigures(stage));
  await part("reads", () => readFigures(stage));
  await part("search", () => searchFigures(stage));
  await part("report", () => reportFigures(stage, 10));
  await part("disclosures", () => disclosureFigures(200_000, say));
  await part("browser", () => browserFigures(stage));
  await part("create", () => createFigures(stage));
  await part("bulk", () => bulkFigures(stage));
  await part("hidden", () => hiddenFigures(stage, folder));
  await part("live", () => liveFigures(smallFolder, 30));
}

const folder = await officeFolder(requests, say);
const smallFolder = await officeFolder(10_000, say);
const product = await startProduct(folder);
try {
  const bare = await startBare(folder);
  try {
    await measure({ product, bare, effort, requests });
  } finally {
    await bare.stop();
  }
} finally {
  await product.stop();
}

say("");
say(tableOf(figures, missing));
const results = join(import.meta.dirname, "../../../bench/results");
mkdirSync(results, { recursive: true });
writeFileSync(
  join(results, "latest.json"),
  `${JSON.stringify(
    {
      at: new Date().toISOString(),
      requests,
      node: process.versions.node,
      cores: cpus().length,
      figures,
      missing,
    },
    null,
    2,
  )}\n`,
);
