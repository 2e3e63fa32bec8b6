import { Button } from "@mantine/core";
import type { Selection } from "@kept/domain/casework/listing-query";
import { sentenceOf } from "@kept/domain/refusal";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./many-macro.module.css";
import { useMacros, type MacroLine, type ManyMacroDesk } from "./macro-desk.ts";
import { PlanSteps } from "./plan-steps.tsx";

interface ManyMacroProps {
  readonly desk: ManyMacroDesk;
  readonly macro: MacroLine;
  readonly selection: Selection;
  readonly onStarted: (runId: string) => void;
  readonly onClose: () => void;
}

const shownAtFirst = 5;

/** What a macro will change on everything that is chosen: how many, which not and why; then the button. */
export function ManyMacro({
  desk,
  macro,
  selection,
  onStarted,
  onClose,
}: ManyMacroProps): ReactNode {
  const { t } = useTranslation("macros");
  const language = useLanguage();
  const failureText = useFailureText();
  const { data: kept } = useMacros(desk.register);
  const { id: macroId, name } = macro;
  const [isWhole, setWhole] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const planned = useQuery({
    queryKey: ["macro plan", desk.register, macroId, selection],
    queryFn: () => desk.plan({ macroId, selection }),
    staleTime: 0,
    gcTime: 0,
    // It was looked over as it was; another look is asked for by choosing the macro again.
    refetchOnWindowFocus: false,
  });
  const title = t("many.title", { name });
  if (planned.data === undefined)
    return (
      <section className={classes["many"]} aria-label={title}>
        {planned.isError ? (
          <FailureView
            error={planned.error}
            onRetry={() => void planned.refetch()}
          />
        ) : (
          <>
            <p role="status">{t("many.busy")}</p>
            <LoadingRows rows={3} height={52} />
          </>
        )}
      </section>
    );
  const { ready, already, leftOut, perStep, example, macroVersion } =
    planned.data;
  const shown = isWhole ? leftOut : leftOut.slice(0, shownAtFirst);
  const start = (): void => {
    setBusy(true);
    setProblem(null);
    desk.start({ macroId, macroVersion, selection }).then(
      ({ runId }) => {
        onStarted(runId);
      },
      (error: unknown) => {
        setBusy(false);
        setProblem(failureText(error));
      },
    );
  };
  return (
    <section className={classes["many"]} aria-label={title}>
      <h2 className={classes["title"]}>{title}</h2>
      <p role="status">
        {[
          t("many.ready", { count: ready }),
          ...(already > 0 ? [t("many.already", { count: already })] : []),
          ...(leftOut.length > 0
            ? [t("many.leftOut", { count: leftOut.length })]
            : []),
        ].join(" · ")}
      </p>
      {example === null ? null : (
        <PlanSteps
          plan={example.plan.map((step, at) =>
            (perStep[at] ?? 0) > 0 ? { ...step, outcome: "will" } : step,
          )}
          choices={kept?.choices}
          beside={(at) => t("many.on", { count: perStep[at] ?? 0 })}
        />
      )}
      {leftOut.length === 0 ? null : (
        <>
          <p className={classes["quiet"]}>{t("many.whole")}</p>
          <ul className={classes["left"]}>
            {shown.map(({ caseId, reference, refusal }) => (
              <li key={caseId}>
                <span className={classes["number"]}>{reference}</span>
                <span>{sentenceOf(refusal, language)}</span>
              </li>
            ))}
          </ul>
          {shown.length < leftOut.length ? (
            <Button
              data-bar
              variant="subtle"
              className={classes["all"]}
              onClick={() => {
                setWhole(true);
              }}
            >
              {t("many.showAll", { count: leftOut.length })}
            </Button>
          ) : null}
        </>
      )}
      {problem === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {problem}
        </p>
      )}
      <div className={classes["acts"]}>
        <PrimaryAct
          label={t("many.run", { count: ready })}
          blockedBy={ready === 0 ? t("plan.nothing") : null}
          busy={isBusy}
          onAct={start}
        />
        <Button variant="subtle" onClick={onClose}>
          {t("many.cancel")}
        </Button>
      </div>
    </section>
  );
}
