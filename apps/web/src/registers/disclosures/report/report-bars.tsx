import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.layer.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./transparency-page.module.css";

/** The table beside it as bars, now and in the period before; it says nothing that the table does not. */
export function ReportBars({
  lines,
}: {
  readonly lines: readonly {
    readonly name: string;
    readonly demands: number;
    readonly before: number;
  }[];
}): ReactNode {
  const { t } = useTranslation("transparency");
  return (
    <div className={classes["bars"]} aria-hidden="true">
      <BarChart
        h={Math.max(120, lines.length * 44 + 40)}
        data={lines.map((line) => ({ ...line }))}
        dataKey="name"
        orientation="vertical"
        yAxisProps={{ width: 130 }}
        xAxisProps={{ allowDecimals: false }}
        gridAxis="x"
        withTooltip={false}
        // The table beside it is what is read and reached.
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false, radius: 2 }}
        series={[
          {
            name: "demands",
            label: t("columns.demands"),
            color: "var(--k-ink)",
          },
          {
            name: "before",
            label: t("columns.before"),
            color: "var(--k-line-2)",
          },
        ]}
      />
    </div>
  );
}
