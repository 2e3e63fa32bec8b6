import type { ReactNode } from "react";

/** One line of the palette that can be chosen. */
export interface PaletteOption {
  readonly key: string;
  readonly face: ReactNode;
  /** Goes to an address, or does something once the palette has closed. */
  readonly choose:
    | { readonly to: string; readonly state?: { text: string } | null }
    | (() => void);
}

export interface PaletteGroup {
  readonly key: string;
  readonly label: string;
  readonly options: readonly PaletteOption[];
}
