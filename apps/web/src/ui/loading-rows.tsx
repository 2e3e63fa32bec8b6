import { VisuallyHidden } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RowHeight } from "./grid-props.ts";
import classes from "./loading-rows.module.css";

interface LoadingRowsProps {
  readonly rows?: number;
  /** The true height of a row, so that nothing jumps when the rows come. */
  readonly height?: RowHeight;
}

// Widths that look like lines of text, the same every time.
const widths = [62, 48, 71, 55, 66, 43, 58] as const;

/** Grey rows at the true height, shown only when waiting takes longer than a blink. */
export function LoadingRows({
  rows = 6,
  height = 52,
}: LoadingRowsProps): ReactNode {
  const { t } = useTranslation("ui");
  const isLate = useLate(200);
  return (
    <div role="status" aria-live="polite">
      <VisuallyHidden>{isLate ? t("loading") : null}</VisuallyHidden>
      <div
        aria-hidden="true"
        className={classes["rows"]}
        data-shown={isLate || undefined}
      >
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className={classes["row"]} data-height={height}>
            <span className={classes["chip"]} />
            <span className={classes["lines"]}>
              <Line width={widths[index % widths.length] ?? 50} />
              {height > 48 ? (
                <Line width={widths[(index + 3) % widths.length] ?? 50} />
              ) : null}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Line({ width }: { readonly width: number }): ReactNode {
  return <span className={classes["line"]} style={{ width: `${width}%` }} />;
}

/** True once `ms` have passed since the component appeared. */
function useLate(ms: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setLate(true);
    }, ms);
    return () => {
      window.clearTimeout(timer);
    };
  }, [ms]);
  return isLate;
}
