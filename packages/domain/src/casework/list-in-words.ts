import type { Text } from "../text.ts";
import { readDaySpan, readWithin } from "./listing-days.ts";
import type { ListField, Listing } from "./listing.ts";
import type { ListQuery } from "./listing-query.ts";

export interface WordsAt {
  readonly language: keyof Text;
  /** The name behind a person's id; null when nobody knows it. */
  readonly nameOf: (personId: string) => string | null;
}

function valueInWords(
  field: ListField,
  value: string,
  { language, nameOf }: WordsAt,
): string {
  const listed = field.values?.find((one) => one.value === value);
  if (listed !== undefined) return listed.label[language];
  if (field.kind === "flag") {
    const yes = value === "yes";
    if (language === "zh") return yes ? "是" : "否";
    return yes ? "yes" : "no";
  }
  if (field.kind === "person") return nameOf(value) ?? "…";
  const within = readWithin(value);
  if (within !== null)
    return language === "zh"
      ? `${String(within)} 个工作日内`
      : `in less than ${String(within)} working days`;
  const span = readDaySpan(value);
  if (span === null) return value;
  const { from, until } = span;
  if (from === until) return from ?? "";
  if (language === "zh") return `${from ?? ""} 至 ${until ?? ""}`.trim();
  if (from === null) return `until ${until ?? ""}`;
  return until === null ? `from ${from}` : `${from} to ${until}`;
}

/** What a list asks for, one line for each condition; the words searched for are never among them. */
export function conditionsInWords(
  listing: Listing,
  query: Pick<ListQuery, "where">,
  at: WordsAt,
): string[] {
  const { language } = at;
  return listing.fields.flatMap((field) => {
    const values = query.where[field.key] ?? [];
    if (values.length === 0) return [];
    const said = values.map((value) => valueInWords(field, value, at));
    return language === "zh"
      ? [`${field.label.zh}：${said.join("、")}`]
      : [`${field.label.en}: ${said.join(", ")}`];
  });
}
