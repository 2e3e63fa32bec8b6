import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { mkdirSync, writeFileSync } from "node:fs";
import { request as rawRequest } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppRouter } from "../router.ts";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

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
    writeFileSync(
      join(web, "assets", "index-abc.js.br"),
      brotliCompressSync("1"),
    );
    writeFileSync(join(web, "assets", "index-abc.js.gz"), gzipSync("1"));
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
          "require-trusted-types-for 'script';trusted-types default kept-mail;report-to csp",
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
    ["br, gzip", "br"],
    ["gzip, deflate", "gzip"],
    ["identity", null],
    ["br;q=0, gzip;q=0", null],
  ])("send a script to who takes %s as %s", async (accepted, sent) => {
    const asset = await house.fetch("/assets/index-abc.js", {
      headers: { "accept-encoding": accepted },
    });
    expect(asset.headers.get("content-encoding")).toBe(sent);
    expect(asset.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(asset.headers.get("vary")).toBe("Accept-Encoding");
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect(await asset.text()).toBe("1");
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
    expect(hello.demo).toBe(true);
    expect(me).toMatchObject({ name: "manager1", role: "manager", team: null });
    expect(people.length).toBe(11);
    expect(people.some((person) => "email" in person)).toBe(false);
  });
});
