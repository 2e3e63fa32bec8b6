/**
 * That something happened, and to what; never what. `case` and `presence` carry the id of a case, `list` the
 * key of a register, `job` that of a run, `person` that of an account; `*` stands for all of them.
 */
export interface LiveEvent {
  readonly topic: "case" | "list" | "job" | "person" | "presence";
  readonly id: string;
  /** What was done, in one word of the ledger or of the room that says it. */
  readonly kind: string;
}

/** The id that stands for everything of a topic. */
export const everything = "*";

/** Told to whoever comes back after a gap: nobody knows what they missed. */
export const missedSomething: LiveEvent = {
  topic: "list",
  id: everything,
  kind: "missed",
};
