import type { DayEntry, ReckonedClock } from "@kept/domain/casework/clock";
import { confidenceTexts } from "@kept/domain/casework/clock-explain";
import type { Text } from "@kept/domain/text";
import type { Language } from "../../locales/language.ts";
import {
  civilMoment,
  formatDay,
  formatDayNumber,
  type DayStyle,
} from "../../ui/dates.ts";
import { usedWords, type WordsContext } from "../clock-words.ts";

export interface WhyFact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** After the value, in grey. */
  readonly remark?: string;
  /** To be looked at before anybody relies on it. */
  readonly isWarning?: true;
}

/** "15 wd", "one month": the length of a term. */
function termWords(clock: ReckonedClock, { t }: WordsContext): string {
  return t(`term.${clock.unit}`, { count: clock.amount });
}

/** Everything that made the date, one line each. A line that has nothing to say is left out. */
export function whyFacts(
  clock: ReckonedClock,
  context: WordsContext,
): WhyFact[] {
  const { t, language } = context;
  return [
    startFact(clock, context),
    {
      key: "rule",
      label: t("why.facts.rule"),
      value: clock.ruleId,
      remark: strengthWords(clock, context),
    },
    {
      key: "clause",
      label: t("why.facts.clause"),
      value: clock.citation[language],
      remark: clock.clause[language],
    },
    ...confidenceFact(clock, context),
    ...skippedFact(clock, context),
    pausedFact(clock, context),
    ...extensionFact(clock, context),
    ...ignoredFact(clock, context),
    ...rollFact(clock, context),
    ...calendarFact(clock, context),
    ...doneFact(clock, context),
  ];
}

function dayOf(
  on: string,
  { language, today }: WordsContext,
  style: DayStyle = "short",
): string {
  return formatDay(
    on,
    language,
    on.slice(0, 4) === today.slice(0, 4) ? style : "long",
  );
}

/** "Thu 17" beside another day of the same month, which has said the month already. */
function nearDay(on: string, beside: string, context: WordsContext): string {
  return on.slice(0, 7) === beside.slice(0, 7)
    ? formatDayNumber(on, context.language)
    : dayOf(on, context);
}

function momentOf(at: string, zone: string, context: WordsContext): string {
  const { on, time } = civilMoment(at, zone);
  return context.t("dueShort", { day: dayOf(on, context), time });
}

function strengthWords(clock: ReckonedClock, { t }: WordsContext): string {
  if (clock.strength === "target") return t("why.target");
  return clock.pack.kind === "policy" ? t("why.firm") : t("why.duty");
}

function startFact(clock: ReckonedClock, context: WordsContext): WhyFact {
  const { t, language } = context;
  const label = t("why.facts.start");
  if (clock.start === null) {
    const facts = clock.waitsFor
      .map((fact) => fact[language])
      .join(language === "zh" ? "、" : ", ");
    return { key: "start", label, value: t("why.waitsFor", { facts }) };
  }
  const fact = clock.start.label[language];
  const moment = momentOf(clock.start.at, clock.zone, context);
  const startOn = civilMoment(clock.start.at, clock.zone).on;
  const dayOne = clock.days.find(({ count }) => count === 1);
  const value =
    dayOne === undefined
      ? t("why.startFact", { fact, moment })
      : t("why.startFactDayOne", {
          fact,
          moment,
          day: nearDay(dayOne.on, startOn, context),
        });
  return { key: "start", label, value };
}

// What the policy or an official text says itself needs no remark; anything else is told to whoever
// relies on it.
function confidenceFact(
  clock: ReckonedClock,
  { t, language }: WordsContext,
): WhyFact[] {
  const { confidence } = clock;
  if (confidence === "policy" || confidence === "verified") return [];
  return [
    {
      key: "sure",
      label: t("why.facts.sure"),
      value: confidenceTexts[confidence][language],
      ...(confidence === "office" ? {} : { isWarning: true }),
    },
  ];
}

function skippedFact(
  clock: ReckonedClock,
  { t, language }: WordsContext,
): WhyFact[] {
  if (clock.unit !== "workingDays" || clock.days.length === 0) return [];
  const holidays = clock.days.filter(({ kind }) => kind === "holiday");
  const weekends = clock.days.filter(({ kind }) => kind === "weekend").length;
  const value = [
    ...(holidays.length > 0
      ? [t("why.holidays", { count: holidays.length })]
      : []),
    ...(weekends > 0 ? [t("why.weekendDays", { count: weekends })] : []),
  ].join(language === "zh" ? "，" : ", ");
  return [
    {
      key: "skipped",
      label: t("why.facts.skipped"),
      value: value === "" ? t("why.nothingSkipped") : value,
      ...namesOfShortHolidays(holidays, language),
    },
  ];
}

// A holiday of one day may have no room for its name in the calendar, so it is said here.
function namesOfShortHolidays(
  holidays: readonly DayEntry[],
  language: Language,
): Pick<WhyFact, "remark"> {
  const names = holidays.map(({ name }) => name?.[language] ?? "");
  const short = names.filter(
    (name, index) =>
      name !== "" && name !== names[index - 1] && name !== names[index + 1],
  );
  return short.length === 0
    ? {}
    : { remark: short.join(language === "zh" ? "、" : ", ") };
}

function pausedFact(clock: ReckonedClock, context: WordsContext): WhyFact {
  const { t, language } = context;
  const label = t("why.facts.paused");
  if (clock.pauses.length === 0) {
    return { key: "paused", label, value: clock.pausing[language] };
  }
  const value = clock.pauses
    .map(({ from, until, days, ground }) => {
      const words = {
        from: dayOf(from, context, "plain"),
        days: t("why.days", { count: days }),
        ground: ground[language],
      };
      return until === null
        ? t("why.pauseOpen", words)
        : t("why.pause", { ...words, until: dayOf(until, context, "plain") });
    })
    .join(language === "zh" ? "；" : "; ");
  return { key: "paused", label, value };
}

function extensionFact(clock: ReckonedClock, context: WordsContext): WhyFact[] {
  const { t, language } = context;
  if (clock.extension === null) return [];
  const { ground, dueOnBefore, citation } = clock.extension;
  return [
    {
      key: "extended",
      label: t("why.facts.extended"),
      value: t("why.extension", {
        ground: ground[language],
        before: dayOf(dueOnBefore, context),
      }),
      remark: citation[language],
    },
  ];
}

function ignoredFact(
  clock: ReckonedClock,
  { t, language }: WordsContext,
): WhyFact[] {
  const reasons = clock.ignored.map(({ reason }) => reason[language]);
  return reasons.length === 0
    ? []
    : [
        {
          key: "ignored",
          label: t("why.facts.ignored"),
          value: reasons.join(language === "zh" ? "" : " "),
        },
      ];
}

function rollFact(clock: ReckonedClock, context: WordsContext): WhyFact[] {
  const { t, language } = context;
  if (clock.roll === null) return [];
  const { from, to, reason } = clock.roll;
  return [
    {
      key: "rolled",
      label: t("why.facts.rolled"),
      value: t("why.roll", {
        from: dayOf(from, context),
        to: dayOf(to, context),
        reason: reason[language],
      }),
    },
  ];
}

function calendarFact(
  clock: ReckonedClock,
  { t, language }: WordsContext,
): WhyFact[] {
  if (clock.calendar === null) return [];
  const { title, version, source, note } = clock.calendar;
  return [
    {
      key: "calendar",
      label: t("why.facts.calendar"),
      value: t("why.calendar", { title: title[language], version }),
      remark: [source, note]
        .flatMap((text) => (text === null ? [] : [text[language]]))
        .join(language === "zh" ? "" : " "),
    },
  ];
}

function doneFact(clock: ReckonedClock, context: WordsContext): WhyFact[] {
  const { t } = context;
  if (clock.stoppedAt === null) return [];
  const value = t("why.doneAt", {
    moment: momentOf(clock.stoppedAt, clock.zone, context),
    measure: t("why.used", {
      used: usedWords(clock, context),
      amount: termWords(clock, context),
    }),
  });
  return [{ key: "done", label: t("why.facts.done"), value }];
}

/** "Outcome, one month, GDPR": a clock in the list of the others. */
export function otherClockWords(
  clock: ReckonedClock,
  context: WordsContext,
): string {
  const { t, language } = context;
  const say = (text: Text): string => text[language];
  const words = { title: say(clock.title), term: termWords(clock, context) };
  return clock.strength === "target"
    ? t("why.otherTarget", words)
    : t("why.other", { ...words, pack: say(clock.pack.title) });
}
