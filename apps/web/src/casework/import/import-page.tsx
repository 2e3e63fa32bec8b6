import {
  firstSettings,
  type ImportSettings,
} from "@kept/domain/casework/import-schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useTRPC } from "../../api/client.ts";
import { FailureView } from "../../api/failure-view.tsx";
import { useMe } from "../../people/session.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { CheckStep } from "./check-step.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { FileStep } from "./file-step.tsx";
import type { ImportView } from "./import-outputs.ts";
import classes from "./import-parts.module.css";
import { ImportSteps, type ImportStep } from "./import-steps.tsx";
import { OutcomeStep } from "./outcome-step.tsx";
import { ReadStep } from "./read-step.tsx";

/** Of which register, and where its pages are. */
export interface ImportPlace {
  readonly register: string;
  readonly listPath: string;
  readonly newPath: string;
  readonly pathOf: (importId: string) => string;
  readonly casePath: (reference: string) => string;
}

/** Tables of other systems come in here: file, columns, check, import. */
export function ImportPage({
  place,
}: {
  readonly place: ImportPlace;
}): ReactNode {
  const { t } = useTranslation("tables");
  const { permissions } = useMe();
  const { importId } = useParams();
  if (!permissions.includes("cases.import"))
    return (
      <Page title={t("import.title")}>
        <ErrorState title={t("import.refused.title")}>
          {t("import.refused.words")}
        </ErrorState>
      </Page>
    );
  return (
    <Page title={t("import.title")} lead={t("import.lead")}>
      {importId === undefined ? (
        <NewImport place={place} />
      ) : (
        <OneImport key={importId} importId={importId} place={place} />
      )}
    </Page>
  );
}

function NewImport({ place }: { readonly place: ImportPlace }): ReactNode {
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { register, pathOf } = place;
  const about = useQuery(trpc.imports.about.queryOptions({ register }));
  return (
    <>
      <ImportSteps now="file" />
      <div className={classes["body"]}>
        {about.isError ? (
          <FailureView
            error={about.error}
            onRetry={() => void about.refetch()}
          />
        ) : about.data === undefined ? (
          <LoadingRows />
        ) : (
          <FileStep
            register={register}
            about={about.data}
            pathOf={pathOf}
            onTaken={(importId) => void navigate(pathOf(importId))}
          />
        )}
      </div>
    </>
  );
}

interface OneImportProps {
  readonly importId: string;
  readonly place: ImportPlace;
}

function OneImport({ importId, place }: OneImportProps): ReactNode {
  const trpc = useTRPC();
  const view = useQuery(
    trpc.imports.get.queryOptions(
      { importId },
      {
        // While rows are on their way somebody looks at the bar.
        refetchInterval: ({ state }) =>
          state.data?.state === "queued" || state.data?.state === "running"
            ? 1_000
            : false,
      },
    ),
  );
  if (view.isError)
    return (
      <FailureView error={view.error} onRetry={() => void view.refetch()} />
    );
  if (view.data === undefined) return <LoadingRows />;
  if (view.data.state === "taken")
    return (
      <Preparing
        view={view.data}
        place={place}
        onStarted={() => void view.refetch()}
      />
    );
  const isDone = !["queued", "running"].includes(view.data.state);
  return (
    <>
      <ImportSteps now="import" isDone={isDone} />
      <div className={classes["body"]}>
        <OutcomeStep
          view={view.data}
          listPath={place.listPath}
          newPath={place.newPath}
          casePath={place.casePath}
        />
      </div>
    </>
  );
}

/** The steps before anything is written; each answer asks for the check anew. */
function Preparing({
  view,
  place,
  onStarted,
}: {
  readonly view: ImportView;
  readonly place: ImportPlace;
  readonly onStarted: () => void;
}): ReactNode {
  const trpc = useTRPC();
  const [step, setStep] = useState<ImportStep>("file");
  const [settings, setSettings] = useState<ImportSettings>(firstSettings);
  const check = useQuery(
    trpc.imports.check.queryOptions(
      { importId: view.id, settings },
      { placeholderData: keepPreviousData, staleTime: 60_000 },
    ),
  );
  const change = (next: Partial<ImportSettings>) => {
    setSettings((before) => ({ ...before, ...next }));
  };
  const body = (() => {
    if (check.isError)
      return (
        <FailureView error={check.error} onRetry={() => void check.refetch()} />
      );
    if (check.data === undefined) return <LoadingRows />;
    const shared = { check: check.data, settings };
    switch (step) {
      case "file":
        return (
          <ReadStep
            {...shared}
            view={view}
            newPath={place.newPath}
            onChange={change}
            onNext={() => {
              setStep("columns");
            }}
          />
        );
      case "columns":
        return (
          <ColumnsStep
            {...shared}
            onChange={change}
            onBack={() => {
              setStep("file");
            }}
            onNext={() => {
              setStep("check");
            }}
          />
        );
      default:
        return (
          <CheckStep
            {...shared}
            importId={view.id}
            listPath={place.listPath}
            onBack={() => {
              setStep("columns");
            }}
            onStarted={onStarted}
          />
        );
    }
  })();
  return (
    <>
      <ImportSteps now={step} />
      <div
        className={classes["body"]}
        aria-busy={check.isFetching || undefined}
      >
        {body}
      </div>
    </>
  );
}
