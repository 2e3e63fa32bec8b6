import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import { granted } from "@kept/domain/verdict";
import {
  checksOf,
  filesToCheck,
  recordCheck,
  type FileToCheck,
} from "../casework/file-check-store.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import type { FileStore } from "../files/file-store.ts";
import type { Finding, Scanner } from "../files/scanner.ts";
import type { Change } from "../ledger/change.ts";

export interface CheckingParts {
  readonly db: Db;
  readonly writer: Writer;
  readonly change: Change;
  readonly clock: Pick<WallClock, "now">;
  readonly files: FileStore;
  readonly scanner: Scanner;
}

const atOnce = 20;

/**
 * Hands every file that came from somewhere to the scanner, in the order in which they came, and each once. While
 * it gives no answer nothing goes on, and nothing is handed out unlooked at.
 */
export function checkFiles(parts: CheckingParts): () => Promise<void> {
  const { db } = parts;
  const after = { files: 0, messages: 0 };
  return async () => {
    for (;;) {
      const next = await filesToCheck(db, after, atOnce);
      for (const kind of ["files", "messages"] as const)
        for (const file of next[kind]) {
          await look(parts, file);
          after[kind] = file.place;
        }
      if (next.files.length + next.messages.length === 0) return;
    }
  };
}

async function look(parts: CheckingParts, file: FileToCheck): Promise<void> {
  const { db, files, scanner, clock } = parts;
  const known = (await checksOf(db, [file.fileId]))(file.fileId);
  if (known === "clean" || known === "held") return;
  const opened = await files.open(file.fileId);
  if (opened === null) return;
  const bytes = opened.stream as AsyncIterable<Uint8Array>;
  await record(parts, file, {
    state: await scanner.scan(bytes),
    at: clock.now(),
  });
}

async function record(
  { writer, change }: CheckingParts,
  { fileId, caseId, object }: FileToCheck,
  found: { readonly state: Finding; readonly at: string },
): Promise<void> {
  if (found.state === "clean") {
    await writer.write(async (tx) => {
      await recordCheck(tx, fileId, found);
      return { keep: true, value: null };
    });
    return;
  }
  await change(
    {
      actor: systemActor("file-scanner"),
      now: found.at,
      requestId: randomUUIDv7(),
      action: "files.held",
    },
    async (tx) => {
      await recordCheck(tx, fileId, found);
      return granted({
        value: null,
        caseId,
        events: [{ action: "files.held", object, changes: [] }],
      });
    },
  );
}
