import type { Selectable } from "kysely";
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
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Schema } from "../db/schema.ts";
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

const areWanted = "in (select value from json_each(?))";

const casesOf = fixedQuery<
  Pick<Selectable<Schema["cases"]>, "id" | "register" | "reference" | "title">
>(`select id, register, reference, title from cases where id ${areWanted}`);

/** Everything that can be searched for on these cases, read from what every register shares and from its own. */
export async function readDocuments(
  db: Db,
  sources: readonly SearchSource[],
  caseIds: readonly string[],
): Promise<CaseDocument[]> {
  if (caseIds.length === 0) return [];
  const wanted = JSON.stringify(caseIds);
  const cases = await casesOf(db, wanted);
  const texts: Texts = new Map();
  const keys: Keys = new Map();
  await readMessages(db, wanted, { texts, keys });
  await readUnsentLetters(db, wanted, texts);
  await readFileNames(db, wanted, texts);
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

const messagesOf = fixedQuery<
  Pick<
    Selectable<Schema["case_messages"]>,
    "case_id" | "kind" | "from_name" | "from_address" | "subject" | "text"
  >
>(`select case_id, kind, from_name, from_address, subject, text from case_messages
  where case_id ${areWanted} order by happened_at desc, id`);

async function readMessages(
  db: Db,
  wanted: string,
  into: { texts: Texts; keys: Keys },
): Promise<void> {
  const rows = await messagesOf(db, wanted);
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

// A letter that has left stands among the messages, word for word.
const unsentLettersOf = fixedQuery<{
  readonly case_id: string;
  readonly document: string;
}>(`select case_id, document from case_letters
  where case_id ${areWanted} and state in ('draft', 'queued', 'failed') order by edited_at desc, id`);

async function readUnsentLetters(
  db: Db,
  wanted: string,
  into: Texts,
): Promise<void> {
  const rows = await unsentLettersOf(db, wanted);
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

// The printed letter is named by the house, not by a person.
const fileNamesOf = fixedQuery<{
  readonly case_id: string;
  readonly name: string;
}>(`select case_id, name from case_files
  where case_id ${areWanted} and purpose <> 'letterPdf' order by added_at desc, id`);

async function readFileNames(
  db: Db,
  wanted: string,
  into: Texts,
): Promise<void> {
  const rows = await fileNamesOf(db, wanted);
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
