import type { Text } from "@kept/domain/text";
import type { Db } from "../db/reading.ts";

/** As much of a register as knows what its cases are about. */
export interface KindSource {
  readonly register: { readonly key: string };
  /** What each of these cases is about, in a few words; a case of which nobody has said is left out. */
  readonly kindsOf: (
    db: Db,
    caseIds: readonly string[],
  ) => Promise<ReadonlyMap<string, Text>>;
}

/** What these cases are about: one question to each register. */
export async function kindsOf(
  db: Db,
  sources: readonly KindSource[],
  cases: readonly { readonly id: string; readonly register: string }[],
): Promise<ReadonlyMap<string, Text>> {
  const kinds = new Map<string, Text>();
  for (const { register, kindsOf: ask } of sources) {
    const own = cases.filter((one) => one.register === register.key);
    const ids = [...new Set(own.map(({ id }) => id))];
    for (const [id, kind] of await ask(db, ids)) kinds.set(id, kind);
  }
  return kinds;
}
