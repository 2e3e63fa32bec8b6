import { randomUUID } from "node:crypto";
import { readListQuery } from "@kept/domain/casework/listing-address";
import { requestListing } from "@kept/domain/registers/requests/listing";
import type { AppRouter } from "../src/router.ts";
import type { inferRouterInputs } from "@trpc/server";
import { figureOf, type Figure } from "./figure.ts";
import {
  compareRates,
  compareWaits,
  median,
  type Effort,
  type Target,
} from "./measure.ts";
import type { Product, Running } from "./processes.ts";
import { rawClient, rawRequest } from "./raw-client.ts";

type Inputs = inferRouterInputs<AppRouter>;

export interface Stage {
  readonly product: Product;
  readonly bare: Running;
  readonly effort: Effort;
  readonly requests: number;
}

/** The same message again and again. */
function same(port: number, request: Buffer): Target {
  return { port, next: () => request };
}

export function ask(
  { cookie }: Pick<Product, "cookie">,
  path: string,
  input: unknown,
): Buffer {
  return rawRequest({
    path: `/trpc/${path}`,
    cookie,
    body: JSON.stringify(input ?? {}),
  });
}

function askBare(path: string, asked: unknown): Buffer {
  return rawRequest({ path: `/${path}`, body: JSON.stringify(asked) });
}

export function listInput(
  address: string,
  cursor: string | null = null,
): Inputs["requests"]["list"] {
  return {
    query: readListQuery(requestListing, new URLSearchParams(address)),
    text: null,
    folded: [],
    cursor,
    limit: 50,
  };
}

export async function answerOf<T>(port: number, request: Buffer): Promise<T> {
  const client = rawClient(port);
  const { status, body } = await client.send(request);
  client.close();
  if (status !== 200)
    throw new Error(
      `${String(status)}: ${body.toString("utf8").slice(0, 300)}`,
    );
  return (JSON.parse(body.toString("utf8")) as { result: { data: T } }).result
    .data;
}

/** How long one caller waits for an answer when the product wrote something since the one before. */
async function waitAfterChange(
  product: Product,
  asked: Target,
  calls: number,
): Promise<number> {
  const writing = rawClient(product.port);
  const asking = rawClient(asked.port);
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const written = await writing.send(
      rawRequest({
        path: "/trpc/people.setLanguage",
        cookie: product.cookie,
        headers: { "idempotency-key": randomUUID() },
        body: JSON.stringify({ language: call % 2 === 0 ? "zh" : "en" }),
      }),
    );
    const request = asked.next();
    const began = performance.now();
    const page = await asking.send(request);
    times.push(performance.now() - began);
    if (written.status !== 200 || page.status !== 200)
      throw new Error("A change or the page after it was refused.");
  }
  writing.close();
  asking.close();
  return median(times);
}

/** The queue page through the whole stack, against the same rows by one statement. */
export async function queueFigures({
  product,
  bare,
  effort,
}: Stage): Promise<Figure[]> {
  const own = same(product.port, ask(product, "requests.list", listInput("")));
  const yard = same(bare.port, askBare("queue", {}));
  const one = await compareWaits(own, yard, effort);
  const many = await compareRates(own, yard, effort);
  const fresh = await waitAfterChange(product, own, effort.calls);
  const freshBare = await waitAfterChange(product, yard, effort.calls);
  return [
    figureOf({
      name: "queue page, answers per second, 8 callers",
      figure: many.one,
      yardstick: many.other,
      ratio: many.ratio,
      unit: "per s",
      goal: { kind: "least", value: 0.5 },
    }),
    figureOf({
      name: "queue page, one caller",
      figure: one.one,
      yardstick: one.other,
      ratio: one.ratio,
      unit: "ms",
      goal: { kind: "most", value: 1.6 },
    }),
    figureOf({
      name: "queue page, one caller, right after a change",
      figure: fresh,
      yardstick: freshBare,
      unit: "ms",
      goal: { kind: "most", value: 1.6 },
    }),
  ];
}

interface Page {
  readonly rows: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

/** Turns the pages of what has ended until so many rows lie behind. */
async function cursorAfter(
  product: Product,
  rows: number,
): Promise<string | null> {
  let cursor: string | null = null;
  for (let passed = 0; passed < rows;) {
    const input = { ...listInput("view=closed", cursor), limit: 100 };
    const page: Page = await answerOf<Page>(
      product.port,
      ask(product, "requests.list", input),
    );
    passed += page.rows.length;
    cursor = page.nextCursor;
    if (cursor === null) return null;
  }
  return cursor;
}

export async function depthFigures({
  product,
  effort,
  requests,
}: Stage): Promise<Figure[]> {
  const depth = Math.floor(requests / 2);
  const cursor = await cursorAfter(product, depth);
  const deep = same(
    product.port,
    ask(product, "requests.list", listInput("view=closed", cursor)),
  );
  const first = same(
    product.port,
    ask(product, "requests.list", listInput("view=closed")),
  );
  const { one, other, ratio } = await compareWaits(deep, first, effort);
  return [
    figureOf({
      name: `page at row ${depth.toLocaleString("en")} against the first`,
      figure: one,
      yardstick: other,
      ratio,
      unit: "ms",
      goal: { kind: "most", value: 1.15 },
    }),
  ];
}

/** The same page in a small office. */
export async function sizeFigures(
  stage: Stage,
  small: Product,
): Promise<Figure[]> {
  const { product, effort, requests } = stage;
  const large = same(
    product.port,
    ask(product, "requests.list", listInput("")),
  );
  const little = same(small.port, ask(small, "requests.list", listInput("")));
  const { one, other, ratio } = await compareWaits(large, little, effort);
  return [
    figureOf({
      name: `queue page at ${requests.toLocaleString("en")} against 10,000`,
      figure: one,
      yardstick: other,
      ratio,
      unit: "ms",
      goal: { kind: "most", value: 1.3 },
    }),
  ];
}

export async function someIds(
  product: Product,
  address: string,
): Promise<string[]> {
  const page = await answerOf<Page>(
    product.port,
    ask(product, "requests.list", listInput(address)),
  );
  return page.rows.map(({ id }) => id);
}

/** One after another, around and around. */
export function inTurn(port: number, requests: readonly Buffer[]): Target {
  let at = 0;
  return {
    port,
    next: () => {
      at = (at + 1) % requests.length;
      return requests[at] ?? Buffer.alloc(0);
    },
  };
}

export async function readFigures({
  product,
  bare,
  effort,
}: Stage): Promise<Figure[]> {
  // Whoever opens more than fifty different cases is asked why.
  const ids = [
    ...(await someIds(product, "")).slice(0, 24),
    ...(await someIds(product, "view=closed")).slice(0, 24),
  ];
  const { id: owner } = await answerOf<{ id: string }>(
    product.port,
    ask(product, "people.me", undefined),
  );
  const cases = await compareWaits(
    inTurn(
      product.port,
      ids.map((caseId) => ask(product, "requests.get", { caseId })),
    ),
    inTurn(
      bare.port,
      ids.map((id) => askBare("case", { id })),
    ),
    effort,
  );
  const counts = await compareWaits(
    same(product.port, ask(product, "requests.counts", undefined)),
    same(bare.port, askBare("counts", { owner: `owner:${owner}` })),
    effort,
  );
  const most = { kind: "most", value: 1.8 } as const;
  return [
    figureOf({
      name: "case page, one caller",
      figure: cases.one,
      yardstick: cases.other,
      ratio: cases.ratio,
      unit: "ms",
      goal: most,
    }),
    figureOf({
      name: "counts of all views, one caller",
      figure: counts.one,
      yardstick: counts.other,
      ratio: counts.ratio,
      unit: "ms",
      goal: most,
    }),
  ];
}

export async function createFigures({
  product,
  bare,
  effort,
}: Stage): Promise<Figure[]> {
  let made = 0;
  const fresh = (): Buffer => {
    made += 1;
    const now = new Date(Date.now() - 3_600_000).toISOString();
    const input: Inputs["requests"]["open"] = {
      policyId: "p000",
      channel: "phone",
      receivedAt: now,
      partner: null,
      personName: `Bench Person ${String(made)}`,
      personAddress: null,
      personPhone: null,
      accountRef: null,
      residence: null,
      language: "en",
      types: ["access"],
      text: "Please send me a copy of everything you keep about me.",
      mailId: null,
    };
    return rawRequest({
      path: "/trpc/requests.open",
      cookie: product.cookie,
      body: JSON.stringify(input),
      headers: {
        "idempotency-key": `bench-${String(process.pid)}-${String(Date.now())}-${String(made)}`,
      },
    });
  };
  const { one, other, ratio } = await compareWaits(
    { port: product.port, next: fresh },
    {
      port: bare.port,
      next: () => askBare("create", { name: "Bench Person" }),
    },
    { rounds: effort.rounds, calls: Math.max(3, Math.ceil(effort.calls / 4)) },
  );
  return [
    figureOf({
      name: "create a request, one caller",
      figure: one,
      yardstick: other,
      ratio,
      unit: "ms",
      goal: { kind: "most", value: 1.8 },
    }),
  ];
}
