import type { Text } from "../text.ts";

/** One of the values that a condition can have. */
export interface ListValue {
  readonly value: string;
  readonly label: Text;
}

/**
 * What rows can be narrowed by. `choice`: one of `values`. `person`: an account's id, or one of `values`, such
 * as `me`. `due`: a group of the queue, days on which something falls due, or `<3wd`. `flag`: `yes` or `no`.
 * `day`: days in a row.
 */
export interface ListField {
  readonly key: string;
  readonly label: Text;
  readonly kind: "choice" | "person" | "due" | "flag" | "day";
  /** Whether several values may be asked for at once; a row meets any of them. */
  readonly many: boolean;
  readonly values?: readonly ListValue[];
  /** Its name in an address and in a search: `type` in `type:deletion`. */
  readonly token: string;
  /** Other names that people type for it in a search. */
  readonly also?: readonly string[];
}

export interface ListColumn {
  readonly key: string;
  readonly label: Text;
  /** Key of the order that its head sorts by. */
  readonly sort: string | null;
  readonly width: number;
  readonly min: number;
  /** Whether it is there before anybody chose. */
  readonly shown: boolean;
  /** Shows who a person is. */
  readonly personal?: true;
  /** Can be moved and not be left out. */
  readonly fixed?: true;
}

export interface ListSort {
  readonly key: string;
  readonly label: Text;
  /** The way round that people mean when they choose it. */
  readonly direction: Direction;
}

export type Direction = "asc" | "desc";

/** Rows under headings; only in the order that has them stand together. */
export interface ListGroup {
  readonly key: string;
  readonly label: Text;
  readonly sort: string;
  readonly direction: Direction;
}

/** Conditions by field key; a field that is not named asks for nothing. */
export type ListWhere = Readonly<Record<string, readonly string[]>>;

/** A view that the house brings along. */
export interface ListView {
  readonly key: string;
  readonly label: Text;
  readonly where: ListWhere;
  readonly sort: string;
  readonly direction: Direction;
  readonly group: string | null;
  /** A place beside the queue, for what is not to be worked like the rest. */
  readonly lane?: true;
}

/** The words of an address by their names; `URLSearchParams` is one. */
export interface ListAddress {
  readonly get: (name: string) => string | null;
}

/** Everything about the list of a register that an address, a screen and the server have to agree on. */
export interface Listing {
  readonly register: string;
  /** Grows when addresses of before would be read wrongly; `upgrades` then says how they are read. */
  readonly version: number;
  readonly upgrades?: readonly ((older: ListAddress) => ListAddress)[];
  readonly fields: readonly ListField[];
  readonly columns: readonly ListColumn[];
  readonly sorts: readonly ListSort[];
  readonly groups: readonly ListGroup[];
  /** The first is the list as it opens. */
  readonly views: readonly [ListView, ...ListView[]];
}
