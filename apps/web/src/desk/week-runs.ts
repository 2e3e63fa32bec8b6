import type { DeskDay } from "./today-data.ts";

/** A working day, or days in a row that nobody works. */
export interface WeekRun {
  readonly kind: "working" | "holiday" | "weekend";
  readonly from: string;
  readonly until: string;
  readonly days: number;
  readonly makeUp: boolean;
  /** Of the holiday, or of what a make-up day belongs to. */
  readonly name: DeskDay["name"];
  readonly due: number;
  /** The same by register. */
  readonly dueIn: DeskDay["dueIn"];
}

/** Puts days of rest that follow each other together; a weekend beside a holiday belongs to it. */
export function weekRuns(days: readonly DeskDay[]): WeekRun[] {
  const runs: WeekRun[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (
      day.type !== "working" &&
      last !== undefined &&
      last.kind !== "working"
    ) {
      runs[runs.length - 1] = {
        ...last,
        kind: last.kind === "holiday" ? "holiday" : day.type,
        until: day.on,
        days: last.days + 1,
        name: last.name ?? day.name,
        due: last.due + day.due,
        dueIn: added(last.dueIn, day.dueIn),
      };
    } else {
      runs.push({
        kind: day.type,
        from: day.on,
        until: day.on,
        days: 1,
        makeUp: day.makeUp,
        name: day.name,
        due: day.due,
        dueIn: day.dueIn,
      });
    }
  }
  return runs;
}

function added(one: DeskDay["dueIn"], other: DeskDay["dueIn"]) {
  const sum: Record<string, number> = { ...one };
  for (const [register, due] of Object.entries(other))
    sum[register] = (sum[register] ?? 0) + due;
  return sum;
}
