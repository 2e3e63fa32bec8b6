import { figureOf, type Figure } from "./figure.ts";
import { quantile } from "./measure.ts";
import { rawClient, type RawClient } from "./raw-client.ts";
import { ask, listInput, type Stage } from "./server-figures.ts";

const perSecond = 100;

/** Waits at a steady hundred pages a second, whatever the answers take; what comes late has waited longer. */
async function steadyWaits(
  port: number,
  request: Buffer,
  seconds: number,
): Promise<number[]> {
  const clients = Array.from({ length: 16 }, () => rawClient(port));
  const free = [...clients];
  const queue: ((client: RawClient) => void)[] = [];
  const waits: number[] = [];
  const began = performance.now();
  const all: Promise<void>[] = [];
  const release = (client: RawClient): void => {
    const next = queue.shift();
    if (next === undefined) free.push(client);
    else next(client);
  };
  const page = async (due: number): Promise<void> => {
    // Where nobody is free, the page waits from the moment it was due.
    const client =
      free.pop() ??
      (await new Promise<RawClient>((resolve) => {
        queue.push(resolve);
      }));
    await client.send(request);
    waits.push(performance.now() - due);
    release(client);
  };
  for (let sent = 0; sent < seconds * perSecond; sent += 1) {
    const due = began + (sent * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    all.push(page(due));
  }
  await Promise.all(all);
  for (const client of clients) client.close();
  return waits;
}

/** What everybody else waits for while somebody has a report made. */
export async function reportFigures(
  { product, effort }: Stage,
  seconds: number,
): Promise<Figure[]> {
  const page = ask(product, "requests.list", listInput(""));
  // A count that nobody keeps: every case that ever ended is looked at.
  const report = ask(
    product,
    "requests.list",
    listInput("view=closed&type=minor&channel=post"),
  );
  const probe = rawClient(product.port);
  const began = performance.now();
  const { status } = await probe.send(report);
  const reportMs = performance.now() - began;
  probe.close();
  if (status !== 200)
    throw new Error(`The report was answered with ${String(status)}.`);
  await steadyWaits(product.port, page, 2);
  const quiet: number[] = [];
  const busy: number[] = [];
  for (let left = Math.ceil(effort.rounds / 2); left > 0; left -= 1) {
    quiet.push(quantile(await steadyWaits(product.port, page, seconds), 0.99));
    const round = { isOver: false };
    const client = rawClient(product.port);
    const reports = (async () => {
      while (!round.isOver) await client.send(report);
    })();
    busy.push(quantile(await steadyWaits(product.port, page, seconds), 0.99));
    round.isOver = true;
    await reports;
    client.close();
  }
  return [
    figureOf({
      name: `p99 of 100 pages per second beside a count of ${(reportMs / 1000).toFixed(1)} s`,
      figure: quantile(busy, 0.5),
      yardstick: quantile(quiet, 0.5),
      unit: "ms",
      goal: { kind: "most", value: 1.5 },
    }),
  ];
}
