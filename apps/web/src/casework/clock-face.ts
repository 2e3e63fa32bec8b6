import type { Instant, ReckonedClock } from "@kept/domain/casework/clock";

/** As much of a clock as its chip shows; a list need not carry every day of the way. */
export type ClockFace = Pick<
  ReckonedClock,
  | "title"
  | "strength"
  | "unit"
  | "dueAt"
  | "dueOn"
  | "zone"
  | "place"
  | "standing"
> & { readonly stoppedAt?: Instant | null };
