import { createServer, request as rawRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import express from "express";
import { expect, it } from "vitest";
import { bodyPatience } from "./body-patience.ts";

/** Sends a kilobyte every 20 ms, six times, to a server with little patience; how many bytes it took. */
async function sendSlowly(type: string, piece: number): Promise<string> {
  const app = express();
  app.use(
    bodyPatience({ callMs: 60, fileBytesPerSecond: 10_000, everyMs: 50 }),
  );
  app.post("/", async (request, response) => {
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>)
      size += chunk.length;
    response.send(String(size));
  });
  app.use(
    (
      _error: unknown,
      _request: express.Request,
      _response: express.Response,
      _next: express.NextFunction,
    ) => undefined,
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const answered = new Promise<string>((resolve) => {
    const sent = rawRequest(
      { port, method: "POST", headers: { "content-type": type } },
      (response) => {
        response.setEncoding("utf8").on("data", resolve);
      },
    );
    sent.on("error", () => {
      resolve("ended");
    });
    void (async () => {
      for (let at = 0; at < 6 && !sent.destroyed; at += 1) {
        sent.write("x".repeat(piece));
        await wait(20);
      }
      sent.end();
    })();
  });
  const answer = await answered;
  server.closeAllConnections();
  server.close();
  return answer;
}

it.each([
  [
    "a call that takes longer than calls may is ended",
    "application/json",
    1000,
    "ended",
  ],
  [
    "a file takes its time while it keeps coming",
    "message/rfc822",
    1000,
    "6000",
  ],
  ["a file that only trickles is ended", "message/rfc822", 1, "ended"],
])("%s", async (_name, type, piece, answer) => {
  expect(await sendSlowly(type, piece)).toBe(answer);
});
