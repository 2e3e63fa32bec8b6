import type { Instant } from "@kept/domain/casework/clock";
import {
  changeInWords,
  isNothing,
} from "../../../../casework/change-in-words.ts";
import type { HistoryEntry } from "../request-view.ts";
import { actionWords } from "./case-actions.ts";
import { fieldLabel, fieldValue, type FieldContext } from "./field-words.ts";

/** A line of the history before it is laid out. */
export interface TrailLine {
  readonly key: string;
  readonly at: Instant;
  /** When it was written down, where that is another moment. */
  readonly recordedAt: Instant | null;
  readonly sentence: string;
  readonly details: readonly string[];
  /** Wordings of a letter, before and after: long, so folded. */
  readonly wordings: readonly string[];
  readonly isTurn: boolean;
}

/** Who did it, as the screen writes names; a part of the machine under the name of what it is. */
export function actorName(
  actor: HistoryEntry["actor"],
  { t, language }: Pick<FieldContext, "t" | "language">,
): string {
  if (actor.role !== "system")
    return language === "zh" ? (actor.nameZh ?? actor.name) : actor.name;
  switch (actor.id) {
    case "system:contact-page":
      return t("history.system.contact-page");
    case "system:mail-gateway":
      return t("history.system.mail-gateway");
    case "system:outgoing-mail":
      return t("history.system.outgoing-mail");
    case "system:machine":
      return t("history.system.machine");
    default:
      return t("history.system.other");
  }
}

function thingName(
  object: HistoryEntry["object"],
  changes: HistoryEntry["changes"],
  context: FieldContext,
): string {
  const { t, language, view } = context;
  const { frame, templates } = view;
  const said = changes.find(
    ({ field }) => field === "title" || field === "name",
  )?.after;
  const started = changes.find(({ field }) => field === "template")?.after;
  const title =
    frame.letters.find(({ id }) => id === object.id)?.title[language] ??
    templates.find(({ id }) => id === started)?.title[language] ??
    frame.tasks.find(({ id }) => id === object.id)?.title[language] ??
    frame.files.find(({ id }) => id === object.id)?.name ??
    (typeof said === "string" ? said : undefined);
  if (title !== undefined) return t("history.thing.named", { title });
  switch (object.kind) {
    case "letter":
      return t("history.thing.letter");
    case "task":
      return t("history.thing.task");
    case "file":
      return t("history.thing.file");
    default:
      return t("history.thing.other");
  }
}

const isWording = (field: string): boolean =>
  /^(paragraph|subject|value)\./.test(field);

/** One entry of the trail in words: who did what, then what changed, from what to what. */
export function trailLine(
  entry: HistoryEntry,
  context: FieldContext,
): TrailLine {
  const { t } = context;
  const { say, isTurn, about, hides = [] } = actionWords(entry.action);
  const named = entry.changes.find(({ field }) => field === about);
  const sentence = t(`did.${say}`, {
    who: actorName(entry.actor, context),
    what: thingName(entry.object, entry.changes, context),
    value:
      named === undefined ? "" : fieldValue(named.field, named.after, context),
  });
  const shown = entry.changes.filter(
    ({ field, before, after, isErased }) =>
      field !== about &&
      !hides.includes(field) &&
      (isErased || !isNothing(before) || !isNothing(after)),
  );
  return {
    key: String(entry.seq),
    at: entry.happenedAt ?? entry.at,
    recordedAt:
      entry.happenedAt !== null && entry.happenedAt !== entry.at
        ? entry.at
        : null,
    sentence,
    details: [
      ...shown
        .filter(({ field }) => !isWording(field))
        .map((change) => changeWords(change, context)),
      ...(entry.purpose === null
        ? []
        : [t("history.reason", { reason: entry.purpose })]),
    ],
    wordings: shown
      .filter(({ field }) => isWording(field))
      .map((change) => changeWords(change, context)),
    isTurn: isTurn === true,
  };
}

function changeWords(
  change: HistoryEntry["changes"][number],
  context: FieldContext,
): string {
  const { t } = context;
  return changeInWords(
    change,
    {
      label: (field) => fieldLabel(field, context),
      value: (field, value) => fieldValue(field, value, context),
    },
    (how, words) => t(`history.${how}`, words),
  );
}

/** The trail with the newest first; entries of one act keep their order. */
export function trailLines(
  history: readonly HistoryEntry[],
  context: FieldContext,
): TrailLine[] {
  return history
    .map((entry) => trailLine(entry, context))
    .toSorted(
      (a, b) =>
        Date.parse(b.at) - Date.parse(a.at) || Number(b.key) - Number(a.key),
    );
}
