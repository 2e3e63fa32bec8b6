import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

const main = join(import.meta.dirname, "../src/main.ts");

export interface KeptProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  complaints(): string;
}

export interface Circumstances {
  /** Put before the command, such as a program that watches it. */
  readonly under?: readonly string[];
  /** Arguments for Node itself. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Kills it without warning. */
  readonly signal?: AbortSignal;
}

/** Starts the house on this folder as people start it. Rejects with what it said when it ended before it was open. */
export async function startKept(
  folder: string,
  { under = [], node = [], env = {}, signal }: Circumstances = {},
): Promise<KeptProcess> {
  const command = [...under, process.execPath, ...node, main];
  const child = spawn(command[0] ?? "", command.slice(1), {
    env: {
      PATH: process.env["PATH"],
      PORT: "0",
      KEPT_DATA: folder,
      KEPT_DEMO: "0",
      KEPT_LOG: "silent",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  signal?.addEventListener("abort", () => child.kill("SIGKILL"));
  let said = "";
  let complained = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complained += chunk.toString("utf8");
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      resolve(code);
    });
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const found = /Kept is open at (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code) => {
      reject(new KeptRefused(code, complained));
    });
  });
  return { url, child, ended, complaints: () => complained };
}

/** It ended before it was open. */
export class KeptRefused extends Error {
  readonly exitCode: number | null;
  constructor(exitCode: number | null, complaints: string) {
    super(complaints.trim());
    this.exitCode = exitCode;
  }
}
