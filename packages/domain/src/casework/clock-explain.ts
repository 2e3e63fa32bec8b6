import { civilDayOf, daysFrom, type CivilDay } from "../time/civil-day.ts";
import { withOffset } from "../time/instant.ts";
import type { Text } from "../text.ts";
import type { Confidence, DayEntry, Reckoning } from "./clock.ts";
import {
  dayRunText,
  dayText,
  momentText,
  shortDayText,
} from "./clock-words.ts";

export type Language = keyof Text;

export const confidenceTexts = {
  policy: { en: "stated in the policy", zh: "政策原文所载" },
  office: {
    en: "set by this office; the text names no number",
    zh: "由本部门设定，原文未载数字",
  },
  verified: {
    en: "read in an official text",
    zh: "已核对官方文本",
  },
  secondary: {
    en: "taken from secondary sources, not from the official text",
    zh: "依据二手资料，未核对官方文本",
  },
  "memory-high": {
    en: "from memory, fairly sure; check with counsel",
    zh: "凭记忆整理，较有把握；请法务核对",
  },
  "memory-medium": {
    en: "from memory, probably right; check with counsel",
    zh: "凭记忆整理，大致可信；请法务核对",
  },
  "memory-low": {
    en: "from memory, unsure; check before relying on it",
    zh: "凭记忆整理，把握不大；使用前务必核对",
  },
} as const satisfies Record<Confidence, Text>;

const strengthTexts = {
  policy: {
    firm: { en: "firm promise", zh: "确定承诺" },
    target: { en: "target, best efforts", zh: "目标，尽力而为" },
  },
  statute: {
    firm: { en: "legal duty", zh: "法定义务" },
    target: { en: "target, best efforts", zh: "目标，尽力而为" },
  },
} as const;

const labels = {
  rule: { en: "Rule", zh: "规则" },
  clause: { en: "Clause", zh: "条款" },
  basis: { en: "Confidence", zh: "可信度" },
  start: { en: "Start", zh: "起算" },
  counted: { en: "Counted", zh: "计入" },
  makeUp: { en: "Make-up working days", zh: "调休上班日" },
  skipped: { en: "Not counted", zh: "不计入" },
  roll: { en: "Moved", zh: "顺延" },
  paused: { en: "Paused", zh: "暂停" },
  extension: { en: "Extended", zh: "延长" },
  ignored: { en: "Without effect", zh: "未生效" },
  calendar: { en: "Calendar", zh: "日历" },
  provisional: { en: "Provisional", zh: "暂定" },
  done: { en: "Done", zh: "完成" },
  governs: { en: "Governs", zh: "适用" },
} as const satisfies Record<string, Text>;

/**
 * Why this date, as plain text to copy into a letter or a file: rule, clause, start, every counted and every
 * skipped day, pauses, roll, extension, calendar version, and whether the date is provisional.
 */
export function explainAsText(clock: Reckoning, language: Language): string {
  const lines = [headline(clock, language), ruleText(clock, language), ""];
  const add = (label: Text, value: string | null) => {
    if (value !== null && value !== "")
      lines.push(
        language === "en" ? `${label.en}: ${value}` : `${label.zh}：${value}`,
      );
  };
  add(
    labels.rule,
    inBrackets(clock.ruleId, clock.citation[language], language),
  );
  add(labels.clause, clock.clause[language]);
  add(labels.basis, confidenceTexts[clock.confidence][language]);
  add(labels.start, startText(clock, language));
  add(labels.counted, countedText(clock, language));
  add(labels.makeUp, makeUpText(clock, language));
  add(labels.skipped, skippedText(clock, language));
  add(labels.roll, rollText(clock, language));
  add(labels.paused, pausedText(clock, language));
  add(labels.extension, extensionText(clock, language));
  add(labels.ignored, ignoredText(clock, language));
  add(labels.calendar, calendarText(clock, language));
  add(labels.provisional, provisionalText(clock, language));
  add(labels.done, doneText(clock, language));
  add(labels.governs, governsText(clock, language));
  return lines.join("\n");
}

function headline(clock: Reckoning, language: Language): string {
  const title = clock.title[language];
  const due = dueText(clock);
  if (due === null)
    return clock.start === null
      ? `${title}${language === "en" ? ": not started" : "：尚未起算"}`
      : `${title}${language === "en" ? ": no number of days in the rule" : "：规则未定天数"}`;
  return language === "en"
    ? `${title} by ${due.en} (${clock.place.en} time)${clock.provisional ? ", provisional" : ""}`
    : `${title}：${due.zh} 前（${clock.place.zh}时间）${clock.provisional ? "，暂定" : ""}`;
}

/** "Tue 13 Oct 2026, 24:00" for a term in days, the minute for a term in hours. */
function dueText(clock: Reckoning): Text | null {
  if (clock.dueAt === null || clock.dueOn === null) return null;
  if (clock.unit === "hours") return momentText(clock.dueAt, clock.zone);
  const day = dayText(clock.dueOn);
  return { en: `${day.en}, 24:00`, zh: `${day.zh} 24:00` };
}

function ruleText(clock: Reckoning, language: Language): string {
  const strength = strengthTexts[clock.pack.kind][clock.strength][language];
  return language === "en"
    ? `${clock.rule.en} (${strength})`
    : `${clock.rule.zh}（${strength}）`;
}

function startText(clock: Reckoning, language: Language): string {
  if (clock.start === null) {
    const awaited = clock.waitsFor.map((text) => text[language]);
    return language === "en"
      ? `waits for: ${awaited.join(" or ")}`
      : `等待：${awaited.join("或")}`;
  }
  const at = momentText(clock.start.at, clock.zone)[language];
  const first =
    clock.unit === "hours"
      ? undefined
      : clock.days.find((day) => day.count === 1);
  const dayOne = first ? dayText(first.on)[language] : null;
  if (language === "en")
    return `${clock.start.label.en}, ${at}${dayOne === null ? "" : `; day 1 is ${dayOne}`}`;
  return `${clock.start.label.zh}，${at}${dayOne === null ? "" : `；第 1 天为 ${dayOne}`}`;
}

interface DayRun {
  readonly from: DayEntry;
  readonly to: DayEntry;
}

/** Neighbouring days that have the same reason, as one run. */
function runsOf(
  days: readonly DayEntry[],
  isSame: (a: DayEntry, b: DayEntry) => boolean,
): DayRun[] {
  const runs: DayRun[] = [];
  for (const day of days) {
    const open = runs.at(-1);
    if (open && daysFrom(open.to.on, day.on) === 1 && isSame(open.to, day))
      runs[runs.length - 1] = { from: open.from, to: day };
    else runs.push({ from: day, to: day });
  }
  return runs;
}

function countedText(clock: Reckoning, language: Language): string | null {
  if (clock.unit === "hours" && clock.start !== null)
    return language === "en"
      ? `${clock.amount} hours as they pass; nights, weekends and holidays count`
      : `连续 ${clock.amount} 小时，夜间、周末和节假日均计入`;
  const counted = clock.days.filter((day) => day.count !== null);
  if (counted.length === 0) return null;
  const runs = runsOf(counted, () => true).map((run) => {
    const span = dayRunText(run.from.on, run.to.on)[language];
    const numbers =
      run.from.on === run.to.on
        ? `${run.from.count}`
        : `${run.from.count}–${run.to.count}`;
    return inBrackets(span, numbers, language);
  });
  return joined(runs, language);
}

function makeUpText(clock: Reckoning, language: Language): string | null {
  const made = clock.days.filter((day) => day.makeUp && day.kind === "counted");
  return joined(
    made.map((day) =>
      inBrackets(dayText(day.on)[language], day.name?.[language], language),
    ),
    language,
  );
}

function skippedText(clock: Reckoning, language: Language): string | null {
  const skipped = clock.days.filter(
    (day) =>
      day.kind === "weekend" || day.kind === "holiday" || day.kind === "paused",
  );
  const runs = runsOf(
    skipped,
    (a, b) => a.kind === b.kind && a.name?.en === b.name?.en,
  );
  return joined(
    runs.map((run) =>
      inBrackets(
        dayRunText(run.from.on, run.to.on)[language],
        reasonOf(run.from)[language],
        language,
      ),
    ),
    language,
  );
}

function reasonOf(day: DayEntry): Text {
  if (day.kind === "paused")
    return {
      en: `paused: ${day.name?.en ?? ""}`,
      zh: `暂停：${day.name?.zh ?? ""}`,
    };
  return day.name ?? { en: "weekend", zh: "周末" };
}

function rollText(clock: Reckoning, language: Language): string | null {
  if (clock.roll === null) return null;
  const from = dayText(clock.roll.from)[language];
  const to = dayText(clock.roll.to)[language];
  const reason = clock.roll.reason[language];
  return language === "en"
    ? `from ${from} (${reason}) to the next working day, ${to}`
    : `${from}（${reason}）顺延至下一个工作日 ${to}`;
}

function pausedText(clock: Reckoning, language: Language): string {
  if (clock.pauses.length === 0) return clock.pausing[language];
  const parts = clock.pauses.map((pause) => {
    const until =
      pause.until === null
        ? { en: "still running", zh: "仍在暂停" }
        : shortDayText(pause.until);
    const from = shortDayText(pause.from);
    return language === "en"
      ? `${from.en} to ${until.en}, ${pause.days} ${pause.days === 1 ? "day" : "days"} out (${pause.ground.en})`
      : `${from.zh}至${until.zh}，扣除 ${pause.days} 天（${pause.ground.zh}）`;
  });
  return joined(parts, language) ?? "";
}

function extensionText(clock: Reckoning, language: Language): string | null {
  if (clock.extension === null) return null;
  const { ground, citation, dueOnBefore } = clock.extension;
  const before = dayText(dueOnBefore);
  return language === "en"
    ? `${ground.en} (${citation.en}); without it the date was ${before.en}`
    : `${ground.zh}（${citation.zh}）；未延长时为 ${before.zh}`;
}

function ignoredText(clock: Reckoning, language: Language): string | null {
  const parts = clock.ignored.map((fact) => {
    const on = shortDayText(civilDayOf(fact.at, clock.zone))[language];
    const kind =
      fact.kind === "pause"
        ? { en: "pause", zh: "暂停" }
        : { en: "extension", zh: "延长" };
    return language === "en"
      ? `${kind.en} of ${on}: ${fact.reason.en}`
      : `${on}的${kind.zh}：${fact.reason.zh}`;
  });
  return joined(parts, language);
}

function calendarText(clock: Reckoning, language: Language): string | null {
  const { calendar } = clock;
  if (calendar === null) return null;
  const horizon = dayText(calendar.horizon)[language];
  return language === "en"
    ? `${calendar.title.en}, version ${calendar.version}, known up to ${horizon}. ${calendar.source.en}`
    : `${calendar.title.zh}，第 ${calendar.version} 版，覆盖至 ${horizon}。${calendar.source.zh}`;
}

function provisionalText(clock: Reckoning, language: Language): string | null {
  const unknown = clock.days.find((day) => day.beyondHorizon);
  if (!clock.provisional || unknown === undefined) return null;
  const from: CivilDay = unknown.on;
  return language === "en"
    ? `the calendar does not know the days from ${dayText(from).en}; they are counted as ordinary weeks, and the date may move when that year is loaded`
    : `日历尚未覆盖 ${dayText(from).zh} 起的日期，暂按普通星期计算；载入该年日历后日期可能变动`;
}

function doneText(clock: Reckoning, language: Language): string | null {
  return clock.stoppedAt === null
    ? null
    : momentText(clock.stoppedAt, clock.zone)[language];
}

function governsText(clock: Reckoning, language: Language): string | null {
  if (!clock.governs) return null;
  return language === "en"
    ? "the earliest firm date for this act on the case"
    : "为本案该事项最早的确定期限";
}

/** The due moment with the offset of the clock's own zone, as machines and people both read it. */
export function localDue(clock: Reckoning): string | null {
  return clock.dueAt === null ? null : withOffset(clock.dueAt, clock.zone);
}

function inBrackets(
  text: string,
  remark: string | undefined,
  language: Language,
): string {
  if (remark === undefined) return text;
  return language === "en" ? `${text} (${remark})` : `${text}（${remark}）`;
}

function joined(parts: readonly string[], language: Language): string | null {
  if (parts.length === 0) return null;
  return parts.join(language === "en" ? "; " : "；");
}
