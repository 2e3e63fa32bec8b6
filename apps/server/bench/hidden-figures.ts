import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { figureOf, type Figure } from "./figure.ts";
import { compareWaits, type Effort } from "./measure.ts";
import type { Product } from "./processes.ts";
import { ask, inTurn, someIds, type Stage } from "./server-figures.ts";

const most = 24;

/** Puts a seal that names nobody on these cases, or takes it off. */
function seal(folder: string, ids: readonly string[], isSealed: boolean): void {
  const handle = new Database(join(folder, "kept.db"));
  handle
    .prepare(
      "update cases set is_sealed = ? where id in (select value from json_each(?))",
    )
    .run(isSealed ? 1 : 0, JSON.stringify(ids));
  handle.close();
}

/** What a no takes for cases that are hidden, beside what it takes for cases that never were: the same. */
export async function hiddenFigures(
  { product, effort }: Pick<Stage, "product" | "effort">,
  folder: string,
): Promise<Figure[]> {
  const ids = (await someIds(product, "view=closed")).slice(0, most);
  seal(folder, ids, true);
  try {
    return [await compared(product, ids, effort)];
  } finally {
    seal(folder, ids, false);
  }
}

async function compared(
  product: Product,
  ids: readonly string[],
  effort: Effort,
): Promise<Figure> {
  const askedFor = (caseIds: readonly string[]) => ({
    ...inTurn(
      product.port,
      caseIds.map((caseId) => ask(product, "requests.get", { caseId })),
    ),
    status: 404,
  });
  const { one, other, ratio } = await compareWaits(
    askedFor(ids),
    askedFor(ids.map(() => randomUUID())),
    effort,
  );
  return figureOf({
    name: "a no: sealed case beside one that never was",
    figure: one,
    yardstick: other,
    ratio,
    unit: "ms",
    goal: { kind: "most", value: 1.1 },
  });
}
