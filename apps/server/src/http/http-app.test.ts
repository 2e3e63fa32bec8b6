import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { mkdirSync, writeFileSync } from "node:fs";
import { request as rawRequest } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppRouter } from "../router.ts";
import { probeFront, secret } from "../testing/probe-front.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ front: probeFront });
});
afterAll(() => app.close());

const entries = async () =>
  (await app.world.db.selectFrom("ledger_entries").select("seq").execute())
    .length;

describe("a call that does not come from our own pages", () => {
  const body = JSON.stringify({ title: "planted" });
  const good = {
    "content-type": "application/json",
    "x-kept": "1",
    "sec-fetch-site": "same-origin",
    "idempotency-key": "0123456789abcdef",
  };
  const form = "----kept";

  it.each<[string, number, Record<string, string>, RequestInit]>([
    [
      "as multipart",
      415,
      { "content-type": `multipart/form-data; boundary=${form}` },
      { body: `--${form}--` },
    ],
    [
      "as octet-stream",
      415,
      { "content-type": "application/octet-stream" },
      { body },
    ],
    ["as text", 415, { "content-type": "text/plain" }, { body }],
    [
      "as a form",
      415,
      { "content-type": "application/x-www-form-urlencoded" },
      { body: "title=planted" },
    ],
    ["with an empty type", 415, { "content-type": "" }, { body }],
    ["packed", 415, { "content-encoding": "gzip" }, { body }],
    ["from another origin", 403, { origin: "https://evil.example" }, { body }],
    ["from the origin null", 403, { origin: "null" }, { body }],
    ["cross-site", 403, { "sec-fetch-site": "cross-site" }, { body }],
    ["same-site", 403, { "sec-fetch-site": "same-site" }, { body }],
    ["typed into the address bar", 403, { "sec-fetch-site": "none" }, { body }],
    ["without our header", 403, { "x-kept": "" }, { body }],
    ["by PUT", 405, {}, { body, method: "PUT" }],
    ["by OPTIONS", 405, {}, { method: "OPTIONS" }],
    ["by HEAD", 405, {}, { method: "HEAD" }],
    ["by GET", 405, {}, { method: "GET" }],
  ])(
    "%s is refused with %i and has no effect",
    async (_name, status, headers, init) => {
      await app.cookieOf("dpo1");
      const before = await entries();
      for (const path of ["/trpc/probe.open", "/trpc/probe.open?batch=1"]) {
        const reply = await app.fetch(path, {
          who: "dpo1",
          method: "POST",
          ...init,
          headers: { ...good, ...headers },
        });
        expect(reply.status).toBe(status);
        expect(
          [...reply.headers.keys()].filter((name) =>
            name.startsWith("access-control"),
          ),
        ).toEqual([]);
      }
      expect(await entries()).toBe(before);
    },
  );

  it("has no effect by GET with the input in the address, and a method override changes nothing", async () => {
    const before = await entries();
    const input = encodeURIComponent(body);
    const reply = await app.fetch(`/trpc/probe.open?input=${input}`, {
      who: "dpo1",
      headers: { ...good, "x-http-method-override": "POST" },
    });
    expect(reply.status).toBe(405);
    expect(await entries()).toBe(before);
  });

  it("is the control of the above: the same call as our pages make it is answered", async () => {
    expect(
      (await app.call("dpo1", "probe.open", { title: "ours" })).status,
    ).toBe(200);
  });

  it("cannot say who it is by headers that a proxy would set", async () => {
    const reply = await app.call(null, "people.me", undefined, {
      "x-forwarded-user": "admin1",
      "x-remote-user": "admin1",
      "x-forwarded-for": "<script>",
      forwarded: "for=10.0.0.1",
      "x-real-ip": "10.0.0.1",
    });
    expect(reply.status).toBe(401);
  });
});

describe("what a caller learns from an error", () => {
  it.each(["probe.break", "probe.breakOpen"])(
    "%s gives an incident id and nothing else",
    async (procedure) => {
      const before = app.world.logged.length;
      const reply = await app.call("analystA1", procedure);
      expect(reply.status).toBe(500);
      expect(reply.incident).toMatch(/^[0-9a-f-]{36}$/);
      expect(reply.text).not.toMatch(
        /secret|kek|SELECT|zebra|\.ts|node_modules|stack/,
      );
      const bugs = app.world.logged
        .slice(before)
        .filter((line) => line.event === "bug");
      expect(bugs).toHaveLength(1);
      expect(bugs[0]).toMatchObject({
        incident: reply.incident,
        where: procedure,
      });
      expect(JSON.stringify(app.world.logged)).not.toContain(secret);
    },
  );

  it("names the field and its problem, not the value", async () => {
    const reply = await app.call(null, "probe.echo", {
      text: 7,
      canary: "zebra",
    });
    expect(reply.status).toBe(400);
    expect(reply.refusal).toEqual({
      code: "invalidInput",
      fields: { text: ["field.invalid"], canary: ["field.unknown"] },
    });
  });

  it("is the same for a procedure that does not exist and for one that never will", async () => {
    for (const name of [
      "probe.nothing",
      "nothing",
      "people.__proto__",
      "constructor",
      "panel",
    ]) {
      const reply = await app.call("admin1", name);
      expect([reply.status, reply.refusal]).toEqual([
        404,
        { code: "notFound" },
      ]);
    }
  });

  it.each([
    ["no JSON", "{", 400],
    ["an empty batch of brackets", "[".repeat(10_000), 400],
    ["deep objects", '{"a":'.repeat(5_000), 400],
    ["broken UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 400],
    ["a byte order mark", "\ufeff{}", 400],
    ["a number that is none", '{"text":1e400}', 400],
    ["a list", "[]", 400],
    ["two kinds of key", '{"text":"a","__proto__":{"x":1}}', 400],
  ])("says plainly that %s cannot be read", async (_name, body, status) => {
    const reply = await app.fetch("/trpc/probe.echo", {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-kept": "1" },
    });
    expect(reply.status).toBe(status);
    expect(await reply.text()).toMatch(/unreadableBody|invalidInput/);
  });
});

describe("how much one message may hold", () => {
  it("ten calls, and not eleven", async () => {
    const path = (count: number) =>
      `${Array.from({ length: count }, () => "people.hello").join(",")}?batch=1`;
    expect((await app.call(null, path(10), {})).status).toBe(200);
    const eleven = await app.call(null, path(11), {});
    expect([eleven.status, eleven.refusal?.code]).toEqual([
      400,
      "tooManyCalls",
    ]);
    const commas = await app.call(null, `${",".repeat(12_000)}?batch=1`, {});
    expect(commas.status).toBe(400);
    expect(commas.text.length).toBeLessThan(1_000);
  });

  it("one megabyte, declared or not", async () => {
    const text = "x".repeat(1_000_001);
    const reply = await app.call(null, "probe.echo", { text });
    expect([reply.status, reply.refusal?.code]).toEqual([413, "tooLarge"]);
    const undeclared = await chunked(
      "/trpc/probe.echo",
      JSON.stringify({ text }),
    );
    expect(undeclared).toBe(413);
    expect(
      (await app.call(null, "probe.echo", { text: "x".repeat(900_000) }))
        .status,
    ).toBe(200);
  });

  it("one change, which travels alone", async () => {
    const before = await entries();
    const reply = await app.call("dpo1", "probe.open,probe.open?batch=1", {
      0: { title: "one" },
      1: { title: "two" },
    });
    expect(reply.text).toContain("changesTravelAlone");
    expect(await entries()).toBe(before);
    expect(
      (await app.call("dpo1", "probe.open?batch=1", { 0: { title: "one" } }))
        .status,
    ).toBe(200);
  });

  function chunked(path: string, body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const request = rawRequest(
        `${app.url}${path}`,
        {
          method: "POST",
          headers: { "content-type": "application/json", "x-kept": "1" },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      // The server may hang up while we still send: its answer has come by then.
      request.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "EPIPE" && error.code !== "ECONNRESET")
          reject(error);
      });
      for (let at = 0; at < body.length; at += 50_000)
        request.write(body.slice(at, at + 50_000));
      request.end();
    });
  }
});

describe("saving", () => {
  async function openCase(): Promise<string> {
    const reply = await app.call("dpo1", "probe.open", { title: "first" });
    return (reply.data as { id: string }).id;
  }

  it("refuses a stale write with 409 and both values", async () => {
    const caseId = await openCase();
    expect(
      (
        await app.call("dpo1", "probe.rename", {
          caseId,
          version: 1,
          title: "hers",
        })
      ).status,
    ).toBe(200);
    const late = await app.call("analystA1", "probe.rename", {
      caseId,
      version: 1,
      title: "mine",
    });
    expect(late.status).toBe(409);
    expect(late.refusal).toEqual({
      code: "stale",
      conflict: {
        currentVersion: 2,
        changes: [
          {
            field: "title",
            before: "first",
            after: "hers",
            by: "dpo1",
            at: app.world.clock.now(),
          },
        ],
      },
    });
  });

  it("does a submit that was sent twenty times at once exactly once", async () => {
    const caseId = await openCase();
    const before = await entries();
    const key = { "idempotency-key": "one-act-of-one-person" };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () =>
        app.call(
          "dpo1",
          "probe.rename",
          { caseId, version: 1, title: "once" },
          key,
        ),
      ),
    );
    expect(replies.map((reply) => [reply.status, reply.data])).toEqual(
      replies.map(() => [200, { title: "once" }]),
    );
    expect(await entries()).toBe(before + 1);
    const other = await app.call(
      "dpo1",
      "probe.rename",
      { caseId, version: 2, title: "else" },
      key,
    );
    expect([other.status, other.refusal?.code]).toEqual([
      422,
      "idempotencyReuse",
    ]);
  });

  it.each([
    ["none at all", ""],
    ["a short one", "abc"],
    ["one with a space", "0123456789 abcdef"],
  ])("asks for a key per act and refuses %s", async (_name, key) => {
    const reply = await app.call(
      "dpo1",
      "probe.open",
      { title: "x" },
      { "idempotency-key": key },
    );
    expect([reply.status, reply.refusal?.code]).toEqual([
      400,
      "idempotencyKeyMissing",
    ]);
  });
});

describe("the screens and what stands around them", () => {
  let house: TestApp;

  beforeAll(async () => {
    house = await startTestApp();
    const web = house.world.config.webFolder;
    mkdirSync(join(web, "assets"), { recursive: true });
    writeFileSync(
      join(web, "index.html"),
      '<meta property="csp-nonce" nonce="__NONCE__"><p>Kept',
    );
    writeFileSync(join(web, "assets", "index-abc.js"), "1");
    writeFileSync(join(web, "assets", "index-abc.js.map"), "{}");
    house = await house.restart();
  });
  afterAll(() => house.close());

  it("carry the policy, with a nonce of their own each time", async () => {
    const nonces = [];
    for (const path of ["/", "/requests/DSR-2026-00042", "/sign-in"]) {
      const reply = await house.fetch(path);
      expect(reply.status).toBe(200);
      expect(reply.headers.get("cache-control")).toBe("no-store");
      const policy = reply.headers.get("content-security-policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      expect(await reply.text()).toContain(`nonce="${nonce}"`);
      expect(policy.replace(nonce, "R")).toBe(
        "default-src 'none';script-src 'self';style-src 'self' 'nonce-R';style-src-attr 'none';" +
          "img-src 'self';font-src 'self';connect-src 'self';frame-src 'self';base-uri 'none';" +
          "form-action 'none';frame-ancestors 'none';object-src 'none';" +
          "require-trusted-types-for 'script';trusted-types default;report-to csp",
      );
      nonces.push(nonce);
    }
    expect(new Set(nonces).size).toBe(3);
    expect(nonces.every((nonce) => nonce.length >= 24)).toBe(true);
  });

  it("keep hashed files for ever and give no source map away", async () => {
    const asset = await house.fetch("/assets/index-abc.js");
    expect(asset.headers.get("cache-control")).toBe(
      "public, max-age=31536000, immutable",
    );
    expect((await house.fetch("/assets/index-abc.js.map")).status).toBe(404);
    expect((await house.fetch("/assets/nothing.js")).status).toBe(404);
  });

  it.each([
    "/.git/config",
    "/.env",
    "/package.json",
    "/index.html",
    "/assets/../index.html",
    "/assets/%2e%2e/%2e%2e/kept.db",
    "/..%2fkept.db",
    "/trpc/panel",
    "/api/nothing",
    "/metrics.txt",
  ])("have nothing at %s", async (path) => {
    const reply = await house.fetch(path);
    expect([404, 405]).toContain(reply.status);
    expect(await reply.text()).not.toMatch(/__NONCE__|SQLite|\.ts/);
  });

  it("say nothing of what they are made of", async () => {
    for (const path of [
      "/",
      "/healthz",
      "/nothing.txt",
      "/trpc/people.hello",
    ]) {
      const { headers } = await house.fetch(path);
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("server")).toBeNull();
      expect(headers.get("strict-transport-security")).toBeNull();
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    }
  });

  it("answer to their own name only when they listen on loopback", async () => {
    const status = (host: string) =>
      new Promise((resolve) => {
        const { port } = new URL(house.url);
        rawRequest(
          { host: "127.0.0.1", port, path: "/", headers: { host } },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        ).end();
      });
    expect(await status("evil.example")).toBe(400);
    expect(await status("localhost:4300")).toBe(200);
    expect(await status("127.0.0.1")).toBe(200);
  });

  it.each([
    [
      "two lengths",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["no host", "GET / HTTP/1.1\r\n\r\n"],
  ])("refuse a message with %s and hang up", async (_name, message) => {
    const { port } = new URL(house.url);
    const answered = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(Number(port), "127.0.0.1", () =>
        socket.write(message),
      );
      socket.on("data", (chunk) => (text += chunk.toString()));
      socket.on("close", () => resolve(text));
    });
    expect(answered).toMatch(/^HTTP\/1\.1 400/);
  });

  it("tell whether they are alive and whether they are ready", async () => {
    expect((await house.fetch("/healthz")).status).toBe(200);
    expect((await house.fetch("/readyz")).status).toBe(200);
    house.world.beginClosing();
    expect((await house.fetch("/readyz")).status).toBe(503);
    expect((await house.fetch("/healthz")).status).toBe(200);
  });

  it("take a report of the browser and keep only which rule was broken", async () => {
    const report = [
      {
        body: {
          effectiveDirective: "script-src-elem",
          blockedURL: "https://zebra.example",
        },
      },
    ];
    const reply = await house.fetch("/csp-reports", {
      method: "POST",
      body: JSON.stringify(report),
    });
    expect(reply.status).toBe(204);
    expect(house.world.logged.at(-2)).toEqual({
      event: "csp",
      directive: "script-src-elem",
    });
    expect(JSON.stringify(house.world.logged)).not.toContain("zebra");
  });

  it("write no address, name or search word into the log", async () => {
    await house.fetch("/requests?q=zebra-quokka");
    await house.fetch("/zebra-quokka/report.pdf");
    await house.call("dpo1", "people.list");
    const log = JSON.stringify(house.world.logged);
    expect(log).not.toMatch(/zebra|@|127\.0\.0\.1/);
    expect(house.world.logged.at(-1)).toMatchObject({
      event: "answered",
      route: "/trpc/people.list",
    });
  });

  it("speak with the client that the screens use", async () => {
    const cookie = await house.cookieOf("manager1");
    const client = createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: `${house.url}/trpc`,
          methodOverride: "POST",
          headers: { "x-kept": "1", cookie },
        }),
      ],
    });
    const [hello, me, people] = await Promise.all([
      client.people.hello.query(),
      client.people.me.query(),
      client.people.list.query(),
    ]);
    expect(hello.demo).toBe(false);
    expect(me).toMatchObject({ name: "manager1", role: "manager", team: null });
    expect(people.length).toBe(11);
    expect(people.some((person) => "email" in person)).toBe(false);
  });
});
