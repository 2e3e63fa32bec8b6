import { ActionIcon } from "@mantine/core";
import type { MouseEventHandler, ReactNode, Ref } from "react";
import { tip } from "./tips.tsx";

interface IconButtonProps {
  /** What it does; the tooltip shows it, with the key. */
  readonly label: string;
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A tool of a bar: an icon with its word on hover and for screen readers. */
export function IconButton({
  label,
  shortcut,
  children,
  disabled = false,
  ...rest
}: IconButtonProps): ReactNode {
  return (
    <ActionIcon
      aria-label={label}
      disabled={disabled}
      {...tip(shortcut === undefined ? label : `${label} (${shortcut})`)}
      {...(shortcut === undefined ? {} : { "aria-keyshortcuts": shortcut })}
      {...rest}
    >
      {children}
    </ActionIcon>
  );
}
