import type { LetterDocument } from "@kept/domain/casework/letter";
import {
  addressKeys,
  referenceKeys,
} from "@kept/domain/casework/search/search-keys";
import {
  positionsOf,
  type SearchDocument,
} from "@kept/domain/casework/search/search-terms";
import { wordsOf } from "@kept/domain/casework/search/words";
import type { Db } from "../db/reading.ts";
import type { SearchSource } from "./search-source.ts";

/** Where on a case a text stands. */
export type Place = "own" | "mail" | "note" | "letter" | "file";

export interface PlacedText {
  readonly place: Place;
  readonly text: string;
}

/** A case as it is now, as search reads it. */
export interface CaseDocument extends SearchDocument {
  readonly caseId: string;
  /** The newest first. */
  readonly placed: readonly PlacedText[];
}

type Texts = Map<string, PlacedText[]>;
type Keys = Map<string, string[]>;

function put<T>(into: Map<string, T[]>, caseId: string, what: readonly T[]) {
  const known = into.get(caseId);
  if (known) known.push(...what);
  else into.set(caseId, [...what]);
}

/** Everything that can be searched for on these cases, read from what every register shares and from its own. */
export async function readDocuments(
  db: Db,
  sources: readonly SearchSource[],
  caseIds: readonly string[],
): Promise<CaseDocument[]> {
  if (caseIds.length === 0) return [];
  const cases = await db
    .selectFrom("cases")
    .select(["id", "register", "reference", "title"])
    .where("id", "in", caseIds)
    .execute();
  const texts: Texts = new Map();
  const keys: Keys = new Map();
  await readMessages(db, caseIds, { texts, keys });
  await readUnsentLetters(db, caseIds, texts);
  await readFileNames(db, caseIds, texts);
  for (const { register, ownText } of sources) {
    const mine = cases.filter((row) => row.register === register.key);
    if (mine.length === 0) continue;
    const own = await ownText(
      db,
      mine.map(({ id }) => id),
    );
    for (const [caseId, found] of own) {
      const said = texts.get(caseId) ?? [];
      put(
        texts,
        caseId,
        found.texts
          .filter((text) => !isSaidIn(said, text))
          .map((text) => ({ place: "own", text })),
      );
      put(keys, caseId, found.keys);
    }
  }
  return cases.map(({ id, reference, title }) => {
    const placed = (texts.get(id) ?? []).filter(({ text }) => text !== "");
    return {
      caseId: id,
      title,
      placed,
      texts: placed.map(({ text }) => text),
      keys: [
        ...new Set([...referenceKeys(reference), ...(keys.get(id) ?? [])]),
      ],
    };
  });
}

const placeOf = { in: "mail", out: "letter", note: "note" } as const;

async function readMessages(
  db: Db,
  caseIds: readonly string[],
  into: { texts: Texts; keys: Keys },
): Promise<void> {
  const rows = await db
    .selectFrom("case_messages")
    .select(["case_id", "kind", "from_name", "from_address", "subject", "text"])
    .where("case_id", "in", caseIds)
    .orderBy("happened_at", "desc")
    .orderBy("id")
    .execute();
  for (const row of rows) {
    const place = placeOf[row.kind as keyof typeof placeOf];
    const pieces = [row.subject, row.text];
    // What leaves is signed by the office: its name would be on every case.
    if (row.kind === "in") {
      pieces.push(row.from_name);
      put(into.keys, row.case_id, addressKeys(row.from_address ?? ""));
    }
    put(
      into.texts,
      row.case_id,
      pieces.map((text) => ({ place, text: text ?? "" })),
    );
  }
}

/** A letter that has left stands among the messages, word for word. */
async function readUnsentLetters(
  db: Db,
  caseIds: readonly string[],
  into: Texts,
): Promise<void> {
  const rows = await db
    .selectFrom("case_letters")
    .select(["case_id", "document"])
    .where("case_id", "in", caseIds)
    .where("state", "in", ["draft", "queued", "failed"])
    .orderBy("edited_at", "desc")
    .orderBy("id")
    .execute();
  for (const row of rows) {
    const { subject, paragraphs, values } = JSON.parse(
      row.document,
    ) as LetterDocument;
    const both = [subject, ...paragraphs, ...Object.values(values)];
    put(
      into,
      row.case_id,
      both
        .flatMap(({ en, zh }) => [en, zh])
        .map((text) => ({ place: "letter", text })),
    );
  }
}

async function readFileNames(
  db: Db,
  caseIds: readonly string[],
  into: Texts,
): Promise<void> {
  const rows = await db
    .selectFrom("case_files")
    .select(["case_id", "name"])
    .where("case_id", "in", caseIds)
    // The printed letter is named by the house, not by a person.
    .where("purpose", "!=", "letterPdf")
    .orderBy("added_at", "desc")
    .orderBy("id")
    .execute();
  for (const row of rows)
    put(into, row.case_id, [{ place: "file", text: row.name }]);
}

/** A summary is the beginning of a mail: once is enough. */
function isSaidIn(said: readonly PlacedText[], text: string): boolean {
  const all = wordsOf(text).map((word) => word.text);
  // What was cut short may end within a word.
  const words = text.endsWith("…") ? all.slice(0, -1) : all;
  return said.some(
    (one) =>
      positionsOf(
        wordsOf(one.text).map((word) => word.text),
        { words, isOpen: false },
      ).length > 0,
  );
}
