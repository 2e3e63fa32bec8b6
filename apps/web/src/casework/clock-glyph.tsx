import type { ReactNode } from "react";
import classes from "./clock-glyph.module.css";

export type GlyphName =
  "pie" | "disc" | "bars" | "dashed" | "tick" | "cross" | "warn" | "ring";

interface ClockGlyphProps {
  readonly name: GlyphName;
  /** For the pie: the share of time used, 0 to 1. */
  readonly share?: number;
  readonly size?: 12 | 16;
}

/** The part of the pie that is used up, from twelve o'clock, as an SVG path in a box of 12. */
function piePath(share: number): string {
  const used = Math.min(Math.max(share, 0), 1);
  if (used <= 0) return "";
  // A full circle cannot be one arc: its two ends are the same point.
  if (used >= 0.999) return "M6 3a3 3 0 1 1 0 6a3 3 0 1 1 0-6z";
  const angle = used * 2 * Math.PI;
  const x = (6 + 3 * Math.sin(angle)).toFixed(2);
  const y = (6 - 3 * Math.cos(angle)).toFixed(2);
  return `M6 6V3A3 3 0 ${used > 0.5 ? 1 : 0} 1 ${x} ${y}z`;
}

/** The eight signs of a clock or a promise. They say nothing alone: a word always stands beside. */
export function ClockGlyph({
  name,
  share = 0,
  size = 12,
}: ClockGlyphProps): ReactNode {
  return (
    <svg
      viewBox="0 0 12 12"
      width={size}
      height={size}
      className={classes["glyph"]}
      aria-hidden="true"
      data-glyph={name}
    >
      {shapes[name](share)}
    </svg>
  );
}

const shapes: Record<GlyphName, (share: number) => ReactNode> = {
  pie: (share) => (
    <>
      <circle cx="6" cy="6" r="5.2" className={classes["line"]} />
      <path d={piePath(share)} className={classes["fill"]} />
    </>
  ),
  disc: () => (
    <>
      <circle cx="6" cy="6" r="6" className={classes["fill"]} />
      <path d="M6 3v3.4" className={classes["mark"]} />
      <circle cx="6" cy="8.7" r="0.85" className={classes["markDot"]} />
    </>
  ),
  bars: () => <path d="M4 2.4v7.2M8 2.4v7.2" className={classes["bold"]} />,
  dashed: () => <circle cx="6" cy="6" r="5.2" className={classes["dashes"]} />,
  tick: () => <path d="m1.8 6.4 2.8 2.8 5.6-5.9" className={classes["bold"]} />,
  cross: () => (
    <path d="m2.4 2.4 7.2 7.2m0-7.2L2.4 9.6" className={classes["bold"]} />
  ),
  warn: () => (
    <>
      <circle cx="6" cy="6" r="5.2" className={classes["line"]} />
      <path d="M6 3.2v3.2" className={classes["line"]} />
      <circle cx="6" cy="8.5" r="0.8" className={classes["fill"]} />
    </>
  ),
  ring: () => <circle cx="6" cy="6" r="5.2" className={classes["line"]} />,
};
