import type { Request } from "express";
import { may } from "@kept/domain/access/permissions";
import { refused, type Verdict } from "@kept/domain/verdict";
import type { OutsideCall } from "../api/operation.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import { mailLimits, mailSizeInWords } from "../mail/incoming/parsed-mail.ts";
import type { MountRoutes } from "./http-app.ts";
import { ownCall, refusalOfBytes, refuseUpload } from "./own-call.ts";

type StaffSource = "drop" | "paste";

export interface MailDropParts {
  readonly clock: Pick<WallClock, "now">;
  readonly take: (
    call: OutsideCall,
    given: { mail: AsyncIterable<Uint8Array>; source: StaffSource },
  ) => Promise<Verdict<object>>;
}

/** `POST /intake/mail?source=drop`: a raw mail that somebody of the office dropped or pasted. */
export function mailDrop(parts: MailDropParts): MountRoutes {
  return (app, tools) => {
    app.post("/intake/mail", async (request, response) => {
      const wire = { request, response, tools };
      const taken = await take(parts, wire);
      if (taken.ok) response.status(200).json(taken.value);
      else refuseUpload(wire, taken.refusal);
    });
  };
}

async function take(
  parts: MailDropParts,
  wire: Parameters<typeof ownCall>[0],
): Promise<Verdict<object>> {
  const { request } = wire;
  const call = await ownCall(wire, parts.clock.now());
  if (!call.ok) return call;
  if (!may(call.value.actor, "requests.intake")) return refused("notAllowed");
  const source = sourceOf(request);
  if (source === null)
    return {
      ok: false,
      refusal: {
        code: "invalidInput",
        fields: { source: ["choice.notOffered"] },
      },
    };
  const unfit = refusalOfBytes(request, {
    types: ["message/rfc822", "application/octet-stream"],
    limit: mailLimits.size,
    words: mailSizeInWords,
  });
  if (unfit !== null) return { ok: false, refusal: unfit };
  return parts.take(call.value, {
    mail: request as AsyncIterable<Uint8Array>,
    source,
  });
}

function sourceOf({ query }: Request): StaffSource | null {
  const { source = "drop" } = query;
  return source === "drop" || source === "paste" ? source : null;
}
