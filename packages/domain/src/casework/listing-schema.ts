import { z } from "zod";
import { dueGroups } from "./due-group.ts";
import {
  densities,
  layouts,
  type ListQuery,
  type Selection,
} from "./listing-query.ts";
import { readListValue } from "./listing-values.ts";
import type { Listing, ListWhere } from "./listing.ts";
import { line } from "./text-rules.ts";

const longestText = 200;
const mostValues = 200;
const directions = ["asc", "desc"] as const;

/** Conditions of a list; here nothing unknown falls away, it is refused. */
export function whereSchema(listing: Listing) {
  return z
    .record(line(40), z.array(line(80)).max(mostValues))
    .refine((where) => isKnown(listing, where), { error: "field.invalid" });
}

function isKnown(listing: Listing, where: ListWhere): boolean {
  return Object.entries(where).every(([key, values]) => {
    const field = listing.fields.find((one) => one.key === key);
    return (
      field !== undefined &&
      (field.many || values.length <= 1) &&
      values.every((value) => readListValue(field, value) !== null)
    );
  });
}

/** A list as the server takes it: here nothing unknown falls away, it is refused. */
export function listQuerySchema(
  listing: Listing,
): z.ZodType<ListQuery, ListQuery> {
  const column = z.strictObject({
    key: z.enum(listing.columns.map(({ key }) => key)),
    width: z.int().min(1).max(2_000).nullable(),
  });
  return z.strictObject({
    view: line(80),
    where: whereSchema(listing),
    sort: z.enum(listing.sorts.map(({ key }) => key)),
    direction: z.enum(directions),
    group: z.enum(listing.groups.map(({ key }) => key)).nullable(),
    columns: z.array(column).max(listing.columns.length).nullable(),
    density: z.enum(densities),
    layout: z.enum(layouts),
  });
}

/** What somebody searches for inside a list. */
const listText = line(longestText).nullable();

const mostChosen = 5_000;

/** Rows chosen one by one, or all that match but for those taken out. */
export function selectionSchema(
  listing: Listing,
): z.ZodType<Selection, Selection> {
  return z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("ids"),
      ids: z.array(z.uuid()).min(1).max(mostChosen),
    }),
    z.strictObject({
      kind: z.literal("matching"),
      query: listQuerySchema(listing),
      text: listText,
      except: z.array(z.uuid()).max(mostChosen),
      count: z.int().min(0),
    }),
  ]);
}

/** One page of a list. */
export function listPageInput(listing: Listing) {
  return z.strictObject({
    query: listQuerySchema(listing),
    text: listText,
    /** Groups that are folded away: counted, and their rows left out. */
    folded: z.array(z.enum(dueGroups)).max(dueGroups.length).readonly(),
    /** Opaque; from the page before or after. Null: the first page, or going back the last. */
    cursor: line(5_000).nullable(),
    toward: z.enum(["next", "previous"]).default("next"),
    limit: z.int().min(1).max(100),
  });
}
export type ListPageInput = z.infer<ReturnType<typeof listPageInput>>;
