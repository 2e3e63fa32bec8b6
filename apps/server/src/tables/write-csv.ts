import { stringify } from "csv-stringify";
import { Readable } from "node:stream";
import { defuse } from "./defuse.ts";

export type TableRow = readonly string[];

/**
 * Rows as CSV that Excel opens in any language: UTF-8 with a mark, CRLF and quotes by RFC 4180, formulas
 * defused. Streams: a row is gone from memory when the next ones have been asked for.
 */
export function csvOf(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
): Readable {
  const writer = stringify({
    bom: true,
    record_delimiter: "windows",
    quoted_match: /[\n\r]/u,
    cast: { string: (cell) => defuse(cell) },
  });
  const source = Readable.from(rows);
  // A fault of the source ends the table, and whoever reads it hears of it.
  source.on("error", (error) => writer.destroy(error));
  writer.on("close", () => source.destroy());
  return source.pipe(writer);
}
