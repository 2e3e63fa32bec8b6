import { problemSentence } from "@kept/domain/casework/import-problem";
import type { Db } from "../db/reading.ts";
import { readTable } from "../tables/read-table.ts";
import {
  judgeRows,
  mappingOf,
  problemsOf,
  type CheckAsked,
} from "./import-check.ts";

const words = {
  row: { en: "Row", zh: "行" },
  reason: { en: "What to correct", zh: "更正内容" },
} as const;

/**
 * Every row that is wrong, as it stands in the file, with its number and what to correct: the same columns,
 * so that the corrected file can be imported as it is.
 */
export async function* wrongRows(
  db: Db,
  asked: CheckAsked,
  language: "en" | "zh",
): AsyncGenerator<readonly string[], void, undefined> {
  const { importer, bytes, settings, actor, office, now } = asked;
  const found: (readonly string[])[] = [];
  await readTable({ bytes, settings }, async (head, batches) => {
    const { headers } = head;
    const { mapping } = await mappingOf(db, asked, headers);
    const at = { zone: office.zone, now, dayOrder: settings.dayOrder };
    const judging = { importer, mapping, headers, at, actor, importId: null };
    found.push([...headers, words.row[language], words.reason[language]]);
    for await (const batch of judgeRows(db, batches, judging))
      for (const row of batch) {
        if (row.state !== "wrong") continue;
        const reasons = problemsOf(row, judging).map((problem) => {
          const label = importer.columns[problem.column]?.label[language] ?? "";
          return `${problem.header || label}: ${problemSentence(problem, language)}`;
        });
        const cells = headers.map((_header, index) => row.cells[index] ?? "");
        found.push([...cells, String(row.number), reasons.join("\n")]);
      }
  });
  yield* found;
}
