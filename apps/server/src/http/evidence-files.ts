import type { Request, Response } from "express";
import { may, type Permission } from "@kept/domain/access/permissions";
import { isProvedLately } from "../api/proof.ts";
import { evidenceFile } from "../audit/evidence-file.ts";
import { mayReadWritten } from "../audit/log-detail-views.ts";
import { caseIdOf } from "../casework/case-store.ts";
import { anyCase } from "../casework/context-views.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import { attachmentHeaders } from "../files/attachment-headers.ts";
import type { NoteSigner } from "../ledger/anchor.ts";
import { evidenceOf } from "../ledger/evidence-views.ts";
import type { Looks } from "../ledger/looks.ts";
import type { MountRoutes, RouteTools } from "./http-app.ts";
import { noteLook } from "./note-look.ts";
import { sendRefusal } from "./send-refusal.ts";

export interface EvidenceParts {
  readonly db: Db;
  readonly looks: Looks;
  readonly clock: Pick<WallClock, "now">;
  readonly viewPermissions: Readonly<Record<string, Permission>>;
  /** Who signs what the ledger is; null in a house without a key. */
  readonly signer: NoteSigner | null;
}

/** `GET /evidence/:reference`: what the ledger says of one case, to be checked without Kept. */
export function evidenceFiles(parts: EvidenceParts): MountRoutes {
  return (app, tools) => {
    app.get("/evidence/:reference", (request, response) =>
      handOut(parts, { request, response, tools }),
    );
  };
}

async function handOut(
  parts: EvidenceParts,
  wire: { request: Request; response: Response; tools: RouteTools },
): Promise<void> {
  const { db, signer, clock, viewPermissions } = parts;
  const { request, response, tools } = wire;
  const visitor = await tools.visitorOf(request);
  if (visitor === null) return sendRefusal(response, { code: "notSignedIn" });
  const { actor, provedAt } = visitor;
  const asked = String(request.params["reference"]).slice(0, 40);
  const caseId = (await caseIdOf(db, asked)) ?? "";
  const seen = await anyCase(db, actor, { caseId, viewPermissions });
  const isAllowed = may(actor, "audit.view") && signer !== null;
  const note = (outcome: "done" | "refused") =>
    noteLook(
      parts,
      { ...wire, actor },
      {
        action: outcome === "done" ? "evidence.made" : "refused evidence",
        object: { kind: "case", id: caseId === "" ? "-" : caseId },
        caseId: seen.ok ? caseId : null,
        outcome,
        isEachTime: outcome === "done",
      },
    );
  if (!seen.ok || !isAllowed) {
    const noted = await note("refused");
    const refusal = seen.ok ? { code: "notAllowed" as const } : seen.refusal;
    return sendRefusal(response, noted.ok ? refusal : noted.refusal);
  }
  if (!isProvedLately(provedAt, clock.now()))
    return sendRefusal(response, { code: "stepUpRequired" });
  const noted = await note("done");
  if (!noted.ok) return sendRefusal(response, noted.refusal);
  const { theCase } = seen.value;
  const evidence = await evidenceOf(db, theCase, {
    signer,
    now: clock.now(),
    withWritten: mayReadWritten(actor, theCase.register),
  });
  const headers = attachmentHeaders(`${theCase.reference}-evidence.zip`, null);
  for (const [header, value] of Object.entries(headers))
    response.setHeader(header, value);
  response.setHeader("Content-Type", "application/zip");
  response.end(Buffer.from(evidenceFile(evidence)));
}
