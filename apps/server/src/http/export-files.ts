import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { may } from "@kept/domain/access/permissions";
import { isProvedLately } from "../api/proof.ts";
import { ownExport } from "../casework/export-views.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import { attachmentHeaders } from "../files/attachment-headers.ts";
import type { FileStore } from "../files/file-store.ts";
import type { MountRoutes, RouteTools } from "./http-app.ts";
import type { Looks } from "../ledger/looks.ts";
import { noteLook } from "./note-look.ts";
import { sendRefusal } from "./send-refusal.ts";

export interface ExportFileParts {
  readonly db: Db;
  readonly files: FileStore;
  readonly clock: Pick<WallClock, "now">;
  readonly looks: Looks;
}

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** `GET /exports/:id`: a list that left as a file, to the person who exported it, until it runs out. */
export function exportFiles(parts: ExportFileParts): MountRoutes {
  return (app, tools) => {
    app.get("/exports/:id", (request, response) =>
      handOut(parts, { request, response, tools }),
    );
  };
}

async function handOut(
  parts: ExportFileParts,
  wire: { request: Request; response: Response; tools: RouteTools },
): Promise<void> {
  const { request, response, tools } = wire;
  const { db, files, clock } = parts;
  const visitor = await tools.visitorOf(request);
  if (visitor === null) return sendRefusal(response, { code: "notSignedIn" });
  const { actor, provedAt } = visitor;
  const id = String(request.params["id"]);
  const record = await ownExport(db, id, actor.id);
  const note = (outcome: "done" | "refused") =>
    noteLook(
      parts,
      { ...wire, actor },
      {
        action: outcome === "done" ? "export.fetched" : "refused export",
        object: { kind: "export", id: record?.id ?? "-" },
        caseId: null,
        outcome,
        isEachTime: outcome === "done",
      },
    );
  if (record?.fileId == null || !may(actor, "cases.export")) {
    const noted = await note("refused");
    return sendRefusal(
      response,
      noted.ok ? { code: "notFound" } : noted.refusal,
    );
  }
  if (!isProvedLately(provedAt, clock.now()))
    return sendRefusal(response, { code: "stepUpRequired" });
  const opened =
    record.state === "ready" && record.expiresAt > clock.now()
      ? await files.open(record.fileId)
      : null;
  if (opened === null) return sendRefusal(response, { code: "exportGone" });
  const noted = await note("done");
  if (!noted.ok) {
    opened.stream.destroy();
    return sendRefusal(response, noted.refusal);
  }
  const headers = attachmentHeaders(record.fileName, null);
  for (const [header, value] of Object.entries(headers))
    response.setHeader(header, value);
  response.setHeader("Content-Type", types[record.format]);
  response.setHeader("Content-Length", opened.size);
  await pipeline(opened.stream, response);
}
