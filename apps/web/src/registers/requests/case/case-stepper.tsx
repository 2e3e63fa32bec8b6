import type { ReckonedClock } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Stepper, type Step } from "../../../casework/stepper.tsx";
import {
  clockWords,
  dueMoment,
  usedWords,
} from "../../../casework/clock-words.ts";
import { useWordsContext } from "../../../casework/use-clock-words.ts";
import type { Language } from "../../../locales/language.ts";
import { civilMoment } from "../../../ui/dates.ts";
import { useDates } from "../../../ui/use-dates.ts";
import { caseSteps, countedSoFar, type CaseStep } from "./case-steps.ts";
import type { RequestView } from "./request-view.ts";

interface CaseStepperProps {
  readonly view: RequestView;
  readonly onWhy: (clock: ReckonedClock) => void;
}

/** The steps of a request in words: two lines each, and the Why of the clock behind it. */
export function CaseStepper({ view, onWhy }: CaseStepperProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const words = useStepWords();
  return (
    <Stepper
      label={t("header.stepper")}
      steps={caseSteps(view).map((step): Step => {
        const clock = "clock" in step ? step.clock : null;
        return {
          ...words(step),
          state: step.state,
          onWhy:
            clock === null
              ? undefined
              : () => {
                  onWhy(clock);
                },
        };
      })}
    />
  );
}

/** Latin letters in a Chinese sentence have a space on either side. */
function besideHan(words: string, language: Language): string {
  if (language !== "zh") return words;
  return words.replace(/^(?=[A-Za-z])/u, " ").replace(/(?<=[A-Za-z])$/u, " ");
}

/** A law by the letters people know it by, where its title has them: one line is not long. */
function shortLaw(title: string): string {
  return /（([A-Z]+)）$/u.exec(title)?.[1] ?? title.replace(/ \(.+\)$/u, "");
}

type StepWords = Pick<
  Step,
  | "key"
  | "title"
  | "shortTitle"
  | "date"
  | "shortDate"
  | "remark"
  | "shortRemark"
>;
type Remark = Pick<Step, "remark" | "shortRemark">;

// What the chip of such a clock says is all there is to say.
const saysItself: ReadonlySet<ReckonedClock["standing"]["state"]> = new Set([
  "met",
  "missed",
  "overdue",
  "paused",
  "waiting",
]);

function useStepWords(): (step: CaseStep) => StepWords {
  const { t } = useTranslation("requestCase");
  const context = useWordsContext();
  const dates = useDates();
  const { language, today } = context;

  const doneOn = (at: string | null): Pick<Step, "date" | "shortDate"> => {
    if (at === null) return {};
    const { on, time } = civilMoment(at, dates.zone);
    return {
      date: t("step.at", { day: dates.day(on), time }),
      shortDate: t("step.at", { day: dates.day(on, "plain"), time }),
    };
  };

  const dueBy = (clock: ReckonedClock): Pick<Step, "date" | "shortDate"> => {
    const due = dueMoment(clock);
    if (due === null) return {};
    if (due.on === today) return { date: t("step.today", { time: due.time }) };
    const by = (day: string): string =>
      clock.unit === "hours"
        ? t("step.byTime", { when: `${day} ${due.time}` })
        : t("step.by", { when: day });
    return {
      date: by(dates.day(due.on)),
      shortDate: by(dates.day(due.on, "plain")),
    };
  };

  const clockRemark = (clock: ReckonedClock, others: number): Remark => {
    const { standing } = clock;
    if (saysItself.has(standing.state))
      return { remark: clockWords(clock, context).text };
    if (clock.provisional) return { remark: context.t("provisional") };
    if (others > 0)
      return {
        remark: t("step.governs", {
          pack: besideHan(shortLaw(clock.pack.title[language]), language),
        }),
      };
    const day = countedSoFar(clock, today);
    if (
      clock.unit !== "workingDays" ||
      day === null ||
      standing.measure?.unit !== "workingDays"
    )
      return { remark: clockWords(clock, context).text };
    const { amount } = clock;
    return {
      remark: t("step.dayOf", { day, amount, left: standing.measure.amount }),
      shortRemark: t("step.dayOfShort", { day, amount }),
    };
  };

  const hoursRemark = (clock: ReckonedClock): Remark => {
    const used = usedWords(clock, context);
    const hours = clock.standing.measure?.amount ?? 0;
    return {
      remark: t("step.hoursUsed", {
        used,
        amount: context.t("measure.hours", { count: clock.amount }),
      }),
      shortRemark: t("step.hoursUsedShort", {
        used: hours > 0 ? context.t("measure.hours", { count: hours }) : used,
      }),
    };
  };

  return (step) => {
    switch (step.kind) {
      case "received":
        return {
          key: "received",
          title: t("step.received"),
          ...doneOn(step.doneAt),
          remark: t(`header.byChannel.${step.channel}`),
        };
      case "identified": {
        const { clock, doneAt } = step;
        const own = { key: "identified", title: t("step.identified") };
        if (clock === null) return { ...own, ...doneOn(doneAt) };
        return doneAt === null
          ? {
              ...own,
              ...dueBy(clock),
              remark: clockWords(clock, context).text,
            }
          : { ...own, ...doneOn(doneAt), ...hoursRemark(clock) };
      }
      case "verified":
        return {
          key: "verified",
          title: t("step.verified"),
          shortTitle: t("step.verifiedShort"),
          ...doneOn(step.doneAt),
          remark:
            step.method === null
              ? t("step.beforeData")
              : t(`step.method.${step.method}`),
          shortRemark:
            step.method === null
              ? t("step.beforeDataShort")
              : t(`step.methodShort.${step.method}`),
        };
      case "act": {
        const { act, clock, doneAt, others } = step;
        return {
          key: act,
          title: t(`step.${act}`),
          ...(doneAt === null ? dueBy(clock) : doneOn(doneAt)),
          ...clockRemark(clock, others),
        };
      }
      case "ended":
        return {
          key: "ended",
          title: t(`step.${step.ending}`),
          ...doneOn(step.doneAt),
        };
    }
  };
}
