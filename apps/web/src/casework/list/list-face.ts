import type { DueGroup } from "@kept/domain/casework/due-group";
import type { Listing } from "@kept/domain/casework/listing";
import type { Selection } from "@kept/domain/casework/listing-query";
import type { ListPageInput } from "@kept/domain/casework/listing-schema";
import type { ComponentType, ReactNode } from "react";
import type { QueueItem } from "../queue-row.tsx";
import type { ListState } from "../use-list-query.ts";

/** What every row of every register has. */
export interface CaseRow {
  readonly id: string;
  readonly reference: string;
  /** Where it stands in a queue. */
  readonly group: DueGroup;
}

export interface CasePage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly groups: readonly {
    readonly group: DueGroup;
    readonly count: number;
  }[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

export type Asked = Omit<ListPageInput, "toward"> & {
  readonly toward: "next" | "previous";
};

/** Where the rows of a register come from. */
export interface CaseSource<Row extends CaseRow> {
  readonly listing: Listing;
  /** Begins the key of everything that is asked here. */
  readonly key: readonly unknown[];
  readonly page: (
    asked: Asked,
    options: { readonly signal: AbortSignal },
  ) => Promise<CasePage<Row>>;
}

/** What the bar of many cases is handed by the list above it. */
export interface BulkBarSlot {
  /** Null while nothing is selected; a run that is under way stays in sight all the same. */
  readonly selection: Selection | null;
  /** What did not work stays selected; an empty list lets go of everything. */
  readonly onDone: (failed: readonly string[]) => void;
}

/** What a register says about its list on the screen; the rest is the same for all. */
export interface ListFace<Row extends CaseRow> {
  readonly source: CaseSource<Row>;
  readonly state: ListState;
  readonly title: string;
  readonly searchLabel: string;
  /** A row as the queue draws it. */
  readonly item: (row: Row) => QueueItem;
  /** What a column of the table says. */
  readonly cell: (row: Row, column: string) => ReactNode;
  /** The row when it is spoken of. */
  readonly spoken: (row: Row) => string;
  /** What can be done with many of them at once; null for whoever may do nothing with many. */
  readonly bulk: ComponentType<BulkBarSlot> | null;
  /** How many cases each view holds; undefined while unknown. */
  readonly counts: Readonly<Record<string, number>> | undefined;
  /** What belongs into a view that is empty, and what is next. */
  readonly empty: (view: string) => {
    readonly words: string;
    readonly next: ReactNode;
  };
}

export interface CaseListProps<Row extends CaseRow> {
  readonly face: ListFace<Row>;
  /** The case that is open beside the list. */
  readonly opened: string | null;
}
