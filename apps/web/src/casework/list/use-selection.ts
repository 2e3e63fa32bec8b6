import type { Selection } from "@kept/domain/casework/listing-query";
import { useMemo, useState } from "react";
import type { GridSelection } from "../../ui/grid-props.ts";
import type { ListState } from "../use-list-query.ts";
import type { CaseRow } from "./list-face.ts";
import {
  allSelected,
  isSelected,
  nothingSelected,
  select,
  selectedCount,
  selectionOf,
  type Selected,
} from "./selection.ts";

export interface ListSelection {
  readonly selected: Selected;
  readonly count: number;
  /** For the server; null when nothing is selected. */
  readonly selection: Selection | null;
  readonly grid: GridSelection;
  readonly all: () => void;
  readonly clear: () => void;
  /** Leaves exactly these cases selected: those that something failed for. */
  readonly keep: (ids: readonly string[]) => void;
}

interface Shown<Row> {
  readonly rows: readonly Row[];
  readonly total: number | null;
  /** The conditions and the order; another list has another selection. */
  readonly address: string;
}

/** What is selected in a list. Other conditions mean other cases, so that nothing stays selected out of sight. */
export function useSelection<Row extends CaseRow>(
  { query, text }: ListState,
  { rows, total, address }: Shown<Row>,
): ListSelection {
  const list = `${address} ${text}`;
  const [kept, setKept] = useState({ list, selected: nothingSelected });
  const selected = kept.list === list ? kept.selected : nothingSelected;
  const idOf = useMemo(
    () => new Map(rows.map(({ reference, id }) => [reference, id])),
    [rows],
  );
  const set = (next: Selected): void => {
    setKept({ list, selected: next });
  };
  const all = total ?? 0;
  return {
    selected,
    count: selectedCount(selected, all),
    selection: selectionOf(selected, { query, text, total: all }),
    grid: {
      has: (reference) => {
        const id = idOf.get(reference);
        return id !== undefined && isSelected(selected, id);
      },
      set: (references, isIn) => {
        const ids = references.flatMap(
          (reference) => idOf.get(reference) ?? [],
        );
        set(select(selected, ids, isIn));
      },
    },
    all: () => {
      set(allSelected);
    },
    clear: () => {
      set(nothingSelected);
    },
    keep: (ids) => {
      set(select(nothingSelected, ids, true));
    },
  };
}
