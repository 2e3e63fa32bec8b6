import type { Listing } from "../../casework/listing.ts";
import {
  choiceField,
  dayField,
  valuesOf,
  valuesOfThings,
} from "../../casework/listing-parts.ts";
import { countries } from "./instruments.ts";
import {
  authorityClasses,
  disclosureKinds,
  disclosureOutcomes,
} from "./kinds.ts";

const time = { en: "Time of the disclosure", zh: "披露时间" };

/** The entries of the register: what they can be narrowed by, in the order in which they are read. */
export const entryListing: Listing = {
  register: "disclosure-entries",
  version: 1,
  fields: [
    dayField("time", time),
    choiceField(
      "kind",
      { en: "Kind", zh: "种类" },
      valuesOfThings(disclosureKinds),
    ),
    choiceField(
      "country",
      { en: "Country", zh: "国家或地区" },
      valuesOf(countries),
    ),
    choiceField(
      "authority",
      { en: "Authority", zh: "机关类别" },
      valuesOf(authorityClasses),
    ),
    choiceField(
      "outcome",
      { en: "Outcome", zh: "结果" },
      valuesOf(disclosureOutcomes),
    ),
  ],
  columns: [],
  sorts: [{ key: "time", label: time, direction: "desc" }],
  groups: [],
  views: [
    {
      key: "all",
      label: { en: "All entries", zh: "全部登记" },
      where: {},
      sort: "time",
      direction: "desc",
      group: null,
    },
  ],
};
