export interface Figure {
  readonly name: string;
  /** What was measured, and what it is compared with; null where there is nothing to compare. */
  readonly figure: number;
  readonly yardstick: number | null;
  readonly unit: "s" | "ms" | "per s" | "kB" | "rows" | "MB";
  /** The figure in yardsticks; null where the figure itself is what is asked for. */
  readonly ratio: number | null;
  /** `least`: as much or more is good; `most`: as much or less. */
  readonly goal: { readonly kind: "least" | "most"; readonly value: number };
  readonly met: boolean;
}

export interface Missing {
  readonly name: string;
  readonly why: string;
}

/** A figure held against its goal. */
export function figureOf(
  said: Omit<Figure, "met" | "ratio"> & { readonly ratio?: number | null },
): Figure {
  const { goal, figure, yardstick } = said;
  const ratio =
    said.ratio !== undefined
      ? said.ratio
      : yardstick === null
        ? null
        : figure / yardstick;
  const judged = ratio ?? figure;
  return {
    ...said,
    ratio,
    met: goal.kind === "least" ? judged >= goal.value : judged <= goal.value,
  };
}

function number(value: number): string {
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(3);
}

/** The figures as a table for people; which goals fall short stands below it. */
export function tableOf(
  figures: readonly Figure[],
  missing: readonly Missing[],
): string {
  const head = ["figure", "measured", "yardstick", "ratio", "goal", ""];
  const rows = figures.map(
    ({ name, figure, yardstick, unit, ratio, goal, met }) => [
      name,
      `${number(figure)} ${unit}`,
      yardstick === null ? "" : `${number(yardstick)} ${unit}`,
      ratio === null ? "" : ratio.toFixed(2),
      `${goal.kind === "least" ? "≥" : "≤"} ${String(goal.value)}`,
      met ? "met" : "FALLS SHORT",
    ],
  );
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const short = figures.filter(({ met }) => !met);
  return [
    line(head),
    line(widths.map((width) => "─".repeat(width))),
    ...rows.map(line),
    "",
    ...missing.map(({ name, why }) => `not measured: ${name} (${why})`),
    short.length === 0
      ? "Every goal that was measured is met."
      : `Falls short: ${short.map(({ name }) => name).join("; ")}.`,
  ].join("\n");
}
