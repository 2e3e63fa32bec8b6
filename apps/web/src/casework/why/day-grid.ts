import type { CivilDay, DayEntry } from "@kept/domain/casework/clock";
import { addDays, daysBetween, weekdayFromMonday } from "../../ui/dates.ts";

/** One day in its place; `entry` is null for a day outside the term. */
export interface DayCell {
  readonly on: CivilDay;
  /** 0 Monday to 6 Sunday. */
  readonly column: number;
  readonly entry: DayEntry | null;
  readonly isDue: boolean;
  readonly isToday: boolean;
}

/** A cell, or a run of holidays in one week that share one name. */
export type DayPiece =
  | { readonly kind: "day"; readonly cell: DayCell }
  | {
      readonly kind: "holiday";
      readonly cells: readonly [DayCell, ...DayCell[]];
      readonly name: DayEntry["name"];
    };

export type DayRow =
  | {
      readonly kind: "week";
      readonly monday: CivilDay;
      /** The month to show beside this week, or null when the week above shows the same. */
      readonly month: CivilDay | null;
      readonly pieces: readonly DayPiece[];
    }
  | { readonly kind: "fold"; readonly weeks: number; readonly counted: number };

interface DayGridInput {
  readonly days: readonly DayEntry[];
  readonly dueOn: CivilDay | null;
  readonly today: CivilDay;
  /** Show every week, however many. */
  readonly unfolded?: boolean;
}

const mostWeeks = 6;
const keptAtEachEnd = 2;

/**
 * The days of a term as weeks from Monday to Sunday. Holidays that follow each other under one name are
 * one piece; more than six weeks are folded in the middle, around the week of today.
 */
export function dayGrid({
  days,
  dueOn,
  today,
  unfolded = false,
}: DayGridInput): DayRow[] {
  const [first] = days;
  if (first === undefined) return [];
  const lastOn = [days.at(-1)?.on ?? first.on, dueOn ?? first.on].reduce(
    (a, b) => (a > b ? a : b),
  );
  const monday = addDays(first.on, -weekdayFromMonday(first.on));
  const weekCount = Math.floor(daysBetween(monday, lastOn) / 7) + 1;
  const entries = new Map(days.map((entry) => [entry.on, entry]));
  const weeks = Array.from({ length: weekCount }, (_, week) => {
    const weekMonday = addDays(monday, week * 7);
    const cells = Array.from({ length: 7 }, (_unused, column): DayCell => {
      const on = addDays(weekMonday, column);
      return {
        on,
        column,
        entry: entries.get(on) ?? null,
        isDue: on === dueOn,
        isToday: on === today,
      };
    });
    return { monday: weekMonday, cells };
  });
  return withMonths(
    unfolded ? [{ isFolded: false, weeks }] : stretches(weeks, today),
  );
}

interface Week {
  readonly monday: CivilDay;
  readonly cells: readonly DayCell[];
}

interface Stretch {
  readonly isFolded: boolean;
  readonly weeks: Week[];
}

/** The two ends and the week of today stay in sight; what lies between is folded when it is long. */
function stretches(weeks: Week[], today: CivilDay): Stretch[] {
  if (weeks.length <= mostWeeks) return [{ isFolded: false, weeks }];
  const found: Stretch[] = [];
  weeks.forEach((week, index) => {
    const isFolded =
      index >= keptAtEachEnd &&
      index < weeks.length - keptAtEachEnd &&
      week.cells.every(({ on }) => on !== today);
    const last = found.at(-1);
    if (last?.isFolded === isFolded) last.weeks.push(week);
    else found.push({ isFolded, weeks: [week] });
  });
  // Folding a single week would save nothing.
  return found.map((stretch) =>
    stretch.weeks.length === 1 ? { ...stretch, isFolded: false } : stretch,
  );
}

function withMonths(found: readonly Stretch[]): DayRow[] {
  let shown: string | null = null;
  return found.flatMap(({ isFolded, weeks }): DayRow[] => {
    if (isFolded) {
      shown = null;
      const counted = weeks
        .flatMap(({ cells }) => cells)
        .filter(isCounted).length;
      return [{ kind: "fold", weeks: weeks.length, counted }];
    }
    return weeks.map(({ monday, cells }) => {
      const month = monday.slice(0, 7);
      const isNew = month !== shown;
      shown = month;
      return {
        kind: "week",
        monday,
        month: isNew ? monday : null,
        pieces: pieces(cells),
      };
    });
  });
}

function isCounted({ entry }: DayCell): boolean {
  return entry?.kind === "counted";
}

function pieces(cells: readonly DayCell[]): DayPiece[] {
  const found: DayPiece[] = [];
  for (const cell of cells) {
    const last = found.at(-1);
    if (cell.entry?.kind !== "holiday" || cell.isDue) {
      found.push({ kind: "day", cell });
    } else if (
      last?.kind === "holiday" &&
      last.name?.en === cell.entry.name?.en
    ) {
      found[found.length - 1] = { ...last, cells: [...last.cells, cell] };
    } else {
      found.push({ kind: "holiday", cells: [cell], name: cell.entry.name });
    }
  }
  return found;
}
