import { monitorEventLoopDelay } from "node:perf_hooks";
import type { RequestHandler } from "express";
import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** Counts the answers of one house. */
export interface Meter {
  readonly measure: RequestHandler;
  readonly figures: Registry;
  close(): void;
}

const kinds = ["trpc", "live", "api", "files", "health", "page"] as const;
type Kind = (typeof kinds)[number];

// As coarse as it can be: which procedure was called how often would tell that there is a case of a sealed kind.
function kindOf(path: string): Kind {
  if (path.startsWith("/trpc/live.events")) return "live";
  if (path.startsWith("/trpc/")) return "trpc";
  if (path.startsWith("/api/") || path.startsWith("/calendar/")) return "api";
  if (/^\/(healthz|readyz|metrics)$/.test(path)) return "health";
  return /^\/(cases|files|exports|imports|intake)\//.test(path)
    ? "files"
    : "page";
}

export function makeMeter(): Meter {
  const figures = new Registry();
  const registers = [figures];
  const answers = new Counter({
    name: "kept_answers_total",
    help: "Answers by kind of request and class of status",
    labelNames: ["kind", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "kept_answer_seconds",
    help: "How long an answer took, live connections not counted",
    labelNames: ["kind"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers,
  });
  const open = new Gauge({
    name: "kept_requests_open",
    help: "Requests under way; of the kind live, open pages that listen",
    labelNames: ["kind"],
    registers,
  });
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const ownFigures = [
    new Gauge({
      name: "kept_event_loop_delay_p99_seconds",
      help: "Since the last time this was asked",
      registers: [],
      collect() {
        this.set(delay.percentile(99) / 1e9);
        delay.reset();
      },
    }),
    new Gauge({
      name: "kept_memory_bytes",
      help: "Resident memory of the process",
      registers: [],
      collect() {
        this.set(process.memoryUsage.rss());
      },
    }),
    new Gauge({
      name: "kept_up_seconds",
      help: "Since the process began",
      registers: [],
      collect() {
        this.set(Math.round(process.uptime()));
      },
    }),
  ];
  for (const figure of ownFigures) figures.registerMetric(figure);
  return {
    figures,
    close: () => {
      delay.disable();
    },
    measure: (request, response, next) => {
      const kind = kindOf(request.path);
      const ended = kind === "live" ? undefined : seconds.startTimer({ kind });
      open.inc({ kind });
      response.once("close", () => {
        open.dec({ kind });
        if (!response.headersSent) return;
        const status = `${String(Math.floor(response.statusCode / 100))}xx`;
        answers.inc({ kind, status });
        ended?.();
      });
      next();
    },
  };
}
