import { request as rawRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

describe("T18: a call that does not come from our own pages", () => {
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
    const reply = await app.send({
      procedure: "people.me",
      headers: {
        "x-forwarded-user": "admin1",
        "x-remote-user": "admin1",
        "x-forwarded-for": "<script>",
        forwarded: "for=10.0.0.1",
        "x-real-ip": "10.0.0.1",
      },
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

  it("says of a disk that fails under a reader what it says under a writer", async () => {
    const reply = await app.call(null, "probe.failingDisk");
    expect([reply.status, reply.refusal]).toEqual([
      503,
      { code: "unknownOutcome" },
    ]);
  });

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
