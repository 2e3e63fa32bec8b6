import { setTimeout as wait } from "node:timers/promises";
import { figureOf, type Figure } from "./figure.ts";
import { median } from "./measure.ts";
import { rawRequest } from "./raw-client.ts";
import { answerOf, ask, listInput, type Stage } from "./server-figures.ts";

const many = 1_000;

interface Page {
  readonly rows: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

async function openIds({ product }: Stage): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ids.length < many;) {
    const input = { ...listInput("", cursor), limit: 100 };
    const page: Page = await answerOf<Page>(
      product.port,
      ask(product, "requests.list", input),
    );
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return ids.slice(0, many);
}

/** A thousand cases get an owner, each with its event, against one UPDATE of as many rows without any. */
export async function bulkFigures(stage: Stage): Promise<Figure[]> {
  const { product, bare } = stage;
  const ids = await openIds(stage);
  const { id: ownerId } = await answerOf<{ id: string }>(
    product.port,
    ask(product, "people.me", undefined),
  );
  const run = async (owner: string | null, name: string): Promise<number> => {
    const input = {
      action: "assign",
      selection: { kind: "ids", ids },
      ownerId: owner,
    };
    const began = performance.now();
    const { runId } = await answerOf<{ runId: string }>(
      product.port,
      rawRequest({
        path: "/trpc/requests.startBulk",
        cookie: product.cookie,
        body: JSON.stringify(input),
        headers: {
          "idempotency-key": `bench-bulk-${String(Date.now())}-${name}`,
        },
      }),
    );
    for (;;) {
      const { state } = await answerOf<{ state: string }>(
        product.port,
        ask(product, "runs.get", { runId }),
      );
      if (state !== "preparing" && state !== "running")
        return performance.now() - began;
      await wait(20);
    }
  };
  const updates: number[] = [];
  const runs: number[] = [];
  for (const [round, owner] of [ownerId, null, ownerId].entries()) {
    const began = performance.now();
    await answerOf(
      bare.port,
      rawRequest({ path: "/update", body: JSON.stringify({ ids, owner }) }),
    );
    updates.push(performance.now() - began);
    runs.push(await run(owner === null ? ownerId : null, String(round)));
  }
  return [
    figureOf({
      name: `change of ${String(ids.length)} cases in bulk against one UPDATE`,
      figure: median(runs),
      yardstick: median(updates),
      unit: "ms",
      goal: { kind: "most", value: 2 },
    }),
  ];
}
