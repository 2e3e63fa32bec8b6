import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** What the server says to these very bytes, until it closes the line. */
function spoken(bytes: string): Promise<string> {
  const { port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(bytes);
    });
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on("data", (part) => parts.push(part));
    socket.on("error", reject);
    socket.on("close", () => {
      resolve(Buffer.concat(parts).toString("latin1"));
    });
  });
}

const statusesIn = (answer: string) =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) =>
    Number(status),
  );

describe("T40 the surface", () => {
  it.each([
    "/.git/config",
    "/.env",
    "/package.json",
    "/pnpm-lock.yaml",
    "/src/main.tsx",
    "/assets/index.js.map",
    "/trpc/panel",
    "/debug",
    "/api/debug",
    "/server-status",
    "/kept.db",
    "/files/",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%2f..%2fpackage.json",
    "//evil.example/",
  ])("%s gives nothing away and leads nowhere", async (path) => {
    const reply = await app.fetch(path, { who: "admin1" });
    const text = await reply.text();
    expect([200, 400, 404, 405]).toContain(reply.status);
    // A page of ours, or a refusal: never a file.
    if (reply.status === 200) expect(text).toMatch(/^<!doctype html>/i);
    expect(text).not.toMatch(/root:|repositoryformatversion|"dependencies"/);
    expect(reply.headers.get("location")).toBeNull();
    expect(reply.headers.get("server")).toBeNull();
    expect(reply.headers.get("x-powered-by")).toBeNull();
  });

  it.each(["TRACE", "OPTIONS", "PROPFIND", "DELETE"])(
    "%s is refused",
    async (method) => {
      const [status] = statusesIn(
        await spoken(
          `${method} /trpc/people.me HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
        ),
      );
      expect([400, 403, 404, 405, 501]).toContain(status);
    },
  );

  it("a second request hidden in the body of the first is not heard", async () => {
    const hidden = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    const answer = await spoken(
      [
        "POST /trpc/people.hello HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        `Content-Length: ${String(hidden.length + 5)}`,
        "Transfer-Encoding: chunked",
        "",
        `0\r\n\r\n${hidden}`,
      ].join("\r\n"),
    );
    expect(statusesIn(answer)).toEqual([400]);
  });

  it("two lengths are one too many", async () => {
    const answer = await spoken(
      "POST /trpc/people.hello HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    );
    expect(statusesIn(answer)).toEqual([400]);
  });

  it("headers of twenty kilobytes are refused", async () => {
    const answer = await spoken(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`,
    );
    expect(statusesIn(answer)).toEqual([431]);
  });

  it("another host's name is not answered to", async () => {
    const answer = await spoken(
      "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    );
    const [status] = statusesIn(answer);
    expect([400, 403, 404, 421]).toContain(status);
    expect(answer).not.toMatch(/<!doctype html>/i);
  });

  it("a request without a host, and one for another server, are not answered with a page", async () => {
    expect(statusesIn(await spoken("GET / HTTP/1.1\r\n\r\n"))).toEqual([400]);
    const answer = await spoken(
      "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    );
    expect(answer).not.toMatch(/<!doctype html>/i);
  });
});
