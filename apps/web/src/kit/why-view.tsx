import type { ReactNode } from "react";
import { WhyThisDate } from "../casework/why/why-this-date.tsx";
import {
  answerClock,
  identifyClock,
  otherClocks,
  outcomeClock,
  pausedClock,
  provisionalClock,
  rolledClock,
} from "./clocks.ts";
import { chips } from "./clock-chips.ts";
import classes from "./kit-page.module.css";

const nothing = (): void => undefined;
const waiting =
  chips.find(({ name }) => name === "not started")?.clock ?? answerClock;

export function WhyView(): ReactNode {
  return (
    <main>
      <h1 className={classes["index"]}>Why this date?</h1>
      <div className={classes["panels"]}>
        {[
          answerClock,
          outcomeClock,
          provisionalClock,
          pausedClock,
          rolledClock,
          identifyClock,
          waiting,
        ].map((clock, index) => (
          <div key={`${index}-${clock.ruleId}`} className={classes["panel"]}>
            <WhyThisDate
              clock={clock}
              others={otherClocks}
              onChoose={nothing}
              onClose={nothing}
            />
          </div>
        ))}
      </div>
    </main>
  );
}
