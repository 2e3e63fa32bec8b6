import type { DueGroup } from "@kept/domain/casework/due-group";

/** Where somebody was in a list, so that coming back from a case finds it as it was left. */
interface Place {
  readonly top: number;
  readonly folded: readonly DueGroup[];
  /** The row under the keyboard. */
  readonly touched: string | null;
}

const foldedAtFirst: readonly DueGroup[] = ["later"];
const places = new Map<string, Place>();

/** The place in the list with this address; lives as long as the tab. */
export function placeIn(list: string): Place {
  return places.get(list) ?? { top: 0, folded: foldedAtFirst, touched: null };
}

export function rememberPlace(list: string, place: Partial<Place>): void {
  places.set(list, { ...placeIn(list), ...place });
}
