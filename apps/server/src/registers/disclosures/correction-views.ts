import type { Actor } from "@kept/domain/access/actor";
import { peopleById, type PersonView } from "../../casework/views.ts";
import type { Db } from "../../db/reading.ts";

/** A correction of an entry, or that its number is void, that waits for a second person. */
export interface CorrectionView {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly act: "corrected" | "voided";
  readonly reason: string;
  readonly said: Readonly<Record<string, string | null>> | null;
  readonly askedBy: PersonView | null;
  readonly isMine: boolean;
}

/** The corrections that wait on these cases: whoever may know of a case may know of them. */
export async function openCorrections(
  db: Db,
  actor: Actor,
  caseIds: readonly string[],
): Promise<CorrectionView[]> {
  if (caseIds.length === 0) return [];
  const named = await peopleById(db);
  const rows = await db
    .selectFrom("disclosure_corrections")
    .selectAll()
    .where("state", "=", "asked")
    .where("case_id", "in", [...new Set(caseIds)])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    number: row.number,
    act: row.act === "voided" ? "voided" : "corrected",
    reason: row.reason,
    said:
      row.said === null
        ? null
        : (JSON.parse(row.said) as Record<string, string | null>),
    askedBy: named(row.asked_by),
    isMine: row.asked_by === actor.id,
  }));
}
