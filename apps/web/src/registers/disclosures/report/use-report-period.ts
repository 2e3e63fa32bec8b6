import { countryKeys } from "@kept/domain/registers/disclosures/instruments";
import type { ReportAsked } from "@kept/domain/registers/disclosures/transparency";
import { useSearchParams } from "react-router";
import { useDates } from "../../../ui/use-dates.ts";

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The period and place in the address, so that a report can be linked; the last whole year without one. */
export function useReportPeriod(): {
  readonly period: ReportAsked;
  readonly setPeriod: (period: ReportAsked) => void;
} {
  const [search, setSearch] = useSearchParams();
  const { today } = useDates();
  const lastYear = String(Number(today.slice(0, 4)) - 1);
  const from = search.get("from");
  const to = search.get("to");
  const isGiven = isDay(from) && isDay(to) && from <= to;
  const country =
    countryKeys.find((key) => key === search.get("country")) ?? null;
  return {
    period: isGiven
      ? { from, to, country }
      : { from: `${lastYear}-01-01`, to: `${lastYear}-12-31`, country },
    setPeriod: (period) => {
      setSearch({
        from: period.from,
        to: period.to,
        ...(period.country !== null && { country: period.country }),
      });
    },
  };
}
