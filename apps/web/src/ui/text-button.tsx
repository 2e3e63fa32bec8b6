import type { MouseEventHandler, ReactNode } from "react";
import classes from "./text-button.module.css";

interface TextButtonProps {
  readonly children: ReactNode;
  readonly onClick: MouseEventHandler<HTMLButtonElement>;
  /** Says more than the word does, when the word alone is not enough: "Change the name". */
  readonly label?: string;
}

/** An act that looks like a link because it is small and stands in a line of text. */
export function TextButton({
  children,
  onClick,
  label,
}: TextButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={classes["button"]}
      onClick={onClick}
      {...(label === undefined ? {} : { "aria-label": label })}
    >
      {children}
    </button>
  );
}
