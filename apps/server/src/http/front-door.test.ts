import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../testing/test-app.ts";
import { tokenOf } from "../testing/api-calls.ts";
import { castNames } from "../testing/world.ts";
import { listen } from "./house-server.ts";

let house: TestApp;
beforeAll(async () => {
  house = await startTestApp();
});
afterAll(() => house.close());

const own = {
  "content-type": "application/json",
  "x-kept": "1",
  "sec-fetch-site": "same-origin",
};

describe("T10: headers that only a proxy or another program would send", () => {
  it.each([
    ["x-forwarded-user", "dpo1@office.example"],
    ["x-remote-user", "dpo1@office.example"],
    ["x-real-ip", "10.0.0.1"],
    ["x-forwarded-for", "<script>alert(1)</script>"],
    ["forwarded", "for=10.0.0.1;proto=https"],
    ["x-forwarded-proto", "https"],
    ["x-http-method-override", "GET"],
  ])("%s opens nothing and is taken for nothing", async (name, value) => {
    const reply = await house.fetch("/trpc/people.me", {
      method: "POST",
      headers: { ...own, [name]: value },
      body: "{}",
    });
    expect(reply.status).toBe(401);
    expect(reply.headers.get("strict-transport-security")).toBeNull();
    expect(await reply.text()).not.toContain(value);
  });

  it("change nothing of what the ledger and the log say of an address", async () => {
    const before = house.world.logged.length;
    const reply = await house.send({
      who: "dpo1",
      procedure: "people.setLanguage",
      input: { language: "en" },
      headers: { "x-forwarded-for": "203.0.113.7", "x-real-ip": "203.0.113.7" },
    });
    expect(reply.status).toBe(200);
    const entry = await house.world.db
      .selectFrom("ledger_entries")
      .select("canonical")
      .orderBy("seq", "desc")
      .executeTakeFirstOrThrow();
    expect(entry.canonical).toContain('"ip_class":"loopback"');
    const said = JSON.stringify(house.world.logged.slice(before));
    expect(said + entry.canonical).not.toContain("203.0.113.7");
  });
});

describe("R21: a body made to hurt", () => {
  const nested = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
  const keys = `{${Array.from({ length: 60_000 }, (_, at) => `"k${String(at)}":1`).join(",")}}`;
  it.each<[string, string, string | Uint8Array<ArrayBuffer>, number[]]>([
    [
      "ten thousand calls in a message",
      `${"people.me,".repeat(9_999)}people.me?batch=1`,
      "{}",
      [400, 414, 431],
    ],
    [
      "twelve thousand commas",
      `${",".repeat(12_000)}?batch=1`,
      "{}",
      [400, 404, 414, 431],
    ],
    ["lists ten thousand deep", "people.setLanguage", nested, [400]],
    ["sixty thousand keys", "people.setLanguage", keys, [400]],
    [
      "a text of ten megabytes",
      "people.setLanguage",
      JSON.stringify("x".repeat(10_000_000)),
      [413],
    ],
    [
      "the same key twice",
      "people.setLanguage",
      '{"language":"en","language":"xx"}',
      [400],
    ],
    [
      "a number beyond numbers",
      "people.setLanguage",
      '{"language":1e400}',
      [400],
    ],
    [
      "a number that is rounded",
      "people.setLanguage",
      '{"language":9007199254740993}',
      [400],
    ],
    ["half a body", "people.setLanguage", '{"language":"e', [400]],
    ["a mark before the body", "people.setLanguage", "\uFEFF{}", [400]],
    [
      "bytes that are no text",
      "people.setLanguage",
      new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
      [400],
    ],
    [
      "a packed body",
      "people.setLanguage",
      new Uint8Array(gzipSync("x".repeat(1_000_000))),
      [400],
    ],
  ])(
    "%s is refused before it is read far, and breaks nothing",
    async (_name, path, body, statuses) => {
      const logged = house.world.logged.length;
      const answer = await house
        .fetch(`/trpc/${path}`, {
          who: "dpo1",
          method: "POST",
          headers: { ...own, "idempotency-key": "0123456789abcdef" },
          body,
        })
        // The server hangs up on what it will not read to its end.
        .then(
          async (reply) => ({
            status: reply.status,
            size: (await reply.text()).length,
          }),
          () => ({ status: 413, size: 0 }),
        );
      expect(statuses).toContain(answer.status);
      expect(answer.size).toBeLessThan(20_000);
      const bugs = house.world.logged
        .slice(logged)
        .filter(({ event }) => event === "bug");
      expect(bugs).toEqual([]);
      expect((await house.call("dpo1", "people.me")).status).toBe(200);
    },
  );
});

describe("R19: callers that dawdle", () => {
  it("are hung up on while everybody else is answered", async () => {
    const listening = await listen(house.world.http, {
      host: "127.0.0.1",
      port: 0,
      heads: { ms: 300, everyMs: 100 },
    });
    if (!listening.ok) throw new Error(listening.line);
    const { port, close } = listening.server;
    const slow = Array.from({ length: 300 }, () => {
      const socket: Socket = connect(port, "127.0.0.1");
      socket.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-");
      // A sign now and then, as slow callers do.
      const drip = setInterval(() => socket.write("a"), 50);
      socket.on("error", () => undefined);
      return new Promise<string>((resolve) => {
        let said = "";
        socket.on("data", (bytes) => {
          said += bytes.toString("latin1");
        });
        socket.on("close", () => {
          clearInterval(drip);
          resolve(said);
        });
      });
    });
    for (let call = 0; call < 20; call += 1)
      expect(
        (await fetch(`http://127.0.0.1:${String(port)}/healthz`)).status,
      ).toBe(200);
    const answers = await Promise.all(slow);
    expect(answers).toHaveLength(300);
    expect(
      answers.filter((said) => said !== "" && !said.startsWith("HTTP/1.1 408")),
    ).toEqual([]);
    await close(0);
  });
});

describe("/metrics", () => {
  const read = (headers: Record<string, string>) =>
    house.fetch("/metrics", { headers });

  it("is for administrators and for a token made for it; to everybody else there is no such page", async () => {
    for (const who of castNames) {
      const reply = await house.fetch("/metrics", { who });
      expect([who, reply.status]).toEqual([
        who,
        who.startsWith("admin") ? 200 : 404,
      ]);
    }
    expect((await read({})).status).toBe(404);
    const { token } = await tokenOf(house, ["metrics:read"]);
    const reply = await read({ authorization: `Bearer ${token}` });
    expect(reply.headers.get("content-type")).toContain("text/plain");
    expect(await reply.text()).toMatch(/^kept_well\{check="disk"\} [01]$/m);
    const other = await tokenOf(house, ["mail:write"]);
    expect(
      (await read({ authorization: `Bearer ${other.token}` })).status,
    ).toBe(403);
  });

  it("T05: names no procedure, no person and no number of cases", async () => {
    const reply = await house.fetch("/metrics", { who: "admin1" });
    const names = (await reply.text())
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.replace(/ [^ ]+$/, ""));
    const allowed =
      /^kept_(answers_total\{kind="\w+",status="\dxx"\}|answer_seconds_(bucket\{le="[\d.+Inf]+",kind="\w+"\}|(sum|count)\{kind="\w+"\})|requests_open\{kind="\w+"\}|event_loop_delay_p99_seconds|memory_bytes|up_seconds|well\{check="\w+"\}|disk_free_bytes|backup_age_seconds)$/;
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(10);
  });
});

describe("T39: what is logged, counted and said of an error", () => {
  it("holds nothing that anybody typed, at any level, even where the house breaks", async () => {
    const canary = "QUOKKA-7731";
    const mark = house.world.logged.length;
    const { world } = house;
    const replies: string[] = [];
    const say = async (reply: Promise<{ text: string }>) => {
      replies.push((await reply).text);
    };
    await say(
      house.call(null, "people.signIn", {
        email: `${canary}@office.example`,
        password: canary,
      }),
    );
    // The answer to a search says what was searched for, and to nobody else.
    await house.call("dpo1", "search.cases", { text: canary, limit: 10 });
    await say(house.call("dpo1", `requests.${canary}`, {}));
    await say(house.call("dpo1", "requests.get", { caseId: canary }));
    for (const path of [
      `/${canary}.txt`,
      `/calendar/${canary}.ics`,
      `/cases/${canary}/files`,
      `/assets/${canary}.js`,
      `/?q=${canary}`,
    ])
      replies.push(
        await (
          await house.fetch(path, {
            who: "dpo1",
            headers: {
              cookie: `kept_sid=${canary}`,
              "x-kept-name": canary,
              authorization: `Bearer ${canary}`,
            },
          })
        ).text(),
      );
    // The house breaks under a call that carries it.
    const broken = await startTestApp({
      routes: [
        (app) => {
          app.post("/api/broken", () => {
            throw new Error(`select '${canary}' from people`);
          });
        },
      ],
    });
    const reply = await broken.fetch(`/api/broken?${canary}`, {
      method: "POST",
      body: canary,
    });
    expect(reply.status).toBe(500);
    replies.push(await reply.text());
    const logged = JSON.stringify([
      ...world.logged.slice(mark),
      ...broken.world.logged,
    ]);
    await broken.close();
    const metrics = await (
      await house.fetch("/metrics", { who: "admin1" })
    ).text();
    expect(logged).toContain('"event":"bug"');
    expect(logged.includes(canary)).toBe(false);
    expect(metrics.includes(canary)).toBe(false);
    expect(replies.filter((text) => text.includes(canary))).toEqual([]);
  });
});
