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
import { sendRefusal } from "./send-refusal.ts";

export interface ExportFileParts {
  readonly db: Db;
  readonly files: FileStore;
  readonly clock: Pick<WallClock, "now">;
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
  { db, files, clock }: ExportFileParts,
  wire: { request: Request; response: Response; tools: RouteTools },
): Promise<void> {
  const { request, response, tools } = wire;
  const visitor = await tools.visitorOf(request);
  if (visitor === null) return sendRefusal(response, { code: "notSignedIn" });
  const { actor, provedAt } = visitor;
  const id = String(request.params["id"]);
  const record = await ownExport(db, id, actor.id);
  if (record?.fileId == null || !may(actor, "cases.export"))
    return sendRefusal(response, { code: "notFound" });
  if (!isProvedLately(provedAt, clock.now()))
    return sendRefusal(response, { code: "stepUpRequired" });
  const opened =
    record.state === "ready" && record.expiresAt > clock.now()
      ? await files.open(record.fileId)
      : null;
  if (opened === null) return sendRefusal(response, { code: "exportGone" });
  const headers = attachmentHeaders(record.fileName, null);
  for (const [header, value] of Object.entries(headers))
    response.setHeader(header, value);
  response.setHeader("Content-Type", types[record.format]);
  response.setHeader("Content-Length", opened.size);
  await pipeline(opened.stream, response);
}
