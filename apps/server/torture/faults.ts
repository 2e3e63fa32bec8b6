import { join } from "node:path";
import type { Circumstances } from "./kept-process.ts";

/** A server under the driver that fails when SIGUSR2 tells it to. */
export function withFaults(fault: "unknown" | "full"): Circumstances {
  return {
    node: ["--import", join(import.meta.dirname, "faulty-driver.ts")],
    env: { KEPT_TORTURE_FAULT: fault },
  };
}

/** A server for which the tracer answers this call on this file wrongly, from the n-th time on, so many times. */
export function injected(fault: {
  readonly call: string;
  readonly error: string;
  readonly path: string;
  readonly first: number;
  readonly times: number;
}): Circumstances {
  const { call, error, path, first, times } = fault;
  const last = times === Infinity ? "+" : `..${String(first + times - 1)}`;
  return {
    under: [
      "strace",
      "-f",
      "--seccomp-bpf",
      "-o",
      "/dev/null",
      "-P",
      path,
      "-e",
      `trace=${call}`,
      "-e",
      `inject=${call}:error=${error}:when=${String(first)}${last}`,
    ],
  };
}
