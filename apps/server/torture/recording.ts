import type { DiskEvent } from "./disk-events.ts";
import type { FurnishedFolder } from "./furnished-folder.ts";
import type { Acknowledged } from "./load.ts";

/** What a run of the real server did to its disk, and what it acknowledged. */
export interface Recording {
  /** A copy of the data folder as it was before. */
  readonly before: string;
  /** The folder that the events name. */
  readonly folder: string;
  readonly events: readonly DiskEvent[];
  /** By the id of the answer. */
  readonly acknowledged: ReadonlyMap<string, Acknowledged>;
  readonly remove: () => void;
}

export interface Run {
  /** How many acts have to be acknowledged. */
  readonly acts: number;
  /** With `synchronous=NORMAL`, and a driver that says it were FULL. */
  readonly isCareless: boolean;
  /** Instead of a folder of its own that was closed in order. */
  readonly on?: FurnishedFolder;
}
