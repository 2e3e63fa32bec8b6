import type { ReactNode } from "react";
import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ClockGlyph } from "./clock-glyph.tsx";
import classes from "./stepper.module.css";

export interface Step {
  readonly key: string;
  readonly title: string;
  readonly state: "done" | "now" | "late" | "ahead";
  /** "Wed 16 Sep 10:00", "by Tue 13 Oct". One line. */
  readonly date?: ReactNode;
  /** "23 h of 48 h", "day 4 of 15, 11 left". One line. */
  readonly remark?: ReactNode;
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
  return (
    <ol className={classes["steps"]} aria-label={label}>
      {steps.map(({ key, title, state, date, remark, onWhy }) => {
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
              {title}
              <VisuallyHidden> {t(`step.${state}`)}</VisuallyHidden>
            </span>
            <span className={classes["date"]}>{date}</span>
            <span className={classes["remark"]}>{remark}</span>
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
              <button type="button" className={classes["face"]} onClick={onWhy}>
                {face}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
