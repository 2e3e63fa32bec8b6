import type { Request, Response } from "express";
import type { Permission } from "@kept/domain/access/permissions";
import { anyCase } from "../casework/context-views.ts";
import type { AnyKeeping } from "../casework/keeping.ts";
import { sheetsNow, type PrintingParts } from "../casework/letter-delivery.ts";
import { letterById } from "../casework/letter-store.ts";
import { attachmentHeaders } from "../files/attachment-headers.ts";
import type { Looks } from "../ledger/looks.ts";
import type { MountRoutes, RouteTools } from "./http-app.ts";
import { noteLook } from "./note-look.ts";
import { sendRefusal } from "./send-refusal.ts";

export interface LetterSheetsParts extends PrintingParts {
  readonly looks: Looks;
  readonly keepings: readonly AnyKeeping[];
  /** What it takes to read what is written in a case of each register. */
  readonly readPermissions: Readonly<Record<string, Permission>>;
}

/**
 * `GET /letters/:id/preview`: the sheets of a letter that has not left, from the same function that makes those
 * that leave.
 */
export function letterSheets(parts: LetterSheetsParts): MountRoutes {
  return (app, tools) => {
    app.get("/letters/:id/preview", (request, response) =>
      handOut(parts, { request, response, tools }),
    );
  };
}

async function handOut(
  parts: LetterSheetsParts,
  wire: { request: Request; response: Response; tools: RouteTools },
): Promise<void> {
  const { db, keepings, readPermissions } = parts;
  const { request, response, tools } = wire;
  const actor = await tools.actorOf(request);
  if (actor === null) return sendRefusal(response, { code: "notSignedIn" });
  const letter = await letterById(db, String(request.params["id"]));
  const seen = await anyCase(db, actor, {
    caseId: letter?.caseId ?? "",
    viewPermissions: readPermissions,
  });
  const note = (outcome: "done" | "refused") =>
    noteLook(
      parts,
      { ...wire, actor },
      {
        action: outcome === "done" ? "file.fetched" : "refused file",
        object: { kind: "letterPdf", id: letter?.id ?? "-" },
        caseId: seen.ok ? seen.value.theCase.id : null,
        outcome,
        isEachTime: outcome === "done",
      },
    );
  const keeping = keepings.find(
    ({ register }) => seen.ok && register.key === seen.value.theCase.register,
  );
  if (!seen.ok || letter === undefined || keeping === undefined) {
    const noted = await note("refused");
    const refusal = seen.ok ? { code: "notFound" as const } : seen.refusal;
    return sendRefusal(response, noted.ok ? refusal : noted.refusal);
  }
  const { theCase } = seen.value;
  const sheets = await sheetsNow(parts, { theCase, letter, keeping });
  if (!sheets.ok) return sendRefusal(response, sheets.refusal);
  // No log, no file.
  const noted = await note("done");
  if (!noted.ok) return sendRefusal(response, noted.refusal);
  const headers = attachmentHeaders(
    `${theCase.reference} letter.pdf`,
    "application/pdf",
  );
  for (const [header, value] of Object.entries(headers))
    response.setHeader(header, value);
  response.end(Buffer.from(sheets.value.bytes));
}
