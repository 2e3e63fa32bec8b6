import type { Instant } from "@kept/domain/casework/clock";
import { instant } from "@kept/domain/casework/text-rules";

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const namedOffsets: Record<string, string> = {
  ut: "+00:00",
  gmt: "+00:00",
  utc: "+00:00",
  z: "+00:00",
  est: "-05:00",
  edt: "-04:00",
  cst: "-06:00",
  cdt: "-05:00",
  mst: "-07:00",
  mdt: "-06:00",
  pst: "-08:00",
  pdt: "-07:00",
};
const shape =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([+-])(\d{2}):?(\d{2})|([a-z]{1,3}))?/iu;

/**
 * The date of a mail as RFC 5322 writes it, obsolete forms included. Null for days that do not exist and for
 * times without an offset: a guess there could be a day wrong, and dates decide terms.
 */
export function readDate(
  header: string,
): { readonly at: Instant; readonly offset: string } | null {
  // Comments in parentheses are the sender's machine talking.
  const match = shape.exec(header.replaceAll(/\([^()]*\)/gu, " ").trim());
  if (match === null) return null;
  const [
    ,
    day,
    monthName,
    writtenYear,
    hour,
    minute,
    second,
    sign,
    offsetHours,
    offsetMinutes,
    name,
  ] = match;
  const month = months.indexOf(monthName?.toLowerCase() ?? "") + 1;
  const offset =
    sign === undefined
      ? namedOffsets[name?.toLowerCase() ?? ""]
      : `${sign}${offsetHours}:${offsetMinutes}`;
  if (month === 0 || offset === undefined) return null;
  const short = Number(writtenYear);
  // RFC 5322 4.3: two digits up to 49 are this century, the others and three digits the last.
  const year = short < 50 ? 2000 + short : short < 1000 ? 1900 + short : short;
  const two = (value: string | number | undefined) =>
    String(value ?? 0).padStart(2, "0");
  const read = instant.safeParse(
    `${String(year)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second === "60" ? 59 : second)}${offset}`,
  );
  return read.success
    ? { at: read.data, offset: offset === "-00:00" ? "+00:00" : offset }
    : null;
}
