import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { Permission } from "@kept/domain/access/permissions";
import { registers } from "@kept/domain/registers/index";
import type { Db } from "../db/reading.ts";
import { heldBack } from "../casework/file-check-store.ts";
import { isProvedLately } from "../api/proof.ts";
import { findDownload, type DownloadKind } from "../casework/download-views.ts";
import { attachmentHeaders } from "../files/attachment-headers.ts";
import { checkedBytes } from "../files/checked-bytes.ts";
import type { FileStore } from "../files/file-store.ts";
import type { MountRoutes, RouteTools } from "./http-app.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Looks } from "../ledger/looks.ts";
import { noteLook } from "./note-look.ts";
import { sendRefusal } from "./send-refusal.ts";

export interface DownloadParts {
  readonly db: Db;
  readonly files: FileStore;
  readonly looks: Looks;
  readonly clock: Pick<WallClock, "now">;
  /** What it takes to read what is written in a case of each register. */
  readonly readPermissions: Readonly<Record<string, Permission>>;
}

/** Of the registers that pack anything for somebody outside. */
const handOverPermissions = Object.fromEntries(
  Object.values(registers).flatMap((register) =>
    "handOverPermission" in register
      ? [[register.key, register.handOverPermission] as const]
      : [],
  ),
);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const addresses = {
  "/files/:id": "file",
  "/packages/:id": "package",
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
  parts: DownloadParts,
  { request, response, tools, kind }: Asked,
): Promise<void> {
  const { db, files, readPermissions } = parts;
  const visitor = await tools.visitorOf(request);
  if (visitor === null) return sendRefusal(response, { code: "notSignedIn" });
  const { actor, provedAt } = visitor;
  const id = String(request.params["id"]);
  const found = await findDownload(
    db,
    { kind, id },
    {
      actor,
      permissions: kind === "package" ? handOverPermissions : readPermissions,
    },
  );
  const object = { kind, id: uuid.test(id) ? id : "-" };
  const fetched = kind === "package" ? "package.fetched" : "file.fetched";
  const note = (caseId: string | null, outcome: "done" | "refused") =>
    noteLook(
      parts,
      { request, response, tools, actor },
      {
        action: outcome === "done" ? fetched : "refused file",
        object,
        caseId,
        outcome,
        isEachTime: outcome === "done",
      },
    );
  if (!found.ok) {
    const noted = await note(null, "refused");
    return sendRefusal(response, noted.ok ? found.refusal : noted.refusal);
  }
  // What leaves the house is fetched by somebody who has just shown who they are.
  if (kind === "package" && !isProvedLately(provedAt, parts.clock.now()))
    return sendRefusal(response, { code: "stepUpRequired" });
  const { caseId, fileId, sha256, name, type } = found.value;
  const isOurs = ["letterPdf", "letterMail", "package"].includes(kind);
  const unfit = isOurs ? null : await heldBack(db, [fileId]);
  if (unfit !== null) return sendRefusal(response, { code: unfit });
  const opened = await files.open(fileId);
  if (opened === null) return sendRefusal(response, { code: "notFound" });
  // No log, no file.
  const noted = await note(caseId, "done");
  if (!noted.ok) {
    opened.stream.destroy();
    return sendRefusal(response, noted.refusal);
  }
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
