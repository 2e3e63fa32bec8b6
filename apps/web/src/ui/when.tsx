import type { CivilDay, Instant } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { tip } from "./tips.tsx";
import { useDates } from "./use-dates.ts";

type WhenProps = (
  | { readonly at: Instant; readonly on?: never }
  | { readonly on: CivilDay; readonly at?: never }
) & {
  /** `short` Wed 16 Sep, 10:00. `day` leaves the time out. `time` leaves the day out. `long` adds the year. */
  readonly show?: "short" | "day" | "time" | "long";
  readonly className?: string | undefined;
};

/** A moment or a day as `<time>`; the whole of it, with year and zone, on hover. */
export function When({
  at,
  on,
  show = "short",
  className,
}: WhenProps): ReactNode {
  const dates = useDates();
  if (at === undefined) {
    return (
      <time dateTime={on} className={className}>
        {dates.day(on, show === "long" ? "long" : "short")}
      </time>
    );
  }
  const text =
    show === "time"
      ? dates.time(at)
      : show === "day"
        ? dates.moment(at).split(/, | (?=\d\d:)/)[0]
        : dates.moment(at, show);
  return (
    <time
      dateTime={at}
      className={`numbers ${className ?? ""}`.trim()}
      {...tip(`${dates.moment(at, "full")} ${dates.place()}`)}
    >
      {text}
    </time>
  );
}
