import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../src/db/open-database.ts";
import { mostListeners } from "../src/live/hub.ts";
import { findForSignIn, insertAccount } from "../src/people/account-store.ts";
import { insertSession, newToken } from "../src/people/session-store.ts";
import { dpoAddress } from "./bench-office.ts";
import { figureOf, type Figure } from "./figure.ts";
import { quantile } from "./measure.ts";
import { startProduct, type Product } from "./processes.ts";
import { rawClient, rawRequest } from "./raw-client.ts";

const connections = 10_000;
const writesPerSecond = 2;
/** A machine that has not opened them by then is not one to measure this on. */
const openingMs = 5 * 60_000;

/** People who are signed in, one session each; a person may listen from so many tabs. */
async function signIn(
  folder: string,
  people: number,
): Promise<{ readonly tokens: string[]; readonly writer: string }> {
  const now = new Date().toISOString();
  const opening = await openDatabase({ folder, now, onFault: () => undefined });
  if (!opening.ok) throw new Error(opening.line);
  const { database } = opening;
  const teams = await database.db.selectFrom("teams").select("id").execute();
  const tokens: string[] = [];
  const known = await findForSignIn(database.db, dpoAddress);
  const writer = newToken();
  const session = {
    now,
    stage: "open",
    device: "bench",
    ipClass: "loopback",
  } as const;
  await database.writer.write(async (tx) => {
    for (let number = 0; number < people; number += 1) {
      const made = await insertAccount(
        tx,
        {
          email: `listener.${String(number)}@office.example`,
          name: `Listener ${String(number)}`,
          nameZh: null,
          role: "analyst",
          teamId: teams[number % teams.length]?.id ?? null,
          language: "en",
          passwordHash: "none",
        },
        now,
      );
      if (!made.ok) throw new Error(made.refusal.code);

      const { token, tokenHash } = newToken();
      await insertSession(tx, {
        accountId: made.value,
        tokenHash,
        ...session,
      });
      tokens.push(token);
    }
    await insertSession(tx, {
      ...session,
      accountId: known?.account.id ?? "",
      tokenHash: writer.tokenHash,
    });
    return { keep: true, value: null };
  });
  database.close();
  return { tokens, writer: writer.token };
}

/** Opens a stream, and resolves when the first word of it is here. */
function listenIn(port: number, token: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(
        `GET /trpc/live.events HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nCookie: kept_sid=${token}\r\n\r\n`,
      );
    });
    socket.once("data", (bytes) => {
      if (bytes.toString("latin1", 0, 12) === "HTTP/1.1 200") resolve(socket);
      else
        reject(
          new Error(`A stream was answered ${bytes.toString("latin1", 0, 12)}`),
        );
      socket.on("data", () => undefined);
    });
    socket.once("error", reject);
  });
}

/** How long each of these writes took, at a steady pace. */
async function writes(
  { port, cookie }: Product,
  seconds: number,
): Promise<number[]> {
  const waits: number[] = [];
  const all: Promise<void>[] = [];
  const clients = Array.from({ length: 8 }, () => rawClient(port));
  const began = performance.now();
  for (let sent = 0; sent < seconds * writesPerSecond; sent += 1) {
    const due = began + (sent * 1000) / writesPerSecond;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    const client = clients[sent % clients.length];
    if (client === undefined) continue;
    // A client answers in turn: what waits for the one before has waited too.
    await all[sent - clients.length];
    all.push(
      client
        .send(
          rawRequest({
            path: "/trpc/requests.open",
            cookie,
            headers: { "idempotency-key": randomUUID() },
            body: JSON.stringify({
              policyId: "p000",
              channel: "phone",
              receivedAt: new Date().toISOString(),
              partner: null,
              personName: "Hannah Vogel",
              personAddress: null,
              personPhone: null,
              accountRef: null,
              residence: null,
              language: "en",
              types: [],
              text: "Said on the phone.",
              mailId: null,
            }),
          }),
        )
        .then(({ status }) => {
          if (status !== 200)
            throw new Error(`A write was answered ${String(status)}.`);
          waits.push(performance.now() - due);
        }),
    );
  }
  await Promise.all(all);
  for (const client of clients) client.close();
  return waits;
}

/** What a write takes while ten thousand pages are open and told of every change, beside what it takes alone. */
export async function liveFigures(
  officeFolder: string,
  seconds: number,
): Promise<Figure[]> {
  const folder = join(mkdtempSync(join(tmpdir(), "kept-live-")), "data");
  cpSync(officeFolder, folder, { recursive: true });
  const { tokens, writer } = await signIn(
    folder,
    Math.ceil(connections / mostListeners),
  );
  const product = {
    ...(await startProduct(folder)),
    cookie: `kept_sid=${writer}`,
  };
  const sockets: Socket[] = [];
  try {
    await writes(product, 3);
    const quiet = await writes(product, seconds);
    const bare = await product.memory();
    const began = performance.now();
    while (sockets.length < connections) {
      if (performance.now() - began > openingMs)
        throw new Error(`Only ${String(sockets.length)} streams were open.`);
      const next = Array.from(
        { length: Math.min(100, connections - sockets.length) },
        (_, index) =>
          listenIn(
            product.port,
            tokens[(sockets.length + index) % tokens.length] ?? "",
          ),
      );
      sockets.push(...(await Promise.all(next)));
    }
    const busy = await writes(product, seconds);
    const open = sockets.filter(({ destroyed }) => !destroyed).length;
    if (open < connections)
      throw new Error(`Only ${String(open)} streams stayed open.`);
    return [
      figureOf({
        name: `p99 of a write beside ${String(connections)} open live connections`,
        figure: quantile(busy, 0.99),
        yardstick: quantile(quiet, 0.99),
        ratio: null,
        unit: "ms",
        goal: { kind: "most", value: 100 },
      }),
      figureOf({
        name: `median of the same`,
        figure: quantile(busy, 0.5),
        yardstick: quantile(quiet, 0.5),
        ratio: null,
        unit: "ms",
        goal: { kind: "most", value: 100 },
      }),
      figureOf({
        name: `memory with ${String(connections)} open live connections`,
        figure: await product.memory(),
        yardstick: bare,
        ratio: null,
        unit: "MB",
        goal: { kind: "most", value: 512 },
      }),
    ];
  } finally {
    for (const socket of sockets) socket.destroy();
    await product.stop();
    rmSync(join(folder, ".."), { recursive: true, force: true });
  }
}
