import { excerptOf, foundRuns } from "@kept/domain/casework/search/excerpt";
import type { SearchTerm } from "@kept/domain/casework/search/search-terms";
import { dueLook } from "../casework/due-views.ts";
import { groupOf, type PlacedCase } from "../casework/list-order-views.ts";
import { kindsOf } from "../casework/case-kinds.ts";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import { readDocuments, type CaseDocument } from "./document-views.ts";
import { mayReadAll } from "./matching-views.ts";
import type { FoundCase, Finding } from "./finding-views.ts";

interface CaseRow extends PlacedCase {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
  readonly title: string;
  readonly stage: string;
  readonly due_on: string | null;
}

const caseRows =
  fixedQuery<CaseRow>(`select c.id, c.register, c.reference, c.title, c.stage, d.due_on,
    c.queue, c.queue_on, c.queue_at, c.next_is_provisional
  from cases c left join case_due d on d.case_id = c.id and d.rule_id = c.next_rule_id
  where c.id in (select value from json_each(?))`);

export async function rowsOf(
  db: Db,
  { finding, terms }: { finding: Finding; terms: readonly SearchTerm[] },
  ids: readonly string[],
): Promise<FoundCase[]> {
  if (ids.length === 0) return [];
  const look = dueLook(finding.office, finding.now);
  const rows = await caseRows(db, JSON.stringify(ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const documents = new Map(
    (terms.length === 0 ||
    !mayReadAll({ sources: finding.sources, viewer: finding.actor })
      ? []
      : await readDocuments(db, finding.sources, ids)
    ).map((document) => [document.caseId, document]),
  );
  const found: FoundCase[] = [];
  const kinds = await kindsOf(db, finding.sources, rows);
  for (const id of ids) {
    const row = byId.get(id);
    const source = finding.sources.find(
      ({ register }) => register.key === row?.register,
    );
    const stage = source?.register.workflow.stages[row?.stage ?? ""];
    if (!row || !source || !stage) continue;
    found.push({
      id,
      register: row.register,
      reference: row.reference,
      title: foundRuns(row.title, terms),
      kind: kinds.get(id) ?? null,
      stage: stage.label,
      due: { group: groupOf(row, look), on: row.due_on },
      excerpt: excerptFor(documents.get(id), terms),
    });
  }
  return found;
}

/** The first place where more is found than in the title. */
function excerptFor(
  document: CaseDocument | undefined,
  terms: readonly SearchTerm[],
): FoundCase["excerpt"] {
  for (const { place, text } of document?.placed ?? []) {
    // Whom the mail is from the title says already.
    if (text === document?.title) continue;
    const runs = excerptOf(text, terms);
    if (runs !== null) return { place, runs };
  }
  return null;
}
