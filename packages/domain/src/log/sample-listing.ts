import type { Listing } from "../casework/listing.ts";
import { logListing } from "./log-listing.ts";

function column(
  key: string,
  label: Listing["columns"][number]["label"],
  width: number,
): Listing["columns"][number] {
  return { key, label, sort: null, width, min: 80, shown: true };
}

const ofTheLog = ["at", "sentence", "case", "role"];

/** The worksheets of samples as a list, which is what leaves as a file: the rows of a week, or of every week. */
export const sampleListing: Listing = {
  register: "samples",
  version: 1,
  fields: [
    {
      key: "week",
      label: { en: "Week", zh: "周" },
      kind: "day",
      many: false,
      token: "week",
    },
  ],
  columns: [
    column("week", { en: "Week from", zh: "所属周（起）" }, 110),
    ...logListing.columns.filter(({ key }) => ofTheLog.includes(key)),
    column("finding", { en: "Finding", zh: "结论" }, 110),
    {
      ...column("remark", { en: "Remark", zh: "说明" }, 260),
      personal: true,
    },
    column("judgedBy", { en: "Judged by", zh: "审阅人" }, 140),
    column("judgedAt", { en: "Judged", zh: "审阅时间" }, 150),
    column("signed", { en: "Signed by", zh: "签署人" }, 180),
  ],
  sorts: [{ key: "at", label: { en: "When", zh: "时间" }, direction: "desc" }],
  groups: [],
  views: [
    {
      key: "all",
      label: { en: "Every week", zh: "所有周" },
      where: {},
      sort: "at",
      direction: "desc",
      group: null,
    },
  ],
};
