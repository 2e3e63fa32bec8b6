import { pino, type DestinationStream } from "pino";

/**
 * Everything that may stand in the log, and nothing else: no bodies, no addresses of people, no search words,
 * no messages of errors (they quote what was sent). An incident is found by its id.
 */
export type LogLine =
  | {
      readonly event: "started";
      readonly address: string;
      readonly folder: string;
    }
  | { readonly event: "stopping" | "stopped"; readonly reason: string }
  | {
      readonly event: "answered";
      readonly requestId: string;
      readonly method: string;
      /** The procedure or the pattern of the route, never the address as it was typed. */
      readonly route: string;
      readonly status: number;
      readonly ms: number;
    }
  | ({
      readonly event: "bug";
      readonly incident: string;
      readonly where: string;
    } & ErrorShape)
  | ({
      readonly event: "job failed";
      readonly job: string;
      readonly attempt: number;
    } & ErrorShape)
  | { readonly event: "job dead"; readonly job: string; readonly jobId: string }
  | { readonly event: "counts differed"; readonly numbers: number }
  | { readonly event: "disk fault" }
  | { readonly event: "csp"; readonly directive: string };

interface ErrorShape {
  readonly name: string;
  readonly code: string | null;
  readonly frames: readonly string[];
}

export interface HouseLog {
  write(line: LogLine): void;
}

/** What may be told of an error: its kind and where it happened. Its message may quote a person. */
export function errorShape(error: unknown): ErrorShape {
  if (!(error instanceof Error))
    return { name: typeof error, code: null, frames: [] };
  const code =
    "code" in error && typeof error.code === "string" ? error.code : null;
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
  return { name: error.name, code, frames };
}

const levels = {
  started: "info",
  stopping: "info",
  stopped: "info",
  answered: "info",
  csp: "warn",
  bug: "error",
  "job failed": "warn",
  "job dead": "error",
  "counts differed": "error",
  "disk fault": "fatal",
} as const satisfies Record<LogLine["event"], string>;

/** Lines of JSON, to standard output unless told otherwise. */
export function makeLog(
  level: string,
  destination?: DestinationStream,
): HouseLog {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  const out = destination ? pino(options, destination) : pino(options);
  return {
    write: (line) => {
      out[levels[line.event]](line);
    },
  };
}
