/** How sure we are of a rule or of a calendar. Anything "memory" is shown to the person who relies on it. */
export type Confidence =
  | "policy"
  | "office"
  | "verified"
  | "secondary"
  | "memory-high"
  | "memory-medium"
  | "memory-low";
