import type { AddFileInput } from "@kept/domain/casework/file-schema";
import type { CaseFacts } from "@kept/domain/casework/register";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../db/writing.ts";
import { cleanFileName } from "../files/file-name.ts";
import type { StoredFile } from "../files/file-store.ts";
import { riskOf } from "../files/sniff-type.ts";
import { act, type Asking, type KeptHouse } from "./act.ts";
import { voidApprovals } from "./approval-store.ts";
import { insertCaseFile } from "./case-file-store.ts";
import { draftToTouch } from "./letter-commands.ts";
import type { StoredLetter } from "./letter-store.ts";
import { today } from "./office.ts";

/** Largest file that somebody of the office puts on a case, in bytes. */
export const largestUpload = 50 * 1024 * 1024;
export const largestUploadInWords = "50 MB";

export type FileToAdd = AddFileInput & { readonly stored: StoredFile };

export interface AddedFile {
  readonly caseFileId: string;
  /** In the FileStore. */
  readonly fileId: string;
  /** As it was cleaned. */
  readonly name: string;
}

/**
 * Puts a stored file on a case. An enclosure goes with a draft only: approvals cover the enclosures, so one
 * more voids what was approved before.
 */
export function addFile<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: FileToAdd,
): Promise<Verdict<AddedFile>> {
  const { stored, purpose, letterId, deleteOn, ground } = input;
  const move = purpose === "enclosure" ? "write" : "note";
  return act(
    house,
    { asking, move, caseId: input.caseId, version: input.version },
    async (tx, { theCase, office, now, actor }) => {
      const draft = await draftOf(tx, { caseId: theCase.id, letterId });
      if (!draft.ok) return draft;
      if (deleteOn !== null && deleteOn < today(office, now))
        return refused("dayInPast");
      const name = cleanFileName(input.name);
      const risk = riskOf({
        sniffed: stored.sniffed,
        declaredType: input.declaredType,
        name: input.name,
        insides: stored.insides,
      });
      const caseFileId = await insertCaseFile(tx, {
        caseId: theCase.id,
        letterId,
        fileId: stored.fileId,
        name,
        declaredType: input.declaredType,
        sniffedType: stored.sniffed.type ?? "application/octet-stream",
        isActiveContent: risk === "active",
        insides: stored.insides,
        size: stored.size,
        sha256: stored.sha256,
        purpose,
        deleteOn,
        addedAt: now,
        addedBy: actor.id,
      });
      const told = { purpose, name, sha256: stored.sha256, deleteOn, ground };
      return granted({
        value: { caseFileId, fileId: stored.fileId, name },
        events: [
          {
            action: `${house.keeping.register.key}.file-added`,
            object: { kind: "file", id: caseFileId },
            changes: Object.entries(told)
              .filter(([, after]) => after !== null)
              .map(([field, after]) => ({ field, before: null, after })),
          },
          ...(draft.value === null ? [] : await voidApprovals(tx, draft.value)),
        ],
      });
    },
  );
}

/** The draft that the file goes with; null where it goes with none. */
async function draftOf(
  tx: Tx,
  { caseId, letterId }: { caseId: string; letterId: string | null },
): Promise<Verdict<StoredLetter | null>> {
  return letterId === null
    ? granted(null)
    : draftToTouch(tx, { caseId, letterId });
}
