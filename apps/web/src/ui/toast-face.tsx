import type { ReactNode } from "react";
import { KeyCap } from "./key-cap.tsx";
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
            <KeyCap>{undo.shortcut}</KeyCap>
          )}
        </span>
      )}
    </div>
  );
}
