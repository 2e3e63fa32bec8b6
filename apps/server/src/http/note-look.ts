import type { Request, Response } from "express";
import type { Actor } from "@kept/domain/access/actor";
import type { Verdict } from "@kept/domain/verdict";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Look, Looks, Seen } from "../ledger/looks.ts";
import type { RouteTools } from "./http-app.ts";

/** Writes down what somebody fetches beside tRPC, before it leaves. */
export function noteLook(
  { looks, clock }: { looks: Looks; clock: Pick<WallClock, "now"> },
  wire: {
    readonly request: Request;
    readonly response: Response;
    readonly tools: RouteTools;
    readonly actor: Actor;
  },
  seen: Seen & Pick<Look, "outcome">,
): Promise<Verdict<null>> {
  const { request, response, tools, actor } = wire;
  return looks.note({
    ...seen,
    actor,
    now: clock.now(),
    requestId: tools.requestIdOf(response),
    ipClass: tools.ipClassOf(request),
  });
}
