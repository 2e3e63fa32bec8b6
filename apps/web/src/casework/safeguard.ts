import type { ReactNode } from "react";
import type { MenuAct } from "./record-header.tsx";

/** What protects a case as a whole, such as a hold or a seal, as the parts of its page show it. */
export interface Safeguard {
  /** What can be done about it, for the menu of the case. */
  readonly menu: readonly MenuAct[];
  /** Beside the name while it stands. */
  readonly tag: ReactNode;
  /** A form that is open, or what was asked and done; above the work. */
  readonly callout: ReactNode;
  /** How it stands, among the facts. */
  readonly facts: ReactNode;
}
