import { useEffect, useRef, type ReactNode } from "react";
import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ClockGlyph } from "./clock-glyph.tsx";
import classes from "./stepper.module.css";

export interface Step {
  readonly key: string;
  readonly title: string;
  readonly state: "done" | "now" | "late" | "ahead";
  /** For a narrow column: "Verified" for "Identity verified". */
  readonly shortTitle?: string | undefined;
  /** "Wed 16 Sep 10:00", "by Tue 13 Oct". One line; a date is never cut. */
  readonly date?: string | undefined;
  /** For a narrow column: "16 Sep 10:00". */
  readonly shortDate?: string | undefined;
  /** "23 h of 48 h", "day 4 of 15, 11 left". One line. */
  readonly remark?: string | undefined;
  /** For a narrow column: "day 4 of 15". */
  readonly shortRemark?: string | undefined;
  /** Opens the Why of the clock that belongs to the step. */
  readonly onWhy?: (() => void) | undefined;
}

interface StepperProps {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** The way of a case and the list of its clocks in one: equal columns, a bar, a name, two lines. */
export function Stepper({ label, steps }: StepperProps): ReactNode {
  const { t } = useTranslation("casework");
  const list = useRef<HTMLOListElement>(null);

  // Where the steps do not fit beside each other, the present one is in sight first.
  useEffect(() => {
    const present = list.current?.querySelector<HTMLElement>(
      "[aria-current=step]",
    );
    if (list.current && present)
      list.current.scrollLeft = present.offsetLeft - list.current.offsetLeft;
  }, []);

  return (
    <ol
      ref={list}
      className={classes["steps"]}
      aria-label={label}
      // Steps without buttons are still scrolled with the arrow keys where they do not fit.
      {...(steps.every(({ onWhy }) => onWhy === undefined)
        ? { tabIndex: 0 }
        : {})}
    >
      {steps.map(
        ({
          key,
          title,
          shortTitle,
          state,
          date,
          shortDate,
          remark,
          shortRemark,
          onWhy,
        }) => {
          const face = (
            <>
              <span className={classes["name"]}>
                {state === "done" ? (
                  <span className={classes["sign"]}>
                    <ClockGlyph name="tick" />
                  </span>
                ) : state === "late" ? (
                  <span className={classes["sign"]}>
                    <ClockGlyph name="disc" />
                  </span>
                ) : null}
                <Fitting wide={title} narrow={shortTitle} />
                <VisuallyHidden> {t(`step.${state}`)}</VisuallyHidden>
              </span>
              <span className={classes["date"]}>
                <Fitting wide={date} narrow={shortDate} />
              </span>
              <span className={classes["remark"]} title={remark}>
                <Fitting wide={remark} narrow={shortRemark} />
              </span>
            </>
          );
          return (
            <li
              key={key}
              className={classes["step"]}
              data-state={state}
              {...(state === "now" || state === "late"
                ? { "aria-current": "step" as const }
                : {})}
            >
              {onWhy === undefined ? (
                <div className={classes["face"]}>{face}</div>
              ) : (
                <button
                  type="button"
                  className={classes["face"]}
                  onClick={onWhy}
                >
                  {face}
                </button>
              )}
            </li>
          );
        },
      )}
    </ol>
  );
}

/** The longer words where the column has room for them, the shorter ones where it has not. */
function Fitting({
  wide,
  narrow,
}: {
  readonly wide: string | undefined;
  readonly narrow: string | undefined;
}): ReactNode {
  if (narrow === undefined) return wide;
  return (
    <>
      <span className={classes["wide"]}>{wide}</span>
      <span className={classes["narrow"]}>{narrow}</span>
    </>
  );
}
