import type { ReactNode } from "react";
import { KeyCap } from "./key-cap.tsx";
import { useShortcut } from "./shortcuts.tsx";
import { TextButton } from "./text-button.tsx";
import classes from "./toast-face.module.css";

interface ToastFaceProps {
  readonly text: ReactNode;
  readonly undo?: {
    readonly label: string;
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
          <UndoKey label={undo.label} run={undo.run} />
        </span>
      )}
    </div>
  );
}

/** The key works as long as the toast stands. */
function UndoKey({
  label,
  run,
}: {
  readonly label: string;
  readonly run: () => void;
}): ReactNode {
  useShortcut({ keys: "z", label }, run);
  return <KeyCap>Z</KeyCap>;
}
