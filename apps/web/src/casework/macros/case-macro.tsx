import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { FormActs } from "../../ui/form/form.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { toast } from "../../ui/toast.ts";
import classes from "./case-macro.module.css";
import { useMacros, type MacroDesk } from "./macro-desk.ts";
import { PlanSteps } from "./plan-steps.tsx";

interface CaseMacroProps {
  readonly desk: MacroDesk;
  readonly caseId: string;
  readonly version: number;
  readonly macroId: string;
  readonly onClose: () => void;
}

/** What a macro will change on this case, and the button that does it. */
export function CaseMacro({
  desk,
  caseId,
  version,
  macroId,
  onClose,
}: CaseMacroProps): ReactNode {
  const { t } = useTranslation("macros");
  const failureText = useFailureText();
  const { data: kept } = useMacros(desk.register);
  // Of the case as it is on the screen: another version of it is looked at anew.
  const planned = useQuery({
    queryKey: ["macro plan", desk.register, caseId, macroId, version],
    queryFn: () => desk.plan({ caseId, macroId }),
    staleTime: 0,
    gcTime: 0,
  });
  const place = useRef<HTMLDivElement>(null);
  const isThere = planned.data !== undefined;
  useEffect(() => {
    if (isThere) place.current?.scrollIntoView({ block: "nearest" });
  }, [isThere]);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (planned.data === undefined)
    return planned.isError ? (
      <FailureView
        error={planned.error}
        onRetry={() => void planned.refetch()}
      />
    ) : (
      <LoadingRows rows={3} height={52} />
    );
  const { plan, name, macroVersion } = planned.data;
  const doing = plan.filter(({ outcome }) => outcome === "will");
  const left = plan.filter(({ outcome }) => outcome === "cannot");
  const isFinal = doing.some(({ step }) => step.kind === "move");
  const hasNote = doing.some(({ step }) => step.kind === "note");

  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const done = await desk.apply({ caseId, version, macroId, macroVersion });
      onClose();
      const { undo } = done;
      toast({
        text: t("plan.done", { name }),
        ...(undo !== null && {
          undo: {
            label: t("plan.undo"),
            run: () => {
              const asked = { caseId, version: done.version, name, undo };
              desk
                .undo(asked)
                .then(
                  () => {
                    toast({ text: t("plan.undone", { name }) });
                  },
                  (error: unknown) => {
                    toast({ text: failureText(error) });
                  },
                )
                .finally(() => void desk.anew());
            },
          },
        }),
      });
    } catch (error) {
      setProblem(failureText(error));
      setBusy(false);
    }
    await desk.anew();
  };
  return (
    <div ref={place} className={classes["macro"]}>
      <p>{t("plan.lead")}</p>
      <PlanSteps plan={plan} choices={kept?.choices} />
      {isFinal || hasNote ? (
        <p className={classes["undo"]}>
          {t(isFinal ? "plan.final" : "plan.stays")}
        </p>
      ) : null}
      {problem === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {problem}
        </p>
      )}
      <FormActs>
        <PrimaryAct
          label={t(left.length > 0 ? "plan.runPart" : "plan.run")}
          blockedBy={doing.length === 0 ? t("plan.nothing") : null}
          busy={isBusy}
          onAct={() => void run()}
        />
        <Button variant="subtle" onClick={onClose}>
          {t("plan.cancel")}
        </Button>
      </FormActs>
    </div>
  );
}
