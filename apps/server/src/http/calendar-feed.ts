import type { Verdict } from "@kept/domain/verdict";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Feed } from "../desk/calendar-feed.ts";
import type { Looks } from "../ledger/looks.ts";
import type { CallRate } from "../tokens/call-rate.ts";
import type { MountRoutes } from "./http-app.ts";
import { noteLook } from "./note-look.ts";
import { sendRefusal } from "./send-refusal.ts";

export interface CalendarFeedParts {
  readonly looks: Looks;
  readonly clock: Pick<WallClock, "now">;
  readonly rate: CallRate;
  /** The calendar behind a secret; null where it opens nothing. */
  readonly feed: (secret: string) => Promise<Feed | null>;
}

const fileName = /^([A-Za-z0-9_-]{43})\.ics$/u;

/**
 * `GET /calendar/<secret>.ics`: a personal calendar, for programs that cannot sign in. The log names the
 * pattern and never the secret; an unknown secret and one that was replaced are one answer.
 */
export function calendarFeeds(parts: CalendarFeedParts): MountRoutes {
  const { rate, feed } = parts;
  return (app, tools) => {
    app.get("/calendar/:file", async (request, response) => {
      const secret = fileName.exec(String(request.params["file"]))?.[1];
      const calendar = secret === undefined ? null : await feed(secret);
      const counted: Verdict<null> =
        calendar === null || secret === undefined
          ? await rate.countStranger(`feed ${request.ip ?? ""}`)
          : await rate.count(`feed ${secret}`);
      if (!counted.ok) return sendRefusal(response, counted.refusal);
      if (calendar === null) return sendRefusal(response, { code: "notFound" });
      const { actor, shown, text } = calendar;
      // No log, no calendar.
      const noted = await noteLook(
        parts,
        { request, response, tools, actor },
        {
          action: "list.seen",
          object: { kind: "list", id: "calendar" },
          caseId: null,
          shown,
          outcome: "done",
        },
      );
      if (!noted.ok) return sendRefusal(response, noted.refusal);
      response
        .status(200)
        .setHeader("Content-Type", "text/calendar; charset=utf-8")
        .setHeader("Cache-Control", "private, no-store")
        .send(text);
    });
  };
}
