import { spawn } from "node:child_process";
import { connect, type Socket } from "node:net";
import { isAbsolute } from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";

export type Finding = "clean" | "held";

/** Somebody else's program that looks at files. It rejects when it gives no answer. */
export interface Scanner {
  scan(bytes: AsyncIterable<Uint8Array>): Promise<Finding>;
}

/** What `KEPT_SCANNER` may say: a program of its own, or a clamd that listens on this machine. */
export type ScannerPlace =
  | { readonly kind: "command"; readonly path: string }
  | { readonly kind: "socket"; readonly path: string }
  | { readonly kind: "port"; readonly host: string; readonly port: number };

const longestMs = 60_000;
const loopback = /^clamd:(127\.0\.0\.1|\[::1\]|localhost):(\d{1,5})$/u;

/** Null for anything else: a file of a person leaves this machine for no scanner. */
export function scannerPlace(text: string): ScannerPlace | null {
  const onPort = loopback.exec(text);
  if (onPort !== null) {
    const port = Number(onPort[2]);
    const host = (onPort[1] ?? "").replaceAll(/[[\]]/gu, "");
    return port > 0 && port <= 65_535 ? { kind: "port", host, port } : null;
  }
  const path = text.replace(/^clamd:/u, "");
  if (!isAbsolute(path)) return null;
  return { kind: path === text ? "command" : "socket", path };
}

export function openScanner(
  place: ScannerPlace,
  mostMs: number = longestMs,
): Scanner {
  return {
    scan: (bytes) =>
      place.kind === "command"
        ? byCommand(place.path, bytes, mostMs)
        : byClamd(
            place.kind === "socket"
              ? connect({ path: place.path })
              : connect({ host: place.host, port: place.port }),
            bytes,
            mostMs,
          ),
  };
}

/** The file on its standard input; 0 says that it is clean, 1 that it is not, anything else is no answer. */
async function byCommand(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  mostMs: number,
): Promise<Finding> {
  const child = spawn(path, [], {
    stdio: ["pipe", "ignore", "ignore"],
    env: {},
    timeout: mostMs,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  // One that has seen enough may stop reading; its answer counts, not the broken pipe.
  const [code] = await Promise.all([
    ended,
    Promise.allSettled([pipeline(Readable.from(bytes), child.stdin)]),
  ]);
  if (code === 0) return "clean";
  if (code === 1) return "held";
  throw new Error("The scanner gave no answer");
}

/** INSTREAM of clamd: pieces with their length before them, an empty one at the end, one line back. */
async function byClamd(
  socket: Socket,
  bytes: AsyncIterable<Uint8Array>,
  mostMs: number,
): Promise<Finding> {
  socket.setTimeout(mostMs, () => socket.destroy(new Error("No answer")));
  async function* framed(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("zINSTREAM\0");
    for await (const piece of bytes) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.byteLength);
      yield length;
      yield piece;
    }
    yield Buffer.alloc(4);
  }
  const answer = new Promise<string>((resolve, reject) => {
    let said = "";
    socket.on("data", (piece: Buffer) => {
      said += piece.toString("utf8");
    });
    socket.once("end", () => {
      resolve(said);
    });
    socket.once("error", reject);
  });
  const [said] = await Promise.all([
    answer,
    pipeline(Readable.from(framed()), socket, { end: false }),
  ]).finally(() => socket.destroy());
  if (/: OK\0?$/u.test(said)) return "clean";
  if (/ FOUND\0?$/u.test(said)) return "held";
  throw new Error("The scanner gave no answer");
}
