import { Box } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./scroll-region.module.css";

/** What may be wider than the page scrolls by itself, and the keyboard reaches it. */
export function ScrollRegion({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Box
      className={classes["scroll"] ?? ""}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </Box>
  );
}
