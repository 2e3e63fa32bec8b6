import type { DueGroup } from "@kept/domain/casework/due-group";
import { firstPage, type PageAt } from "./use-case-rows.ts";

/** Where somebody was in a list, so that coming back from a case finds it as it was left. */
interface Place {
  readonly top: number;
  /** How high its rows were then: beside a case they are others. */
  readonly rowHeight: number | null;
  readonly folded: readonly DueGroup[];
  /** The row under the keyboard. */
  readonly touched: string | null;
  readonly page: PageAt;
}

const atFirst: Place = {
  top: 0,
  rowHeight: null,
  folded: ["later"],
  touched: null,
  page: firstPage(50),
};
const places = new Map<string, Place>();

/** Whether it is as the list opens: nobody folded or unfolded anything in it. */
export function isFoldedAtFirst(folded: readonly DueGroup[]): boolean {
  return folded === atFirst.folded;
}

/** The place in the list with this address; lives as long as the tab. */
export function placeIn(list: string): Place {
  return places.get(list) ?? atFirst;
}

export function rememberPlace(list: string, place: Partial<Place>): void {
  places.set(list, { ...placeIn(list), ...place });
}
