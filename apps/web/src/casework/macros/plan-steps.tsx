import type { PlannedStep } from "@kept/domain/casework/macro";
import { sentenceOf } from "@kept/domain/refusal";
import { IconCheck, IconCircleDashed, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Run } from "../../ui/run.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import type { MacroChoices } from "./macro-desk.ts";
import classes from "./plan-steps.module.css";
import { useStepWords } from "./use-step-words.ts";

const signs = {
  will: IconCheck,
  already: IconCircleDashed,
  cannot: IconX,
} as const;

interface PlanStepsProps {
  readonly plan: readonly PlannedStep[];
  readonly choices: MacroChoices | undefined;
  /** Beside a step, such as on how many cases it changes something. */
  readonly beside?: (at: number) => ReactNode;
}

/** Step after step: what will be, what is so already, and what cannot be with the reason. */
export function PlanSteps({
  plan,
  choices,
  beside,
}: PlanStepsProps): ReactNode {
  const { t } = useTranslation("macros");
  const language = useLanguage();
  const words = useStepWords(choices);
  return (
    <ol className={classes["steps"]}>
      {plan.map((planned, at) => {
        const { outcome, refusal, owner, step } = planned;
        const Sign = signs[outcome];
        const isGiven = step.kind === "assign" && outcome === "will";
        return (
          // The order is all that tells two equal steps apart.
          <li key={at} className={classes["step"]} data-outcome={outcome}>
            <Sign size={16} stroke={1.8} aria-hidden="true" />
            <div className={classes["said"]}>
              <p className={classes["what"]}>
                <span>{words.planned(planned)}</span>
                {isGiven ? (
                  <span className={classes["quiet"]}>
                    {t("plan.from", { name: words.person(owner.from) })}
                  </span>
                ) : null}
                <span className={classes["outcome"]}>
                  {beside?.(at) ?? t(`plan.${outcome}`)}
                </span>
              </p>
              {planned.words === null ? null : (
                <p className={classes["words"]}>
                  <Run>{planned.words}</Run>
                </p>
              )}
              {refusal === null ? null : (
                <p className={classes["why"]}>
                  {sentenceOf(refusal, language)}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
