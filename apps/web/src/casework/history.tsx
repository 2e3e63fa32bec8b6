import type { Instant } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { civilMoment } from "../ui/dates.ts";
import { useDates } from "../ui/use-dates.ts";
import classes from "./history.module.css";

export interface HistoryLine {
  readonly key: string;
  /** When it happened in the world. */
  readonly at: Instant;
  /** When it was written down, where that differs. */
  readonly recordedAt?: Instant | undefined;
  /** "Lin Yue identified the sender". */
  readonly what: ReactNode;
  /** Under it: a reason, a value before and after. */
  readonly detail?: ReactNode;
  /** A turn of the case, not a small step: a filled dot. */
  readonly isTurn?: boolean;
}

/** All that happened, day by day, the newest day first unless told otherwise. */
export function History({
  lines,
}: {
  readonly lines: readonly HistoryLine[];
}): ReactNode {
  const { t } = useTranslation("casework");
  const dates = useDates();
  const days = new Map<string, HistoryLine[]>();
  for (const line of lines) {
    const { on } = civilMoment(line.at, dates.zone);
    days.set(on, [...(days.get(on) ?? []), line]);
  }
  return (
    <div className={classes["history"]}>
      {[...days].map(([on, ofDay]) => (
        <section key={on} className={classes["day"]}>
          <h3 className={classes["dayName"]}>{dates.day(on, "full")}</h3>
          <ol>
            {ofDay.map(
              ({ key, at, recordedAt, what, detail, isTurn = false }) => (
                <li key={key} className={classes["line"]}>
                  <time dateTime={at} className={classes["time"]}>
                    {dates.time(at)}
                  </time>
                  <span
                    className={classes["dot"]}
                    data-turn={isTurn || undefined}
                    aria-hidden="true"
                  />
                  <div className={classes["words"]}>
                    <div className={classes["what"]}>{what}</div>
                    {detail === undefined && recordedAt === undefined ? null : (
                      <div className={classes["detail"]}>
                        {detail}
                        {recordedAt === undefined ? null : (
                          <>
                            {" "}
                            {t("history.recorded", {
                              moment: dates.moment(recordedAt),
                            })}
                          </>
                        )}
                      </div>
                    )}
                  </div>
                </li>
              ),
            )}
          </ol>
        </section>
      ))}
    </div>
  );
}
