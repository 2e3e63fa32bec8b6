import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import Database from "better-sqlite3";
import { demoKey } from "../src/people/setting-store.ts";
import { signedInCookie } from "../src/testing/own-calls.ts";
import { benchPassword, dpoAddress } from "./bench-office.ts";

export interface Running {
  readonly port: number;
  /** In MB, as the system counts it. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export interface Product extends Running {
  readonly url: string;
  readonly cookie: string;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port =
        typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

const children = new Set<ChildProcess>();
// However the bench ends, nothing that it began goes on.
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    process.exit(1);
  });

function begin(
  script: string,
  more: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): ChildProcess {
  const child = spawn(process.execPath, [script, ...more], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.add(child);
  child.once("exit", () => {
    children.delete(child);
  });
  return child;
}

/** Resolves with the first line that `wanted` accepts; rejects when the process ends before. */
function lineOf(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (data: Buffer) => {
      said += data.toString("utf8");
      const found = wanted.exec(said);
      if (found !== null) resolve(found[0]);
    });
    child.once("exit", (code) => {
      reject(
        new Error(`A process of the bench ended with ${String(code)}: ${said}`),
      );
    });
  });
}

function stopper(child: ChildProcess): () => Promise<void> {
  return () =>
    new Promise((resolve) => {
      if (child.exitCode !== null) {
        resolve();
        return;
      }
      child.once("exit", () => {
        resolve();
      });
      child.kill("SIGTERM");
    });
}

function running(child: ChildProcess, port: number): Running {
  return {
    port,
    stop: stopper(child),
    memory: async () => {
      const { readFile } = await import("node:fs/promises");
      const text = await readFile(
        `/proc/${String(child.pid)}/status`,
        "utf8",
      ).catch(() => "");
      return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1000;
    },
  };
}

/** Everybody in the office is invented, and it is marked so: otherwise a password alone opens no account. */
function markAsInvented(folder: string): void {
  const handle = new Database(join(folder, "kept.db"));
  handle
    .prepare(
      "insert into settings (key, value, version) values (?, ?, 1) on conflict do nothing",
    )
    .run(demoKey, JSON.stringify({ password: null }));
  handle.close();
}

/** The product as people start it, over this folder, with somebody signed in. */
export async function startProduct(folder: string): Promise<Product> {
  markAsInvented(folder);
  const port = await freePort();
  const main = join(import.meta.dirname, "../src/main.ts");
  const child = begin(main, [], {
    ...process.env,
    KEPT_DATA: folder,
    KEPT_DEMO: "0",
    PORT: String(port),
    HOST: "127.0.0.1",
    KEPT_LOG: "warn",
  });
  await lineOf(child, /open at/);
  const url = `http://127.0.0.1:${String(port)}`;
  const cookie = await signedInCookie(url, {
    email: dpoAddress,
    password: benchPassword,
  });
  return { ...running(child, port), url, cookie };
}

/** The yardstick over the same folder. */
export async function startBare(folder: string): Promise<Running> {
  const child = begin(join(import.meta.dirname, "bare-server.ts"), [folder]);
  return running(child, Number(await lineOf(child, /^\d+$/m)));
}
