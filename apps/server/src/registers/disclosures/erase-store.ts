import type { Viewer } from "@kept/domain/access/visible-cases";
import { erasedWords } from "@kept/domain/casework/erasure";
import type { Eraser } from "../../casework/erasure/eraser.ts";
import { scopeCondition } from "../../casework/scope-views.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";

async function identifiersOf(db: Db, caseId: string) {
  return db
    .selectFrom("disclosure_identifiers")
    .select(["kind", "value", "match_key"])
    .where("case_id", "=", caseId)
    .execute();
}

/** Other cases about somebody who is recognised by the same thing; a name alone recognises nobody. */
async function alsoTheirs(
  db: Db,
  caseId: string,
  viewer: Viewer,
): Promise<readonly string[]> {
  const keys = (await identifiersOf(db, caseId))
    .filter(({ kind }) => kind !== "name")
    .map(({ match_key }) => match_key);
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("disclosure_identifiers")
    .innerJoin("cases as c", "c.id", "disclosure_identifiers.case_id")
    .select("c.id")
    .distinct()
    .where("match_key", "in", keys)
    .where("c.id", "<>", caseId)
    .where(scopeCondition(viewer))
    .limit(50)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Kind, authority, categories, outcome and dates stay: a law asks that they are kept. Who it was about
 * goes, and whatever somebody wrote down freely; the register's entries never held a name and stand as they are.
 */
async function erase(tx: Tx, caseId: string) {
  await tx
    .updateTable("disclosure_persons")
    .set({ name: erasedWords })
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .deleteFrom("disclosure_identifiers")
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .updateTable("disclosures")
    .set({
      asked: erasedWords,
      scope_words: null,
      necessity: null,
      told_before: null,
      consent_proof: null,
      preserved_what: null,
      notice_reason: null,
      end_reason: null,
    })
    .where("case_id", "=", caseId)
    .execute();
  await tx
    .updateTable("disclosure_scope")
    .set({ withheld: erasedWords })
    .where("case_id", "=", caseId)
    .where("withheld", "is not", null)
    .execute();
  await tx
    .updateTable("disclosure_challenges")
    .set({ text: erasedWords, reply: null })
    .where("case_id", "=", caseId)
    .execute();
  return { fileIds: [], objectIds: [] };
}

export const disclosureEraser: Eraser = {
  personOf: async (db, caseId) => {
    const all = await identifiersOf(db, caseId);
    const valuesOf = (isName: boolean) => [
      ...new Set(
        all
          .filter(({ kind }) => (kind === "name") === isName)
          .map(({ value }) => value),
      ),
    ];
    return { names: valuesOf(true), identifiers: valuesOf(false) };
  },
  alsoTheirs,
  erase,
};
