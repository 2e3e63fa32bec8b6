import { Popover } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./sheet.module.css";

interface SheetProps {
  /** What it is, for those who do not see where it came from. */
  readonly label: string;
  /** Which edge of the place it hangs from it keeps to. */
  readonly side: "start" | "end";
  readonly returnFocus?: boolean;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small dialog that hangs from the place it is put into, as large as that place and out of the pointer's way. */
export function Sheet({
  label,
  side,
  returnFocus = false,
  className = "",
  onClose,
  children,
}: SheetProps): ReactNode {
  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      position={`bottom-${side}`}
      trapFocus
      returnFocus={returnFocus}
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes["anchor"]} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={label} className={className}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
