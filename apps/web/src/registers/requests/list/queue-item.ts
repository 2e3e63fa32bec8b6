import type { CivilDay } from "@kept/domain/casework/clock";
import {
  lanes,
  requestTypes,
  type RequestType,
} from "@kept/domain/registers/requests/types";
import type { TFunction } from "i18next";
import type { QueueItem } from "../../../casework/queue-row.tsx";
import { shortNumber } from "../../../casework/short-number.ts";
import type { Language } from "../../../locales/language.ts";
import { civilMoment, formatDay, yearOf } from "../../../ui/dates.ts";
import type { RequestRow } from "./request-row.ts";

/** What the words of a row depend on. */
export interface RowContext {
  readonly t: TFunction<"requests">;
  readonly language: Language;
  readonly today: CivilDay;
  readonly zone: string;
  /** Who is looking. */
  readonly me: string;
  /** What I have snoozed, by case: until when. */
  readonly snoozed: ReadonlyMap<string, string>;
  readonly nameOf: (person: NonNullable<RequestRow["owner"]>) => string;
}

/** What is asked for: "Access and copy, Deletion". A minor's data stands in a tag of its own. */
export function kindWords(
  types: readonly RequestType[],
  { t, language }: Pick<RowContext, "t" | "language">,
): string {
  if (types.length === 0) return t("row.unclassified");
  const others = types.filter((type) => type !== "minor");
  return (others.length === 0 ? types : others)
    .map((type) => requestTypes[type].label[language])
    .join(t("row.and"));
}

type TagContext = Pick<RowContext, "t" | "language" | "zone" | "snoozed">;

/** At most two, the weightier first. */
export function tagsOf(
  row: Pick<
    RequestRow,
    "id" | "isMinor" | "awaitsApproval" | "lane" | "isSignificant"
  >,
  { t, language, zone, snoozed }: TagContext,
): QueueItem["tags"] {
  const tags: QueueItem["tags"][number][] = [];
  const until = snoozed.get(row.id);
  if (until !== undefined) {
    const { on, time } = civilMoment(until, zone);
    const day = formatDay(on, language, "short");
    tags.push({ text: t("row.snoozed", { day, time }), tone: "grey" });
  }
  if (row.isMinor) tags.push({ text: t("row.minor"), tone: "amber" });
  if (row.awaitsApproval)
    tags.push({ text: t("row.awaitsApproval"), tone: "grey" });
  if (row.lane === "unverified" || row.lane === "duplicate")
    tags.push({ text: lanes[row.lane][language], tone: "grey" });
  if (row.isSignificant)
    tags.push({ text: t("row.significant"), tone: "grey" });
  return tags.slice(0, 2);
}

function endWords(row: RequestRow, context: RowContext): string {
  const { t, language, today, zone } = context;
  if (row.endedAt === null) return t("row.undated");
  const { on } = civilMoment(row.endedAt, zone);
  const day = formatDay(
    on,
    language,
    yearOf(on) === yearOf(today) ? "short" : "long",
  );
  return t("row.ended", { stage: row.stage.label[language], day });
}

/** A row as the queue draws it. */
export function queueItem(row: RequestRow, context: RowContext): QueueItem {
  const { owner, clock } = row;
  return {
    key: row.reference,
    caseId: row.id,
    number: shortNumber(row.reference, yearOf(context.today)),
    name: row.name,
    kind: kindWords(row.types, context),
    tags: tagsOf(row, context),
    snippet: row.summary,
    // The act says what is owed; the title of the rule stands in "Why this date?".
    clock: clock === null ? null : { ...clock, title: clock.act },
    dueIsMakeUp: clock?.isMakeUpDay ?? false,
    closed: clock === null ? endWords(row, context) : undefined,
    owner:
      owner === null
        ? null
        : { name: context.nameOf(owner), mine: owner.id === context.me },
  };
}
