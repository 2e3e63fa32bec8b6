import { rawClient } from "./raw-client.ts";

export interface Target {
  readonly port: number;
  /** The next request to send; the same one, or one of many in turn. */
  readonly next: () => Buffer;
  /** What is answered; 200 where nothing else is said. */
  readonly status?: number;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ??
    Number.NaN
  );
}

export const median = (values: readonly number[]): number =>
  quantile(values, 0.5);

/** How long one caller waits for each of `count` answers, in milliseconds. */
async function waits(target: Target, count: number): Promise<number[]> {
  const client = rawClient(target.port);
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const request = target.next();
    const began = performance.now();
    const { status } = await client.send(request);
    times.push(performance.now() - began);
    if (status !== (target.status ?? 200))
      throw new Error(`An answer was ${String(status)}.`);
  }
  client.close();
  return times;
}

/** Answers per second with so many callers at once. */
async function rate(
  target: Target,
  { callers, ms }: { callers: number; ms: number },
): Promise<number> {
  const began = performance.now();
  let answered = 0;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const client = rawClient(target.port);
      while (performance.now() - began < ms) {
        const { status } = await client.send(target.next());
        if (status !== 200) throw new Error(`An answer was ${String(status)}.`);
        answered += 1;
      }
      client.close();
    }),
  );
  return (answered / (performance.now() - began)) * 1000;
}

export interface Effort {
  readonly rounds: number;
  readonly calls: number;
  readonly rateMs: number;
  readonly callers: number;
}

const warmingRounds = 6;

/** Medians of rounds that take turns, so that a busy moment of the machine meets both alike. */
export async function compareWaits(
  one: Target,
  other: Target,
  { rounds, calls }: Pick<Effort, "rounds" | "calls">,
): Promise<{ one: number; other: number; ratio: number }> {
  const ones: number[] = [];
  const others: number[] = [];
  const ratios: number[] = [];
  // Both as they are after a while at work: what is new to Node's compiler is slow a thousand times.
  await waits(one, calls * warmingRounds);
  await waits(other, calls * warmingRounds);
  for (let round = 0; round < rounds; round += 1) {
    const a = median(await waits(one, calls));
    const b = median(await waits(other, calls));
    ones.push(a);
    others.push(b);
    ratios.push(a / b);
  }
  return { one: median(ones), other: median(others), ratio: median(ratios) };
}

export async function compareRates(
  one: Target,
  other: Target,
  { rounds, rateMs, callers }: Effort,
): Promise<{ one: number; other: number; ratio: number }> {
  const ones: number[] = [];
  const others: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const a = await rate(one, { callers, ms: rateMs });
    const b = await rate(other, { callers, ms: rateMs });
    ones.push(a);
    others.push(b);
    ratios.push(a / b);
  }
  return { one: median(ones), other: median(others), ratio: median(ratios) };
}
