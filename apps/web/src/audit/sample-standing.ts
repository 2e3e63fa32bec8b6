import type { inferRouterOutputs } from "@trpc/server";
import { useTranslation } from "react-i18next";
import type { AppRouter } from "../api/client.ts";
import { useDates } from "../ui/use-dates.ts";

type Outputs = inferRouterOutputs<AppRouter>["reviews"];
type Sample = Outputs["samples"][number];
export type Worksheet = Outputs["worksheet"];
export type Row = Worksheet["rows"][number];

export const tones = {
  inOrder: "green",
  question: "amber",
  wrong: "red",
} as const;

export function useWeek(): (
  sample: Pick<Sample, "firstDay" | "lastDay">,
) => string {
  const { t } = useTranslation("audit");
  const dates = useDates();
  return ({ firstDay, lastDay }) =>
    t("samples.week", {
      from: dates.day(firstDay, "plain"),
      until: dates.date(lastDay),
    });
}

/** How far a sample is, in one line. */
export function useStanding(): (sample: Sample) => string {
  const { t } = useTranslation("audit");
  return ({ rows, judged, signedBy, completedAt }) =>
    completedAt !== null
      ? t("samples.signed")
      : signedBy.length > 0
        ? t("samples.signedByOne")
        : t("samples.judged", { judged, count: rows });
}

export interface SheetProps {
  readonly sheet: Worksheet;
  readonly onChanged: () => void;
}
