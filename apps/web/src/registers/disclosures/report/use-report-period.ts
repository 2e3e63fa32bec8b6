import { countryKeys } from "@kept/domain/registers/disclosures/instruments";
import {
  breakdowns,
  exclusions,
  type ReportAsked,
  type ReportNumber,
} from "@kept/domain/registers/disclosures/transparency";
import { useSearchParams } from "react-router";
import { useDates } from "../../../ui/use-dates.ts";

const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);

const overall = [
  "register",
  "counted",
  "fromPrivate",
  "emergencies",
  "underSecrecy",
] as const;

/** A number as an address names it: `counted`, `excluded.voided`, `country.DE`. */
function writeNumber(number: ReportNumber): string {
  return "key" in number ? `${number.of}.${number.key}` : number.of;
}

function readNumber(said: string | null): ReportNumber | null {
  const [first = "", key = ""] = said?.split(".") ?? [];
  const plain = overall.find((of) => of === first);
  if (plain !== undefined) return { of: plain };
  const left = exclusions.find((one) => one === key);
  if (first === "excluded" && left !== undefined)
    return { of: "excluded", key: left };
  const of = breakdowns.find((one) => one === first);
  return of === undefined || !/^\w{1,40}$/.test(key) ? null : { of, key };
}

/** The period and place in the address, so that a report can be linked; the last whole year without one. */
export function useReportPeriod(): {
  readonly period: ReportAsked;
  readonly setPeriod: (period: ReportAsked) => void;
  /** The number whose rows are open. */
  readonly number: ReportNumber | null;
  readonly setNumber: (number: ReportNumber | null) => void;
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
    number: readNumber(search.get("number")),
    setNumber: (number) => {
      const next = new URLSearchParams(search);
      if (number === null) next.delete("number");
      else next.set("number", writeNumber(number));
      setSearch(next);
    },
    setPeriod: (period) => {
      setSearch({
        from: period.from,
        to: period.to,
        ...(period.country !== null && { country: period.country }),
      });
    },
  };
}
