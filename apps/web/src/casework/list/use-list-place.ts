import type { DueGroup } from "@kept/domain/casework/due-group";
import { writeListQuery } from "@kept/domain/casework/listing-address";
import type { ListQuery } from "@kept/domain/casework/listing-query";
import { useCallback, useMemo, useState } from "react";
import type { GridPlace } from "../../ui/grid-props.ts";
import type { ListState } from "../use-list-query.ts";
import { placeIn, rememberPlace } from "./list-memory.ts";
import type { PageAt } from "./use-case-rows.ts";

export interface ListPlace {
  /** The same rows in the same order, however they look: where one was in them. */
  readonly address: string;
  readonly folded: readonly DueGroup[];
  readonly touched: string | null;
  readonly page: PageAt;
  readonly fold: (folded: readonly DueGroup[]) => void;
  readonly touch: (reference: string) => void;
  readonly goTo: (page: PageAt) => void;
  readonly grid: GridPlace;
}

/** The address of the rows: another width of a column is no other place. */
function addressOf({
  listing,
  query,
}: Pick<ListState, "listing" | "query">): string {
  const rows: ListQuery = {
    ...query,
    columns: null,
    density: "compact",
  };
  return writeListQuery(listing, rows);
}

/** Whoever searches or asks for certain days wants to see all of it: nothing is folded then. */
export function isNarrowed({
  query,
  text,
}: Pick<ListState, "query" | "text">): boolean {
  return text !== "" || (query.where["due"] ?? []).length > 0;
}

const nothingFolded: readonly DueGroup[] = [];

export function foldedIn(
  state: Parameters<typeof isNarrowed>[0],
  { folded }: Pick<ListPlace, "folded">,
): readonly DueGroup[] {
  return isNarrowed(state) ? nothingFolded : folded;
}

/** What is folded, which row is current and how far it is scrolled, as it was when the list was last looked at. */
export function useListPlace(state: ListState): ListPlace {
  const address = addressOf(state);
  const [, redraw] = useState(0);
  const set = useCallback(
    (next: Parameters<typeof rememberPlace>[1]) => {
      rememberPlace(address, next);
      redraw((count) => count + 1);
    },
    [address],
  );
  const grid = useMemo(
    (): GridPlace => ({
      key: address,
      last: () => placeIn(address),
      remember: (top, rowHeight) => {
        rememberPlace(address, { top, rowHeight });
      },
    }),
    [address],
  );
  const fold = useCallback(
    (folded: readonly DueGroup[]) => {
      set({ folded });
    },
    [set],
  );
  const touch = useCallback(
    (reference: string) => {
      if (placeIn(address).touched !== reference) set({ touched: reference });
    },
    [address, set],
  );
  const place = placeIn(address);
  const { touched, page } = place;
  return {
    address,
    folded: foldedIn(state, place),
    touched,
    page,
    fold,
    touch,
    goTo: (next) => {
      set({ page: next, top: 0, touched: null });
    },
    grid,
  };
}
