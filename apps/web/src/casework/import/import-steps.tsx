import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Stepper } from "../stepper.tsx";

const steps = ["file", "columns", "check", "import"] as const;
export type ImportStep = (typeof steps)[number];

/** Where the person is among the four steps; the last is done when the import is. */
export function ImportSteps({
  now,
  isDone = false,
}: {
  readonly now: ImportStep;
  readonly isDone?: boolean;
}): ReactNode {
  const { t } = useTranslation("tables");
  const at = steps.indexOf(now);
  return (
    <Stepper
      label={t("import.steps")}
      steps={steps.map((key, index) => ({
        key,
        title: t(`import.step.${key}`),
        state: index < at || isDone ? "done" : index === at ? "now" : "ahead",
      }))}
    />
  );
}
