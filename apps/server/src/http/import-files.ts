import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { may } from "@kept/domain/access/permissions";
import { checkImportInput } from "@kept/domain/casework/import-schema";
import { refused, type Verdict } from "@kept/domain/verdict";
import type { House } from "../casework/act.ts";
import { takeImportFile } from "../casework/import-commands.ts";
import { importAsked } from "../casework/import-router.ts";
import { wrongRows } from "../casework/import-wrong-rows.ts";
import type { Importer } from "../casework/importer.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import { attachmentHeaders } from "../files/attachment-headers.ts";
import { cleanFileName } from "../files/file-name.ts";
import type { Room } from "../files/disk-space.ts";
import type { FileStore } from "../files/file-store.ts";
import { withNewFiles } from "../files/new-files.ts";
import { tableLimits } from "../tables/table-file.ts";
import { csvOf } from "../tables/write-csv.ts";
import { readBodyText } from "./body-text.ts";
import type { MountRoutes } from "./http-app.ts";
import {
  ownCall,
  refusalForWantOfRoom,
  refusalOfBytes,
  refuseUpload,
} from "./own-call.ts";

export interface ImportFileParts {
  readonly db: Db;
  readonly files: FileStore;
  readonly room: () => Promise<Room>;
  readonly clock: Pick<WallClock, "now">;
  readonly house: House;
  readonly importers: readonly Importer[];
}

/** `PUT /imports/:register` takes a table in; `POST /imports/:importId/wrong-rows` gives back what is wrong in it. */
export function importFiles(parts: ImportFileParts): MountRoutes {
  return (app, tools) => {
    app.put("/imports/:register", async (request, response) => {
      const wire = { request, response, tools };
      const taken = await take(parts, wire);
      if (taken.ok) response.status(201).json(taken.value);
      else refuseUpload(wire, taken.refusal);
    });
    app.post("/imports/:importId/wrong-rows", async (request, response) => {
      const wire = { request, response, tools };
      const found = await wrongOf(parts, wire);
      if (!found.ok) return refuseUpload(wire, found.refusal);
      const headers = attachmentHeaders("rows-to-correct.csv", "text/csv");
      for (const [header, value] of Object.entries(headers))
        response.setHeader(header, value);
      response.setHeader("Content-Type", "text/csv; charset=utf-8");
      await pipeline(csvOf(found.value), response);
    });
  };
}

type Wire = Parameters<typeof ownCall>[0];

async function take(
  parts: ImportFileParts,
  wire: Wire,
): Promise<Verdict<{ importId: string }>> {
  const { request } = wire;
  const call = await ownCall(wire, parts.clock.now());
  if (!call.ok) return call;
  const { actor, asking, key } = call.value;
  if (key === null) return refused("idempotencyKeyMissing");
  const importer = parts.importers.find(
    ({ register }) => register === request.params["register"],
  );
  if (!may(actor, "cases.import")) return refused("notAllowed");
  if (importer === undefined || !may(actor, importer.permission))
    return refused("notFound");
  const { bytes: limit, bytesInWords: words } = tableLimits;
  const unfit = refusalOfBytes(request, { types: null, limit, words });
  if (unfit !== null) return { ok: false, refusal: unfit };
  const tight = refusalForWantOfRoom(await parts.room());
  if (tight !== null) return { ok: false, refusal: tight };
  const name = nameOf(request.headers["x-kept-name"]);
  return withNewFiles(parts.files, async (fresh) => {
    const put = await fresh.put(request as AsyncIterable<Uint8Array>, {
      limit,
    });
    if (!put.ok)
      return put.code === "empty"
        ? refused("fileEmpty")
        : refused("tooLarge", { limit: words });
    const { fileId, size, sha256 } = put.value;
    const taken = await takeImportFile(
      parts.house,
      { ...asking, idempotency: { key, bodyHash: `${sha256} ${name}` } },
      {
        register: importer.register,
        file: { fileId, size, sha256, name },
      },
    );
    if (!taken.ok) {
      if (taken.refusal.code === "unknownOutcome") fresh.keep([fileId]);
      return taken;
    }
    // The same act once more is answered from before, and its second copy goes.
    fresh.keep([taken.value.fileId]);
    return { ok: true, value: { importId: taken.value.importId } };
  });
}

/** Headers carry ASCII, so the name comes percent-encoded; one that cannot be read is not missed. */
function nameOf(header: string | string[] | undefined): string {
  const sent = typeof header === "string" ? header : "";
  const readable = /^(?:[^%]|%[0-9a-f]{2})*$/iu.test(sent);
  const bytes = Buffer.from(
    readable
      ? sent.replaceAll(/%([0-9a-f]{2})/giu, (_whole, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : "table",
    "latin1",
  );
  return cleanFileName(bytes.toString("utf8"));
}

const wrongRowsInput = checkImportInput
  .omit({ importId: true })
  .extend({ language: z.enum(["en", "zh"]) });

async function wrongOf(
  parts: ImportFileParts,
  wire: Wire,
): Promise<Verdict<AsyncIterable<readonly string[]>>> {
  const { request } = wire;
  const now = parts.clock.now();
  const call = await ownCall(wire, now);
  if (!call.ok) return call;
  const { actor } = call.value;
  if (!may(actor, "cases.import")) return refused("notAllowed");
  const body = await readBodyText(request, 100_000);
  if (!body.ok) return body;
  const input = readInput(body.value);
  if (input === null) return refused("invalidInput");
  const asked = await importAsked(
    parts,
    {
      importId: String(request.params["importId"]),
      settings: input.settings,
    },
    { actor, now },
  );
  return asked.ok
    ? { ok: true, value: wrongRows(parts.db, asked.value, input.language) }
    : asked;
}

function readInput(text: string): z.infer<typeof wrongRowsInput> | null {
  try {
    return wrongRowsInput.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
