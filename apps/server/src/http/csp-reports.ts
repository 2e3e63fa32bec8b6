import type { RequestHandler } from "express";
import { z } from "zod";
import type { HouseLog } from "../log/house-log.ts";
import { readBodyText } from "./body-text.ts";

// A report quotes addresses and markup; only which rule was broken is taken from it.
const report = z.object({
  body: z.object({ effectiveDirective: z.string().regex(/^[a-z-]{1,40}$/) }),
});
const reports = z.array(report).max(20);

/** Takes the browser's word that something tried to run or load that must not. */
export function takeCspReports(log: HouseLog): RequestHandler {
  return async (request, response) => {
    const text = await readBodyText(request, 20_000);
    const read = text.ok ? reports.safeParse(parse(text.value)) : null;
    for (const { body } of read?.data ?? []) {
      log.write({ event: "csp", directive: body.effectiveDirective });
    }
    response.status(204).end();
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
