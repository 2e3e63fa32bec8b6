import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { registers } from "@kept/domain/registers/index";
import type { Db } from "../db/reading.ts";
import { findDownload, type DownloadKind } from "../casework/download-views.ts";
import { attachmentHeaders } from "../files/attachment-headers.ts";
import { checkedBytes } from "../files/checked-bytes.ts";
import type { FileStore } from "../files/file-store.ts";
import type { MountRoutes, RouteTools } from "./http-app.ts";
import { sendRefusal } from "./send-refusal.ts";

export interface DownloadParts {
  readonly db: Db;
  readonly files: FileStore;
}

const viewPermissions = Object.fromEntries(
  Object.values(registers).map(({ key, viewPermission }) => [
    key,
    viewPermission,
  ]),
);

const addresses = {
  "/files/:id": "file",
  "/messages/:id/original": "original",
  "/letters/:id/pdf": "letterPdf",
  "/letters/:id/mail": "letterMail",
} as const satisfies Record<string, DownloadKind>;

/** Files of cases, to people who may see the case; always as a download and never shown inside our pages. */
export function downloads(parts: DownloadParts): MountRoutes {
  return (app, tools) => {
    for (const [address, kind] of Object.entries(addresses))
      app.get(address, (request, response) =>
        handOut(parts, { request, response, tools, kind }),
      );
  };
}

interface Asked {
  readonly request: Request;
  readonly response: Response;
  readonly tools: RouteTools;
  readonly kind: DownloadKind;
}

async function handOut(
  { db, files }: DownloadParts,
  { request, response, tools, kind }: Asked,
): Promise<void> {
  const actor = await tools.actorOf(request);
  if (actor === null) return sendRefusal(response, { code: "notSignedIn" });
  const id = String(request.params["id"]);
  const found = await findDownload(
    db,
    { kind, id },
    { actor, viewPermissions },
  );
  if (!found.ok) return sendRefusal(response, found.refusal);
  const { fileId, sha256, name, type } = found.value;
  const opened = await files.open(fileId);
  if (opened === null) return sendRefusal(response, { code: "notFound" });
  const headers = attachmentHeaders(name, type);
  for (const [header, value] of Object.entries(headers))
    response.setHeader(header, value);
  response.setHeader("Content-Length", opened.size);
  if (request.method === "HEAD") {
    opened.stream.destroy();
    response.end();
    return;
  }
  await pipeline(checkedBytes(opened.stream, sha256), response);
}
