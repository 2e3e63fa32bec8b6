import { isWritten } from "@kept/domain/log/written-fields";
import { sql } from "kysely";
import type { Db } from "../db/reading.ts";
import { inclusionProofs } from "./inclusion.ts";
import type { NoteSigner } from "./signed-note.ts";

/** An entry as it is proved: what is hashed, the way to the root, and what it commits to. */
interface ProvedEntry {
  readonly seq: number;
  readonly canonical: string;
  readonly proof: readonly string[];
  readonly values: readonly {
    readonly field: string;
    readonly side: string;
    readonly nonce: string;
    readonly value: string;
  }[];
}

/** Everything that the ledger says of one case, with what it takes to check it without the ledger. */
export interface Evidence {
  readonly reference: string;
  readonly madeAt: string;
  /** Public key that signed the checkpoint, in one line. */
  readonly key: string;
  readonly checkpoint: string;
  /** Names of those who appear in it, by their ids. */
  readonly people: Readonly<Record<string, string>>;
  readonly entries: readonly ProvedEntry[];
}

/** The entries of a case, whoever acted or looked, against a checkpoint over the whole ledger signed now. */
export async function evidenceOf(
  db: Db,
  theCase: { readonly id: string; readonly reference: string },
  by: {
    readonly signer: NoteSigner;
    readonly now: string;
    /** Without it what was written in the case stays committed to and is not told, as if it were erased. */
    readonly withWritten: boolean;
  },
): Promise<Evidence> {
  const { rows: leaves } = await sql<{
    leaf: string;
  }>`select leaf from ledger_entries order by seq`.execute(db);
  const size = leaves.length;
  const { rows: own } = await sql<{ seq: number; canonical: string }>`
    select seq, canonical from ledger_entries
    where seq <= ${size} and (case_id = ${theCase.id}
      or seq in (select seq from ledger_looks where case_id = ${theCase.id}))
    order by seq`.execute(db);
  const seqs = JSON.stringify(own.map(({ seq }) => seq));
  const { rows: kept } = await sql<{
    seq: number;
    field: string;
    side: string;
    nonce: string;
    value: string;
  }>`select seq, field, side, nonce, value from ledger_values
    where seq in (select value from json_each(${seqs})) order by seq, field, side`.execute(
    db,
  );
  const values = by.withWritten
    ? kept
    : kept.filter(({ field }) => !isWritten(field));
  const valuesOf = Map.groupBy(values, ({ seq }) => seq);
  const { root, proofs } = await inclusionProofs(
    Buffer.from(leaves.map(({ leaf }) => leaf).join(""), "hex"),
    own.map(({ seq }) => seq - 1),
  );
  const text = JSON.stringify([own, values]);
  const people = await db
    .selectFrom("accounts")
    .select(["id", "name"])
    .execute();
  return {
    reference: theCase.reference,
    madeAt: by.now,
    key: by.signer.verifierKey,
    checkpoint: by.signer.sign({ size, root }),
    people: Object.fromEntries(
      people
        .filter(({ id }) => text.includes(id))
        .map(({ id, name }) => [id, name]),
    ),
    entries: own.map(({ seq, canonical }) => ({
      seq,
      canonical,
      proof: proofs.get(seq - 1) ?? [],
      values: (valuesOf.get(seq) ?? []).map(
        ({ field, side, nonce, value }) => ({ field, side, nonce, value }),
      ),
    })),
  };
}
