import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import { can } from "@kept/domain/access/policy";
import { refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../db/reading.ts";

/** What can be fetched from a case, and the id it is asked for by. */
export type DownloadKind =
  "file" | "package" | "original" | "letterPdf" | "letterMail";

export interface Download {
  readonly caseId: string;
  readonly fileId: string;
  /** Of its bytes, in lower-case hex. */
  readonly sha256: string;
  /** As the person's machine will name it; still to be cleaned. */
  readonly name: string;
  /** By its content; null where that is not known. */
  readonly type: string | null;
}

/** What was packed for somebody outside has a door of its own, with a right of its own. */
async function findFile(
  db: Db,
  { kind, id }: { kind: "file" | "package"; id: string },
): Promise<Download | null> {
  const row = await db
    .selectFrom("case_files")
    .select(["case_id", "file_id", "sha256", "name", "sniffed_type"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .where("purpose", kind === "package" ? "=" : "<>", "package")
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        caseId: row.case_id,
        fileId: row.file_id,
        sha256: row.sha256,
        name: row.name,
        type: row.sniffed_type,
      };
}

async function findOriginal(db: Db, id: string): Promise<Download | null> {
  const row = await db
    .selectFrom("case_messages as message")
    .innerJoin("cases", "cases.id", "message.case_id")
    .select([
      "message.case_id",
      "message.raw_file_id",
      "message.raw_sha256",
      "cases.reference",
    ])
    .where("message.id", "=", id)
    .executeTakeFirst();
  return row === undefined ||
    row.raw_file_id === null ||
    row.raw_sha256 === null
    ? null
    : {
        caseId: row.case_id,
        fileId: row.raw_file_id,
        sha256: row.raw_sha256,
        name: `${row.reference} original.eml`,
        type: null,
      };
}

async function findLetterCopy(
  db: Db,
  id: string,
  kind: "letterPdf" | "letterMail",
): Promise<Download | null> {
  const row = await db
    .selectFrom("case_letters as letter")
    .innerJoin("cases", "cases.id", "letter.case_id")
    .select([
      "letter.case_id",
      "letter.pdf_file_id",
      "letter.pdf_sha256",
      "letter.mail_file_id",
      "letter.mail_sha256",
      "cases.reference",
    ])
    .where("letter.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const isPdf = kind === "letterPdf";
  const fileId = isPdf ? row.pdf_file_id : row.mail_file_id;
  const sha256 = isPdf ? row.pdf_sha256 : row.mail_sha256;
  return fileId === null || sha256 === null
    ? null
    : {
        caseId: row.case_id,
        fileId,
        sha256,
        name: `${row.reference} letter.${isPdf ? "pdf" : "eml"}`,
        type: isPdf ? "application/pdf" : null,
      };
}

function find(
  db: Db,
  { kind, id }: { kind: DownloadKind; id: string },
): Promise<Download | null> {
  switch (kind) {
    case "file":
    case "package":
      return findFile(db, { kind, id });
    case "original":
      return findOriginal(db, id);
    case "letterPdf":
    case "letterMail":
      return findLetterCopy(db, id, kind);
  }
}

/**
 * A file of a case that this person may see; which right it takes in which register stands in `permissions`.
 * Whether it does not exist or is not open to them is one answer.
 */
export async function findDownload(
  db: Db,
  wanted: { readonly kind: DownloadKind; readonly id: string },
  who: {
    readonly actor: Actor;
    readonly permissions: Readonly<Record<string, Permission>>;
  },
): Promise<Verdict<Download>> {
  const { actor, permissions } = who;
  const granted = Object.values(permissions);
  if (!granted.some((permission) => may(actor, permission)))
    return refused("notAllowed");
  const found = await find(db, wanted);
  if (found === null) return refused("notFound");
  const theCase = await db
    .selectFrom("cases")
    .select(["register", "team_id", "owner_id", "is_sealed"])
    .where("id", "=", found.caseId)
    .executeTakeFirst();
  const permission =
    theCase === undefined ? undefined : permissions[theCase.register];
  if (
    theCase === undefined ||
    permission === undefined ||
    !can(actor, permission, {
      id: found.caseId,
      register: theCase.register,
      teamId: theCase.team_id,
      ownerId: theCase.owner_id,
      isSealed: theCase.is_sealed === 1,
    })
  )
    return refused("notFound");
  return { ok: true, value: found };
}
