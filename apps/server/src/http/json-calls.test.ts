import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { request as rawRequest, type IncomingMessage } from "node:http";
import express, { type RequestHandler } from "express";
import { tracked } from "@trpc/server";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { noInput, openProcedure, router } from "../api/procedure.ts";
import { refusalError } from "../api/refusal-error.ts";
import type { Context } from "../api/context.ts";
import { anyCalls, wireOf, type CallParts } from "./api-calls.ts";
import { callGuard } from "./call-guard.ts";
import { listen, type ListeningServer } from "./house-server.ts";
import { jsonCalls, type Wire } from "./json-calls.ts";
import { liveLines } from "./live-lines.ts";
import { giveRequestId } from "./request-id.ts";
import { signedInCookie } from "../testing/own-calls.ts";
import { requestDesk, wholeQueue } from "../testing/request-desk.ts";
import {
  castNames,
  makeWorld,
  testPassword,
  type CastName,
  type World,
} from "../testing/world.ts";

/** The house's wire twice over one world: with the adapter of our own in front, and with tRPC's alone. */
interface Both {
  readonly own: ListeningServer;
  readonly stock: ListeningServer;
  /** Messages that our adapter answered itself. */
  readonly answered: { count: number };
}

async function serve(handlers: readonly RequestHandler[]) {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(giveRequestId);
  app.use("/trpc", callGuard(), ...handlers);
  const listening = await listen(app, { host: "127.0.0.1", port: 0 });
  if (!listening.ok) throw new Error(listening.line);
  return listening.server;
}

async function serveBoth(wire: Wire<Context>): Promise<Both> {
  const answered = { count: 0 };
  const own = jsonCalls(wire);
  const stock = anyCalls(wire);
  return {
    answered,
    own: await serve([
      (request, response, next) => {
        answered.count += 1;
        void own(request, response, (error?: unknown) => {
          answered.count -= 1;
          next(error);
        });
      },
      liveLines(wire),
      stock,
    ]),
    stock: await serve([stock]),
  };
}

interface Message {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: string;
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
}

// How a body is cut into pieces is no part of what was said, nor is the time of day.
const framing = [
  "date",
  "content-length",
  "transfer-encoding",
  "connection",
  "keep-alive",
];

/** What differs between any two answers to the same message: the id of the call, a new session, the ledger. */
function withoutIds(text: string): string {
  return text
    .replaceAll(
      /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      "id",
    )
    .replaceAll(/kept_sid=[\w-]{43}/g, "kept_sid=token")
    .replaceAll(
      // What was asked before stands in the ledger now.
      /\\?"entries\\?":\d+,\\?"checked\\?":\d+|\\?"head\\?":\\?"[0-9a-f]{64}/g,
      "chain",
    );
}

/** How the first line of a streamed answer begins. */
const streamHead = `{"0":[[0],`;

/** Of a streamed answer, which call was done first is no part of what was said either, nor the numbers of its lines. */
function inAnyOrder(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line
        .replace(/^\[\d+,0,/, "[n,0,")
        .replaceAll(/("(?:result|data)"|null),0,\d+\]/g, "$1,0,n]"),
    )
    .sort()
    .join("\n");
}

async function send(server: ListeningServer, message: Message): Promise<Reply> {
  const { path, body, headers, method = "POST" } = message;
  const request = rawRequest({
    host: "127.0.0.1",
    port: server.port,
    path: `/trpc/${path}`,
    method,
    headers,
  });
  request.end(method === "GET" ? undefined : body);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = withoutIds(Buffer.concat(chunks).toString("utf8"));
  return {
    status: response.statusCode ?? 0,
    body: text.startsWith(streamHead) ? inAnyOrder(text) : text,
    headers: Object.entries(response.headers)
      .filter(([name]) => !framing.includes(name))
      .map(([name, value]) => [name, withoutIds(String(value))] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  };
}

let world: World;
let both: Both;
let caseIds: readonly string[];
const cookies = new Map<CastName | "nobody" | "stranger", string>();

const partsOf = (of: World, more: Partial<CallParts> = {}): CallParts => ({
  router: of.router,
  db: of.db,
  change: of.change,
  changeMany: of.changeMany,
  looks: of.looks,
  clock: of.clock,
  sessions: of.sessions,
  log: { write: (line) => of.logged.push(line) },
  onDiskFault: () => undefined,
  ...more,
});

beforeAll(async () => {
  world = await makeWorld();
  both = await serveBoth(wireOf(partsOf(world)));
  const desk = requestDesk(world, "analystA1");
  caseIds = [
    await desk.open(),
    await desk.open({ personName: "张伟 “O'Neil” \u2028" }),
  ];
  for (const who of castNames)
    cookies.set(
      who,
      await signedInCookie(`http://127.0.0.1:${both.stock.port}`, {
        email: world.emailOf(who),
        password: testPassword,
      }),
    );
  cookies.set("stranger", `kept_sid=${"x".repeat(43)}`);
});
afterAll(async () => {
  await Promise.all([both.own.close(0), both.stock.close(0)]);
  await world.close();
});

const own = { "content-type": "application/json", "x-kept": "1" };

const good = {
  "people.hello": [undefined],
  "people.me": [undefined, {}],
  "desk.today": [undefined],
  "requests.list": [wholeQueue],
  "requests.counts": [undefined],
  "requests.get": [{ caseId: "first" }, { caseId: randomUUID() }],
  "requests.byReference": [
    { reference: "DSR-2026-00001" },
    { reference: "张伟" },
  ],
} as const;
const changes = {
  "requests.addNote": [
    { caseId: "first", version: 1, text: "说明 — “quoted” \\ 😀" },
  ],
  "people.setLanguage": [{ language: "en" }, { language: "zh" }],
} as const;
const odd = [
  "requests",
  "requests.nothing",
  "__proto__",
  "constructor.name",
  "a",
  "people.me,people.me",
  "",
];

const someInput = fc.oneof(
  { weight: 3, arbitrary: fc.constant("fitting" as const) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const somePath = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Object.keys(good)) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(changes)) },
  { weight: 1, arbitrary: fc.constantFrom(...odd) },
);
const someCall = fc.record({
  path: somePath,
  input: someInput,
  pick: fc.nat({ max: 3 }),
});

function inputOf({
  path,
  input,
  pick,
}: {
  path: string;
  input: unknown;
  pick: number;
}): unknown {
  if (input !== "fitting") return input;
  const known: Readonly<Record<string, readonly unknown[]>> = {
    ...good,
    ...changes,
  };
  const fitting = known[path] ?? [undefined];
  const chosen = fitting[pick % fitting.length];
  if (chosen === undefined) return undefined;
  return JSON.parse(
    JSON.stringify(chosen).replace('"first"', `"${caseIds[0] ?? ""}"`),
  );
}

const someMessage = fc
  .record({
    calls: fc.oneof(
      {
        weight: 5,
        arbitrary: fc.array(someCall, { minLength: 1, maxLength: 1 }),
      },
      {
        weight: 5,
        arbitrary: fc.array(someCall, { minLength: 1, maxLength: 4 }),
      },
      {
        weight: 1,
        arbitrary: fc.array(someCall, { minLength: 9, maxLength: 12 }),
      },
    ),
    search: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom("", "?batch=1") },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "?batch=0",
          "?batch=1&x=2",
          "?connectionParams=%7B",
          "?input=%7B%7D",
          "?",
        ),
      },
    ),
    who: fc.constantFrom<CastName | "nobody" | "stranger">(
      "analystA1",
      "analystB",
      "dpo1",
      "auditor1",
      "manager1",
      "nobody",
      "stranger",
    ),
    key: fc.constantFrom("fresh", "none", "short"),
    body: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "",
          "{",
          "null",
          "[]",
          "[1]",
          '"text"',
          "\ufeff{}",
          "{}{}",
          '{"0":null}',
          "1e999",
        ),
      },
    ),
    accept: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "application/jsonl",
          "text/event-stream",
          "*/*",
          "application/json",
        ),
      },
    ),
    streamed: fc.oneof(
      { weight: 12, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    method: fc.oneof(
      { weight: 15, arbitrary: fc.constant("POST") },
      { weight: 1, arbitrary: fc.constantFrom("GET", "PUT") },
    ),
    isOwnFirst: fc.boolean(),
  })
  .map(
    ({
      calls,
      search,
      who,
      key,
      body,
      accept,
      streamed,
      method,
      isOwnFirst,
    }) => ({
      isOwnFirst,
      make: (): Message => {
        const isBatch = search.startsWith("?batch=1");
        const cookie = cookies.get(who);
        const inputs = calls.map(inputOf);
        const fitting = isBatch
          ? Object.fromEntries(inputs.entries())
          : inputs[0];
        return {
          method,
          path: `${(isBatch ? calls : calls.slice(0, 1)).map(({ path }) => path).join(",")}${search}`,
          body: body ?? (fitting === undefined ? "" : JSON.stringify(fitting)),
          headers: {
            ...own,
            ...(cookie !== undefined && { cookie }),
            ...(key !== "none" && {
              "idempotency-key": key === "fresh" ? randomUUID() : "short",
            }),
            ...(accept !== null && { accept }),
            ...(streamed && { "trpc-accept": "application/jsonl" }),
          },
        };
      },
    }),
  );

describe("our adapter and tRPC's own", () => {
  it("give the same answer to the same message, whatever it is", async () => {
    let own = 0;
    await fc.assert(
      fc.asyncProperty(someMessage, async ({ isOwnFirst, make }) => {
        const message = make();
        const before = both.answered.count;
        // A change that is sent again is answered as the first time, so either may be the first.
        const order = isOwnFirst
          ? ([both.own, both.stock] as const)
          : ([both.stock, both.own] as const);
        const first = await send(order[0], message);
        const second = await send(order[1], message);
        expect(isOwnFirst ? first : second).toEqual(
          isOwnFirst ? second : first,
        );
        own += both.answered.count - before;
      }),
      { numRuns: 250 },
    );
    // It compares something only when our adapter answers most of them itself.
    expect(own).toBeGreaterThan(100);
  }, 60_000);

  it("do a change once, whoever of them is asked again with the same key", async () => {
    const message: Message = {
      path: "requests.addNote",
      body: JSON.stringify({ caseId: caseIds[1], version: 1, text: "once" }),
      headers: {
        ...own,
        cookie: cookies.get("analystA1") ?? "",
        "idempotency-key": randomUUID(),
      },
    };
    const entries = () =>
      world.db.selectFrom("ledger_entries").select("seq").execute();
    const before = (await entries()).length;
    const first = await send(both.own, message);
    expect(first.status).toBe(200);
    expect(await send(both.stock, message)).toEqual(first);
    expect(await send(both.own, message)).toEqual(first);
    expect((await entries()).length).toBe(before + 1);
  });

  it("begin a session with the same cookie", async () => {
    const message: Message = {
      path: "people.signIn",
      body: JSON.stringify({
        email: world.emailOf("legal1"),
        password: testPassword,
      }),
      headers: { ...own, "idempotency-key": randomUUID() },
    };
    const stock = await send(both.stock, message);
    expect(stock.headers.map(([name]) => name)).toContain("set-cookie");
    expect(await send(both.own, message)).toEqual(stock);
  });

  it.each([
    ["too large", { body: `"${"x".repeat(1_000_001)}"` }],
    [
      "no UTF-8",
      {
        headers: { ...own, "content-type": "application/json; charset=latin1" },
        body: "\u00ff",
      },
    ],
    ["nested beyond reason", { body: `${"[".repeat(60)}${"]".repeat(60)}` }],
    ["packed", { headers: { ...own, "content-encoding": "gzip" } }],
  ])("refuse alike a body that is %s", async (_, more) => {
    const message = { path: "people.me", body: "{}", headers: own, ...more };
    const stock = await send(both.stock, message).catch(String);
    expect(await send(both.own, message).catch(String)).toEqual(stock);
  });
});

describe("what goes wrong behind the wire", () => {
  const seen: string[] = [];
  let probes: Both;
  beforeAll(async () => {
    const probe = router({
      breaks: openProcedure.input(noInput).query(() => {
        throw new Error("secret");
      }),
      circle: openProcedure.input(noInput).query(() => {
        const circle: { self?: unknown } = {};
        circle.self = circle;
        return circle;
      }),
      nothing: openProcedure.input(noInput).query(() => undefined),
      waits: openProcedure.input(noInput).query(
        ({ signal }) =>
          new Promise((resolve) => {
            seen.push("asked");
            signal?.addEventListener("abort", () => {
              seen.push("left");
              resolve(null);
            });
          }),
      ),
    });
    probes = await serveBoth(wireOf(partsOf(world, { router: probe })));
  });
  afterAll(() => Promise.all([probes.own.close(0), probes.stock.close(0)]));

  it.each([
    "breaks",
    "circle",
    "nothing",
    "nothing,breaks?batch=1",
    "circle,nothing?batch=1",
  ])("is said and logged alike: %s", async (path) => {
    const message = { path, body: "{}", headers: own };
    const logged = world.logged.length;
    const stock = await send(probes.stock, message);
    const byStock = world.logged.slice(logged).map(({ event }) => event);
    expect(await send(probes.own, message)).toEqual(stock);
    expect(
      world.logged.slice(logged + byStock.length).map(({ event }) => event),
    ).toEqual(byStock);
    expect(stock.body).not.toContain("secret");
  });

  it("is said alike when nobody knows who is calling", async () => {
    const failing = await serveBoth(
      wireOf(
        partsOf(world, {
          sessions: {
            ...world.sessions,
            whoIs: () => Promise.reject(new Error("secret")),
          },
        }),
      ),
    );
    for (const path of ["people.hello", "people.hello,people.me?batch=1"]) {
      const message = { path, body: "{}", headers: own };
      expect(await send(failing.own, message)).toEqual(
        await send(failing.stock, message),
      );
    }
    await Promise.all([failing.own.close(0), failing.stock.close(0)]);
  });

  it.each(["own", "stock"] as const)(
    "is heard by the procedure when the caller leaves (%s)",
    async (which) => {
      seen.length = 0;
      const request = rawRequest({
        host: "127.0.0.1",
        port: probes[which].port,
        path: "/trpc/waits",
        method: "POST",
        headers: own,
      });
      request.on("error", () => undefined);
      request.end("{}");
      await expect.poll(() => seen).toEqual(["asked"]);
      request.destroy();
      await expect.poll(() => seen).toEqual(["asked", "left"]);
    },
  );
});

describe("our stream and tRPC's own", () => {
  let probes: Both;
  beforeAll(async () => {
    const place = z.strictObject({ lastEventId: z.string().max(9) }).optional();
    const probe = router({
      live: router({
        events: openProcedure.input(place).subscription(async function* ({
          input,
        }) {
          const from = input?.lastEventId;
          yield tracked("a.1", { from: from ?? null, said: "张伟\n\n" });
          for (let count = 0; count < 2_000; count += 1)
            yield tracked(`a.${String(count)}`, { events: ["x".repeat(90)] });
          if (from === "breaks") throw new Error("secret");
          if (from === "refuses") throw refusalError({ code: "tooManyTabs" });
        }),
      }),
    });
    probes = await serveBoth(wireOf(partsOf(world, { router: probe })));
  });
  afterAll(() => Promise.all([probes.own.close(0), probes.stock.close(0)]));

  const input = (value: unknown) =>
    `?input=${encodeURIComponent(JSON.stringify(value))}`;
  it.each<[string, string, Record<string, string>]>([
    ["from the beginning", "", {}],
    ["from a place", input({ lastEventId: "a.7" }), {}],
    ["from a place that the browser knows", "", { "last-event-id": "a.8" }],
    ["from both", input({ lastEventId: "a.7" }), { "last-event-id": "a.8" }],
    ["until it breaks", input({ lastEventId: "breaks" }), {}],
    ["until it is refused", input({ lastEventId: "refuses" }), {}],
    ["from a place that is none", input({ lastEventId: "x".repeat(99) }), {}],
    ["with an input of another kind", input([1]), {}],
    ["with an input that is none", "?input=%7B", {}],
    ["with more than an input", "?input=%7B%7D&more=1", {}],
  ])("say the same: %s", async (_how, search, more) => {
    const message: Message = {
      method: "GET",
      path: `live.events${search}`,
      body: "",
      headers: {
        accept: "text/event-stream",
        "sec-fetch-site": "same-origin",
        ...more,
      },
    };
    const stock = await send(probes.stock, message);
    expect(await send(probes.own, message)).toEqual(stock);
    expect(stock.body).not.toContain("secret");
  });

  it("say the same to somebody who is not signed in", async () => {
    const message: Message = {
      method: "GET",
      path: "live.events",
      body: "",
      headers: { accept: "text/event-stream" },
    };
    const stock = await send(both.stock, message);
    expect(await send(both.own, message)).toEqual(stock);
    expect(stock.body).toContain("notSignedIn");
  });
});
