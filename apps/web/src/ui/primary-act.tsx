import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { KeyCap } from "./key-cap.tsx";
import classes from "./primary-act.module.css";
import { tip } from "./tips.tsx";

interface PrimaryActProps {
  /** The next step, named as an act: "Attach proof". */
  readonly label: string;
  readonly shortcut?: string;
  /** Why it cannot be done now. The button stays where it is and says this. */
  readonly blockedBy?: string | null | undefined;
  /** What is missing in two words, on the blocked button: "2 to fix". */
  readonly missing?: string | undefined;
  readonly busy?: boolean;
  readonly type?: "button" | "submit";
  readonly onAct?: (() => void) | undefined;
}

/** The one primary button of a screen. */
export function PrimaryAct({
  label,
  shortcut,
  blockedBy = null,
  missing,
  busy = false,
  type = "button",
  onAct,
}: PrimaryActProps): ReactNode {
  const isBlocked = blockedBy !== null;
  return (
    <Button
      type={type}
      variant="filled"
      className={classes["act"]}
      data-blocked={isBlocked || undefined}
      aria-disabled={isBlocked || busy || undefined}
      aria-busy={busy || undefined}
      {...(isBlocked ? tip(blockedBy) : {})}
      {...(shortcut === undefined ? {} : { "aria-keyshortcuts": shortcut })}
      rightSection={
        missing === undefined ? (
          shortcut === undefined ? null : (
            <KeyCap onInk>{shortcut}</KeyCap>
          )
        ) : (
          <span className={classes["missing"]}>{missing}</span>
        )
      }
      onClick={(event) => {
        if (isBlocked || busy) event.preventDefault();
        else onAct?.();
      }}
    >
      {label}
    </Button>
  );
}
