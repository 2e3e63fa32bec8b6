import type { ReactNode } from "react";
import classes from "./key-cap.module.css";

interface KeyCapProps {
  readonly children: string;
  /** On the primary button the cap takes the colour of the text on it. */
  readonly onInk?: boolean;
}

/** A key that does what the thing beside it does. Decoration: the shortcut is announced elsewhere. */
export function KeyCap({ children, onInk = false }: KeyCapProps): ReactNode {
  return (
    <kbd
      className={classes["cap"]}
      data-on-ink={onInk || undefined}
      aria-hidden="true"
    >
      {children}
    </kbd>
  );
}
