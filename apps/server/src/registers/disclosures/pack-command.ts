import { randomUUIDv7 } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { z } from "zod";
import type { caseInput } from "@kept/domain/casework/schema";
import { registers } from "@kept/domain/registers/index";
import { dataCategories } from "@kept/domain/registers/disclosures/scope";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { seeCase, type Asking, type House } from "../../casework/act.ts";
import { insertCaseFile } from "../../casework/case-file-store.ts";
import type { CaseHeader } from "../../casework/case-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { heldBack } from "../../casework/file-check-store.ts";
import type { Db } from "../../db/reading.ts";
import type { FileStore } from "../../files/file-store.ts";
import {
  lockedArchive,
  newPassphrase,
  type ArchivedFile,
} from "../../files/locked-archive.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { packableFiles, writePackage } from "./package-store.ts";
import { step } from "./step.ts";
import { readPersons } from "./persons-store.ts";

const most = 100 * 1024 * 1024;

/** What packing needs of the house beside the database. */
export interface DisclosureParts {
  readonly files: FileStore;
}

export interface BuiltPackage {
  readonly caseFileId: string;
  readonly sha256: string;
  readonly size: number;
  /** Told this once and kept nowhere. Null when the same act is asked for again. */
  readonly passphrase: string | null;
}

/**
 * One encrypted file of what was approved: for each row that gives something, the files that carry it, what they
 * are in words, and a list of hashes. Built before anything is written, so that a change waits for nobody.
 */
export async function pack(
  house: House & DisclosureParts & { readonly db: Db },
  asking: Asking,
  input: z.infer<typeof caseInput>,
): Promise<Verdict<BuiltPackage>> {
  const { db, files } = house;
  const seen = await seeCase(db, asking.actor, {
    register: registers.disclosures.key,
    caseId: input.caseId,
  });
  if (!seen.ok) return seen;
  const office = await house.office();
  const facts = await keeping.factsOf(db, seen.value, {
    office,
    now: asking.now,
  });
  const gathered = await gather(house, seen.value, facts.scope);
  if (!gathered.ok) return gathered;
  const passphrase = newPassphrase();
  const bytes = await lockedArchive(gathered.value, {
    passphrase,
    name: `${seen.value.reference}.zip`,
    at: asking.now,
  });
  const stored = await files.put(bytes, { limit: 2 * most });
  if (!stored.ok) return refused("packageTooLarge");
  const { fileId, sha256, size } = stored.value;
  // The answer is remembered for repeated calls, so the passphrase must not be in it.
  const mark = randomUUIDv7();
  const built = await step(
    house,
    { asking, move: "pack", ...input },
    async (tx, { theCase, facts: latest, actor, now }) => {
      if (latest.releaseHash !== facts.releaseHash)
        return refused("packageOutdated");
      const caseFileId = await insertCaseFile(tx, {
        caseId: theCase.id,
        fileId,
        name: `${theCase.reference}-package.zip`,
        declaredType: "application/zip",
        sniffedType: "application/zip",
        isActiveContent: false,
        size,
        sha256,
        purpose: "package",
        addedAt: now,
        addedBy: actor.id,
      });
      await writePackage(tx, theCase.id, {
        caseFileId,
        content: latest.releaseHash,
        at: now,
        by: actor.id,
      });
      return granted({
        value: { caseFileId, sha256, size, mark },
        action: "disclosures.package-built",
        changes: [
          ...fieldChange("packageSha256", null, sha256),
          ...fieldChange("contentHash", null, latest.releaseHash),
          ...fieldChange("files", null, gathered.value.length),
        ],
      });
    },
  );
  if (!built.ok || built.value.mark !== mark) await files.remove(fileId);
  if (!built.ok) return built;
  const { mark: made, ...told } = built.value;
  return granted({ ...told, passphrase: made === mark ? passphrase : null });
}

type Scope = Awaited<ReturnType<typeof keeping.factsOf>>["scope"];

/** The files of each row under a folder of its own, and what they are. */
async function gather(
  { db, files }: DisclosureParts & { readonly db: Db },
  theCase: CaseHeader,
  scope: Scope,
): Promise<Verdict<ArchivedFile[]>> {
  const known = new Map(
    (await packableFiles(db, theCase.id)).map((file) => [
      file.caseFileId,
      file,
    ]),
  );
  const rows = scope.filter(({ given }) => given.length > 0);
  const wanted = rows.flatMap((row, place) =>
    row.fileIds.map((id) => ({ place: place + 1, row, file: known.get(id) })),
  );
  if (wanted.some(({ file }) => file === undefined))
    return refused("scopeFileUnknown");
  const found = wanted.flatMap(({ file, ...rest }) =>
    file === undefined ? [] : [{ ...rest, file }],
  );
  const total = found.reduce((sum, { file }) => sum + file.size, 0);
  if (total > most) return refused("packageTooLarge");
  const held = await heldBack(
    db,
    found.map(({ file }) => file.fileId),
  );
  if (held !== null) return refused(held);
  const archived: ArchivedFile[] = [];
  for (const [index, { place, row, file }] of found.entries()) {
    const opened = await files.open(file.fileId);
    if (opened === null) return refused("notFound");
    archived.push({
      name: `${place}-${row.category}/${index + 1}-${file.name}`,
      bytes: await buffer(opened.stream),
    });
  }
  const persons = await readPersons(db, theCase.id);
  const contents = rows
    .map((row, place) => lineOf(row, place + 1, persons))
    .join("\n");
  return granted([
    ...archived,
    {
      name: "CONTENTS.txt",
      bytes: Buffer.from(`${theCase.reference}\n\n${contents}\n`, "utf8"),
    },
  ]);
}

/** One row in both languages: whose, which category, which items. */
function lineOf(
  row: Scope[number],
  place: number,
  persons: readonly { readonly id: string; readonly name: string | null }[],
): string {
  const { label, items } = dataCategories[row.category];
  const words: Readonly<Record<string, { en: string; zh: string }>> = items;
  const in_ = (language: "en" | "zh") =>
    `${label[language]}: ${row.given
      .map((item) => words[item]?.[language] ?? item)
      .join(", ")}`;
  const whose = persons.find(({ id }) => id === row.personId)?.name ?? "";
  return [`${place}. ${whose}`, `   ${in_("en")}`, `   ${in_("zh")}`].join(
    "\n",
  );
}
