/** A cell of a workbook: words, a civil day, or a moment as a wall shows it (`2026-09-18T10:00`). */
export type TableCell =
  string | { readonly day: string } | { readonly wall: string };

export interface TableColumn {
  readonly label: string;
  /** In characters. */
  readonly width: number;
}

/** A workbook without its rows. */
export interface WorkbookPlan {
  /** What is said of the table before it: a name and what it is. */
  readonly cover: {
    readonly name: string;
    readonly title: string;
    readonly lines: readonly (readonly [label: string, value: string])[];
  };
  readonly sheetName: string;
  readonly columns: readonly TableColumn[];
}

/** What the thread is told. */
export type WorkbookWord =
  | { readonly kind: "rows"; readonly rows: readonly (readonly TableCell[])[] }
  | { readonly kind: "end" };

/** The cell as words, as it stands in CSV. */
export function cellWords(cell: TableCell): string {
  if (typeof cell === "string") return cell;
  return "day" in cell ? cell.day : cell.wall.replace("T", " ");
}
