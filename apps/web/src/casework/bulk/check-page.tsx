import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { BulkCheck } from "@kept/domain/casework/bulk";
import { sentenceOf } from "@kept/domain/refusal";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { langAttribute } from "../../locales/language.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Run } from "../../ui/run.tsx";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { readCheckState, type BulkDesk, type CheckState } from "./bulk-desk.ts";
import classes from "./check-page.module.css";
import { RunPanel } from "./run-panel.tsx";

/** A letter to many, before any of them leaves: how many, the words, and who is left out and why. */
export function CheckPage({
  register,
}: {
  readonly register: BulkDesk;
}): ReactNode {
  const { t } = useTranslation("bulk");
  const text = useText();
  const asked = readCheckState(useLocation().state);
  if (register.actions === null) return null;
  const action = register.actions.find(({ key }) => key === asked?.action);
  if (asked === null || action === undefined)
    return (
      <Page title={t("check.title")}>
        <EmptyState
          next={<Link to={register.listPath}>{t("check.toList")}</Link>}
        >
          {t("check.nothing")}
        </EmptyState>
      </Page>
    );
  return (
    <Page title={text(action.label)} lead={t("check.lead")}>
      <Checked register={register} asked={asked} />
    </Page>
  );
}

interface CheckedProps {
  readonly register: BulkDesk;
  readonly asked: CheckState;
}

function Checked({ register, asked }: CheckedProps): ReactNode {
  const check = useQuery({
    queryKey: ["bulk check", asked],
    queryFn: () => register.check(asked),
    // What was looked over is what goes: nothing moves under the reader.
    staleTime: Infinity,
    gcTime: 0,
  });
  if (check.isError)
    return (
      <FailureView error={check.error} onRetry={() => void check.refetch()} />
    );
  return check.data === undefined ? (
    <LoadingRows rows={6} />
  ) : (
    <Found register={register} check={check.data} />
  );
}

function Found({
  register,
  check,
}: {
  readonly register: BulkDesk;
  readonly check: BulkCheck;
}): ReactNode {
  const { t } = useTranslation("bulk");
  const failureText = useFailureText();
  const [runId, setRunId] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const count = check.ready.length;
  const send = (): void => {
    setBusy(true);
    setProblem(null);
    register
      .send({
        action: check.action,
        checked: check.ready.map(({ caseId, version }) => ({
          caseId,
          version,
        })),
      })
      .then(
        (run) => {
          setRunId(run.runId);
        },
        (error: unknown) => {
          setProblem(failureText(error));
        },
      )
      .finally(() => {
        setBusy(false);
      });
  };
  return (
    <div className={classes["page"]}>
      <section>
        <h2 className={classes["heading"]}>{t("check.ready", { count })}</h2>
        <ul className={classes["cases"]}>
          {check.ready.map(({ caseId, reference, title }) => (
            <li key={caseId}>
              <Link
                to={register.casePath(reference)}
                className={classes["number"]}
              >
                {reference}
              </Link>
              <Run>{title}</Run>
            </li>
          ))}
        </ul>
      </section>
      {check.leftOut.length === 0 ? null : (
        <LeftOut cases={check.leftOut} casePath={register.casePath} />
      )}
      {check.previews.length === 0 ? null : (
        <Previews previews={check.previews} />
      )}
      {runId === null ? (
        <div className={classes["acts"]}>
          <p className={classes["happens"]}>
            {count === 0 ? t("check.noneReady") : t("check.happens")}
          </p>
          {problem === null ? null : (
            <p className={classes["problem"]} role="alert">
              {problem}
            </p>
          )}
          <div className={classes["buttons"]}>
            {count === 0 ? null : (
              <PrimaryAct
                label={t("check.send", { count })}
                busy={isBusy}
                onAct={send}
              />
            )}
            <Button component={Link} to={register.listPath}>
              {t("check.back")}
            </Button>
          </div>
        </div>
      ) : (
        <RunPanel
          runId={runId}
          actions={register.actions ?? []}
          casePath={register.casePath}
          onSettled={() => undefined}
          onClose={() => {
            history.back();
          }}
        />
      )}
    </div>
  );
}

/** Who does not get it, reason by reason. */
function LeftOut({
  cases,
  casePath,
}: {
  readonly cases: BulkCheck["leftOut"];
  readonly casePath: BulkDesk["casePath"];
}): ReactNode {
  const { t } = useTranslation("bulk");
  const language = useLanguage();
  const reasons = Map.groupBy(cases, ({ refusal }) =>
    sentenceOf(refusal, language),
  );
  return (
    <section>
      <h2 className={classes["heading"]}>
        {t("check.leftOut", { count: cases.length })}
      </h2>
      {[...reasons].map(([reason, some]) => (
        <div key={reason} className={classes["reason"]}>
          <p>{reason}</p>
          <ul className={classes["cases"]}>
            {some.map(({ caseId, reference, title }) => (
              <li key={caseId}>
                <Link to={casePath(reference)} className={classes["number"]}>
                  {reference}
                </Link>
                <Run>{title}</Run>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Previews({
  previews,
}: {
  readonly previews: BulkCheck["previews"];
}): ReactNode {
  const { t } = useTranslation("bulk");
  const [at, setAt] = useState(0);
  const shown = previews[at];
  if (shown === undefined) return null;
  const lang =
    shown.language === "both" ? undefined : langAttribute[shown.language];
  return (
    <section>
      <h2 className={classes["heading"]}>{t("check.words")}</h2>
      <div
        className={classes["which"]}
        role="group"
        aria-label={t("check.words")}
      >
        {previews.map(({ caseId, reference }, index) => (
          <Button
            key={caseId}
            data-bar
            variant={index === at ? "light" : "default"}
            aria-pressed={index === at}
            onClick={() => {
              setAt(index);
            }}
          >
            {reference}
          </Button>
        ))}
      </div>
      <article className={classes["letter"]} lang={lang}>
        <p className={classes["subject"]}>{shown.subject}</p>
        <p className={classes["text"]}>{shown.text}</p>
      </article>
    </section>
  );
}
