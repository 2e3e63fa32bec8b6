import type { ReactNode } from "react";
import { KeyCap } from "./key-cap.tsx";
import { useShortcut } from "./shortcuts.tsx";
import { TextButton } from "./text-button.tsx";
import classes from "./toast-face.module.css";

interface ToastFaceProps {
  readonly text: ReactNode;
  readonly undo?: {
    readonly label: string;
    readonly shortcut?: string;
    readonly run: () => void;
  };
}

export function ToastFace({ text, undo }: ToastFaceProps): ReactNode {
  return (
    <div className={classes["toast"]}>
      <span>{text}</span>
      {undo === undefined ? null : (
        <span className={classes["undo"]}>
          <TextButton onClick={undo.run}>{undo.label}</TextButton>
          {undo.shortcut === undefined ? null : (
            <UndoKey
              shortcut={undo.shortcut}
              label={undo.label}
              run={undo.run}
            />
          )}
        </span>
      )}
    </div>
  );
}

/** The key works as long as the toast stands. */
function UndoKey({
  shortcut,
  label,
  run,
}: {
  readonly shortcut: string;
  readonly label: string;
  readonly run: () => void;
}): ReactNode {
  useShortcut({ keys: shortcut.toLowerCase(), label }, run);
  return <KeyCap>{shortcut}</KeyCap>;
}
