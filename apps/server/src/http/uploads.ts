import type { IncomingHttpHeaders } from "node:http";
import type { Request } from "express";
import { maySeeCase } from "@kept/domain/access/visible-cases";
import {
  addFileInput,
  type AddFileInput,
} from "@kept/domain/casework/file-schema";
import { fieldsOf } from "@kept/domain/field-problem";
import type { RefusalCode } from "@kept/domain/refusal";
import { refused, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../api/procedure.ts";
import { findCase } from "../casework/case-store.ts";
import {
  largestUpload,
  largestUploadInWords,
  type AddedFile,
  type FileToAdd,
} from "../casework/upload-commands.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Room } from "../files/disk-space.ts";
import type { FileStore } from "../files/file-store.ts";
import type { FileTrouble } from "../files/look-inside.ts";
import { withNewFiles } from "../files/new-files.ts";
import type { MountRoutes } from "./http-app.ts";
import {
  ownCall,
  refusalForWantOfRoom,
  refusalOfBytes,
  refuseUpload,
} from "./own-call.ts";

type AddFile = (asking: Asking, file: FileToAdd) => Promise<Verdict<AddedFile>>;

export interface UploadParts {
  readonly db: Db;
  readonly files: FileStore;
  readonly room: () => Promise<Room>;
  readonly clock: Pick<WallClock, "now">;
  /** By register: puts a stored file on one of its cases. */
  readonly addFile: Readonly<Record<string, AddFile>>;
}

/** `PUT /cases/:caseId/files`: one file as it is, with what it is for in headers, so that no URL names anybody. */
export function uploads(parts: UploadParts): MountRoutes {
  return (app, tools) => {
    app.put("/cases/:caseId/files", async (request, response) => {
      const wire = { request, response, tools };
      const added = await add(parts, wire);
      if (added.ok) response.status(201).json(added.value);
      else refuseUpload(wire, added.refusal);
    });
  };
}

const refusalOfTrouble = {
  archiveBomb: "fileArchiveBomb",
  archiveOdd: "fileArchiveOdd",
  pictureBomb: "filePictureBomb",
} as const satisfies Record<FileTrouble, RefusalCode>;

async function add(
  parts: UploadParts,
  wire: Parameters<typeof ownCall>[0],
): Promise<Verdict<object>> {
  const { request } = wire;
  const call = await ownCall(wire, parts.clock.now());
  if (!call.ok) return call;
  const { actor, asking, key } = call.value;
  if (key === null) return refused("idempotencyKeyMissing");
  const input = inputOf(request);
  if (!input.ok) return input;
  // Asked before a byte is taken; the change asks again.
  const theCase = await findCase(parts.db, input.value.caseId);
  const addTo = theCase && parts.addFile[theCase.register];
  if (!theCase || !addTo || !maySeeCase(actor, theCase))
    return refused("notFound");
  const unfit = refusalOfBytes(request, {
    types: null,
    limit: largestUpload,
    words: largestUploadInWords,
  });
  if (unfit !== null) return { ok: false, refusal: unfit };
  const tight = refusalForWantOfRoom(await parts.room());
  if (tight !== null) return { ok: false, refusal: tight };
  return withNewFiles(parts.files, async (fresh) => {
    const bytes = request as AsyncIterable<Uint8Array>;
    const put = await fresh.put(bytes, { limit: largestUpload });
    if (!put.ok)
      return put.code === "empty"
        ? refused("fileEmpty")
        : refused("tooLarge", { limit: largestUploadInWords });
    const stored = put.value;
    if (stored.trouble !== null)
      return refused(refusalOfTrouble[stored.trouble]);
    const bodyHash = `${stored.sha256} ${JSON.stringify(input.value)}`;
    const added = await addTo(
      { ...asking, idempotency: { key, bodyHash } },
      { ...input.value, stored },
    );
    if (!added.ok) {
      // The row may be there after a restart, so its bytes stay.
      if (added.refusal.code === "unknownOutcome") fresh.keep([stored.fileId]);
      return added;
    }
    // The same act once more is answered from before, and its second copy goes.
    const { fileId, ...told } = added.value;
    fresh.keep([fileId]);
    return { ok: true, value: told };
  });
}

function inputOf(request: Request): Verdict<AddFileInput> {
  const { headers, params } = request;
  const read = addFileInput.safeParse({
    caseId: params["caseId"],
    version: Number(headers["x-kept-version"]),
    purpose: headers["x-kept-purpose"],
    name: decoded(headers, "x-kept-name"),
    declaredType: headers["content-type"] ?? null,
    letterId: headers["x-kept-letter"] ?? null,
    deleteOn: headers["x-kept-delete-on"] ?? null,
    ground: decoded(headers, "x-kept-ground"),
  });
  return read.success
    ? { ok: true, value: read.data }
    : {
        ok: false,
        refusal: { code: "invalidInput", fields: fieldsOf(read.error) },
      };
}

/** Headers carry ASCII, so words of people are percent-encoded in them; null where nothing readable is there. */
function decoded(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  if (typeof value !== "string") return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
