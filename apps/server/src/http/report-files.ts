import type { Request, Response } from "express";
import { may, type Permission } from "@kept/domain/access/permissions";
import type { WallClock } from "../clock/wall-clock.ts";
import { attachmentHeaders } from "../files/attachment-headers.ts";
import type { Looks } from "../ledger/looks.ts";
import type { MountRoutes, RouteTools } from "./http-app.ts";
import { noteLook } from "./note-look.ts";
import { sendRefusal } from "./send-refusal.ts";

const formats = ["pdf", "csv", "json"] as const;
type Format = (typeof formats)[number];

export interface ReportFileParts {
  readonly looks: Looks;
  readonly clock: Pick<WallClock, "now">;
  readonly permission: Permission;
  readonly fileOf: (wanted: {
    readonly id: string;
    readonly format: Format;
  }) => Promise<{ name: string; type: string; bytes: Uint8Array } | null>;
}

/** `GET /reports/:id/file/:format`: a frozen report, as it was signed off or waits for it. */
export function reportFiles(parts: ReportFileParts): MountRoutes {
  return (app, tools) => {
    app.get("/reports/:id/file/:format", (request, response) =>
      handOut(parts, { request, response, tools }),
    );
  };
}

async function handOut(
  parts: ReportFileParts,
  wire: { request: Request; response: Response; tools: RouteTools },
): Promise<void> {
  const { request, response, tools } = wire;
  const visitor = await tools.visitorOf(request);
  if (visitor === null) return sendRefusal(response, { code: "notSignedIn" });
  const { actor } = visitor;
  const id = String(request.params["id"]).slice(0, 40);
  const format = formats.find((one) => one === request.params["format"]);
  const isAllowed = may(actor, parts.permission);
  const file =
    isAllowed && format !== undefined
      ? await parts.fileOf({ id, format })
      : null;
  const noted = await noteLook(
    parts,
    { ...wire, actor },
    {
      action: file === null ? "refused report" : "report.fetched",
      object: { kind: "report", id },
      caseId: null,
      outcome: file === null ? "refused" : "done",
      isEachTime: file !== null,
    },
  );
  if (!noted.ok) return sendRefusal(response, noted.refusal);
  if (file === null)
    return sendRefusal(response, {
      code: isAllowed ? "notFound" : "notAllowed",
    });
  for (const [header, value] of Object.entries(
    attachmentHeaders(file.name, null),
  ))
    response.setHeader(header, value);
  response.setHeader("Content-Type", file.type);
  response.end(Buffer.from(file.bytes));
}
