import { rowsOf } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";

/** An entry of the ledger: where it stands, and the chain up to it. */
export interface LedgerPlace {
  readonly seq: number;
  readonly chain: string;
}

const beginning: LedgerPlace = { seq: 0, chain: "" };

/** The end of the ledger as it is now. */
export async function ledgerEnd(db: Db): Promise<LedgerPlace> {
  const row = await db
    .selectFrom("ledger_entries")
    .select(["seq", "chain"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? beginning;
}

/** Whether the ledger has this entry: otherwise it is another one than the index was made from. */
export async function isInLedger(
  db: Db,
  { seq, chain }: LedgerPlace,
): Promise<boolean> {
  if (seq === 0) return chain === "";
  const row = await db
    .selectFrom("ledger_entries")
    .select("chain")
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row?.chain === chain;
}

/** Cases that something happened on after this entry, within so many entries; and where that ends. */
export async function changedAfter(
  db: Db,
  seq: number,
  most: number,
): Promise<{ caseIds: string[]; until: LedgerPlace | null }> {
  const rows = await rowsOf<LedgerPlace & { readonly case_id: string | null }>(
    db,
    "select seq, chain, case_id from ledger_entries where seq > ? order by seq limit ?",
    [seq, most],
  );
  const last = rows.at(-1);
  return {
    caseIds: [
      ...new Set(
        rows.flatMap((row) => (row.case_id === null ? [] : [row.case_id])),
      ),
    ],
    until: last ? { seq: last.seq, chain: last.chain } : null,
  };
}

/** The next cases in the order of their opening. */
export async function casesAfter(
  db: Db,
  caseId: string,
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom("cases")
    .select("id")
    .where("id", ">", caseId)
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
