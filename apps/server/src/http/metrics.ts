import { Gauge } from "prom-client";
import { may } from "@kept/domain/access/permissions";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { CallRate } from "../tokens/call-rate.ts";
import type { MountRoutes } from "./http-app.ts";
import type { Meter } from "./meter.ts";
import { sendRefusal } from "./send-refusal.ts";
import { tokenFor } from "./token-guard.ts";

/** What the house says of itself, without a number of cases in it. */
export interface HouseHealth {
  /** Each thing that is looked after, and whether it is well. */
  readonly well: Readonly<Record<string, boolean>>;
  readonly diskFreeBytes: number;
  /** Since a backup was last proven; null while none was. */
  readonly backupAgeSeconds: number | null;
}

export interface MetricsParts {
  readonly meter: Meter;
  readonly db: Db;
  readonly clock: Pick<WallClock, "now">;
  readonly rate: CallRate;
  readonly health: () => Promise<HouseHealth>;
}

/**
 * `GET /metrics`, in the form of Prometheus: for administrators, and for a program with a token for it. To
 * everybody else there is no such page. Nothing in it names or counts people or cases.
 */
export function metrics(parts: MetricsParts): MountRoutes {
  const { meter, db, clock, rate } = parts;
  const registers = [meter.figures];
  const well = new Gauge({
    name: "kept_well",
    help: "1 while it is well, 0 when somebody should look",
    labelNames: ["check"],
    registers,
  });
  const free = new Gauge({
    name: "kept_disk_free_bytes",
    help: "Room left where the data lies",
    registers,
  });
  const backup = new Gauge({
    name: "kept_backup_age_seconds",
    help: "Since a backup was last made, restored in a trial and found equal; -1 while none was",
    registers,
  });
  return (app, tools) => {
    app.get("/metrics", async (request, response) => {
      if (request.headers.authorization === undefined) {
        const actor = await tools.actorOf(request);
        if (actor === null || !may(actor, "settings.manage"))
          return sendRefusal(response, { code: "notFound" });
      } else {
        const now = clock.now();
        const token = await tokenFor(request, "metrics:read", {
          db,
          rate,
          now,
        });
        if (!token.ok) return sendRefusal(response, token.refusal);
      }
      const health = await parts.health();
      for (const [check, isWell] of Object.entries(health.well))
        well.set({ check }, isWell ? 1 : 0);
      free.set(health.diskFreeBytes);
      backup.set(health.backupAgeSeconds ?? -1);
      response
        .setHeader("Content-Type", meter.figures.contentType)
        .send(await meter.figures.metrics());
    });
  };
}
