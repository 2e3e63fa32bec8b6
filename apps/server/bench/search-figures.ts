import { searchTerms } from "@kept/domain/casework/search/typed-search";
import { figureOf, type Figure } from "./figure.ts";
import { compareWaits, median, quantile } from "./measure.ts";
import { rawClient, rawRequest } from "./raw-client.ts";
import { answerOf, ask, listInput, type Stage } from "./server-figures.ts";

/** What people type: names and parts of names in both languages, words and beginnings, of one to four. */
const searches = {
  words: [
    "张",
    "李",
    "欧",
    "敏",
    "王伟",
    "张敏",
    "欧阳",
    "晓岚",
    "秀英",
    "浩然",
    "刘建国",
    "陈思远",
    "司马志",
    "欧阳伟",
    "注销账号",
    "个人信息",
    "订单记录",
    "发票",
    "Brandt",
    "Garnier",
    "Oliver",
    "Whit",
    "Ostermann",
    "loyalty card",
    "Delete my account",
    "invoice",
    "order history",
    "newsletter",
  ],
  keys: ["DSR-2026-00042"],
} as const;

const limit = 10;

/** The address of the person at the front of the queue. */
async function someAddress({ product }: Stage): Promise<string> {
  const page = await answerOf<{ rows: { id: string }[] }>(
    product.port,
    ask(product, "requests.list", listInput("")),
  );
  const view = await answerOf<{ request: { personAddress: string | null } }>(
    product.port,
    ask(product, "requests.get", { caseId: page.rows[0]?.id }),
  );
  return view.request.personAddress ?? "";
}

async function times(
  port: number,
  requests: readonly Buffer[],
  rounds: number,
): Promise<number[]> {
  const client = rawClient(port);
  const found: number[] = [];
  for (const request of requests) {
    const each: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await client.send(request);
      each.push(performance.now() - began);
    }
    found.push(median(each));
  }
  client.close();
  return found;
}

/** The thirty searches through the whole stack; q is the queue page's own statement, asked of the bare server. */
export async function searchFigures(stage: Stage): Promise<Figure[]> {
  const { product, bare, effort } = stage;
  const own = (text: string) => ask(product, "search.cases", { text, limit });
  const keyWords = [...searches.keys, await someAddress(stage)];
  const all = [...searches.words, ...keyWords];
  const yard = rawRequest({ path: "/queue", body: "{}" });
  const q = median(
    await times(
      bare.port,
      Array.from({ length: 20 }, () => yard),
      effort.rounds,
    ),
  );
  await times(product.port, all.map(own), 1);
  const found = await times(
    product.port,
    all.map(own),
    Math.max(3, effort.rounds),
  );
  const keys = await times(
    product.port,
    keyWords.map(own),
    Math.max(3, effort.rounds),
  );
  const bareWords = searches.words.map((text) =>
    rawRequest({
      path: "/search",
      body: JSON.stringify({
        limit,
        words: searchTerms(text)
          .map(
            ({ words, isOpen }) => `"${words.join(" ")}"${isOpen ? "*" : ""}`,
          )
          .join(" AND "),
      }),
    }),
  );
  let at = 0;
  const turn = (requests: readonly Buffer[]) => () => {
    at += 1;
    return requests[at % requests.length] ?? Buffer.alloc(0);
  };
  const one = await compareWaits(
    { port: product.port, next: turn(searches.words.map(own)) },
    { port: bare.port, next: turn(bareWords) },
    effort,
  );
  return [
    figureOf({
      name: "search, one caller, against the same words bare",
      figure: one.one,
      yardstick: one.other,
      ratio: one.ratio,
      unit: "ms",
      goal: { kind: "most", value: 1.8 },
    }),
    figureOf({
      name: "search, median of 30 queries, in queue pages",
      figure: median(found),
      yardstick: q,
      unit: "ms",
      goal: { kind: "most", value: 5 },
    }),
    figureOf({
      name: "search, slowest of 30 queries, in queue pages",
      figure: quantile(found, 1),
      yardstick: q,
      unit: "ms",
      goal: { kind: "most", value: 70 },
    }),
    figureOf({
      name: "number or address, in queue pages",
      figure: median(keys),
      yardstick: q,
      unit: "ms",
      goal: { kind: "most", value: 1 },
    }),
  ];
}
