import { problemSentence } from "@kept/domain/casework/import-problem";
import type { ImportSettings } from "@kept/domain/casework/import-schema";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { freshKey, useTRPCClient } from "../../api/client.ts";
import { FailureView } from "../../api/failure-view.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Run } from "../../ui/run.tsx";
import { Section } from "../../ui/section.tsx";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { BackButton } from "./file-step.tsx";
import type { ImportCheck } from "./import-outputs.ts";
import cardTable from "../../ui/card-table.module.css";
import classes from "./import-parts.module.css";
import { saveWrongRows } from "./send-table.ts";

interface CheckStepProps {
  readonly importId: string;
  readonly check: ImportCheck;
  readonly settings: ImportSettings;
  readonly listPath: string;
  readonly onBack: () => void;
  readonly onStarted: () => void;
}

/** What each row comes to. Valid rows or nothing: a person chooses, and until then nothing is written. */
export function CheckStep({
  importId,
  check,
  settings,
  listPath,
  onBack,
  onStarted,
}: CheckStepProps): ReactNode {
  const { t } = useTranslation("tables");
  const client = useTRPCClient();
  const key = useRef(freshKey());
  const counts = check.counts ?? { valid: 0, known: 0, wrong: 0 };
  const { valid, known, wrong } = counts;
  const start = useMutation({
    mutationFn: () =>
      client.imports.start.mutate(
        { importId, settings, validOnly: wrong > 0 },
        { context: { idempotencyKey: key.current } },
      ),
    onSuccess: onStarted,
  });
  return (
    <>
      <div className={classes["counts"]}>
        <p>{t("import.check.valid", { count: valid })}</p>
        {known === 0 ? null : (
          <p>{t("import.check.known", { count: known })}</p>
        )}
        {wrong === 0 ? null : (
          <p className={classes["wrong"]}>
            {t("import.check.wrong", { count: wrong })}
          </p>
        )}
        <p className={classes["note"]}>{t("import.check.nothing")}</p>
      </div>
      {wrong === 0 ? null : (
        <Section title={t("import.check.problems")} end={wrong} ruled>
          <ProblemTable check={check} />
          <WrongRowsButton
            importId={importId}
            settings={settings}
            count={wrong}
          />
        </Section>
      )}
      {start.isError ? <FailureView error={start.error} /> : null}
      <div className={classes["acts"]}>
        <PrimaryAct
          label={t(
            wrong > 0 ? "import.check.startValid" : "import.check.start",
            { count: valid },
          )}
          blockedBy={valid === 0 ? t("import.check.blocked") : null}
          busy={start.isPending}
          onAct={() => {
            start.mutate();
          }}
        />
        {wrong > 0 ? (
          <Button component={Link} to={listPath} variant="default">
            {t("import.check.never")}
          </Button>
        ) : null}
        <BackButton onBack={onBack}>{t("import.check.back")}</BackButton>
      </div>
    </>
  );
}

function ProblemTable({ check }: { readonly check: ImportCheck }): ReactNode {
  const { t } = useTranslation("tables");
  const language = useLanguage();
  const text = useText();
  const { problems, columns } = check;
  const nameOf = (key: string): string => {
    const found = columns.find((column) => column.key === key);
    return found === undefined ? "" : text(found.label);
  };
  return (
    <table className={`${classes["table"]} ${cardTable["cards"]}`}>
      <thead>
        <tr>
          <th scope="col" className={classes["number"]}>
            {t("import.check.row")}
          </th>
          <th scope="col">{t("import.check.column")}</th>
          <th scope="col">{t("import.check.there")}</th>
          <th scope="col">{t("import.check.right")}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={`${String(problem.row)} ${problem.column} ${problem.code}`}>
            <td
              className={classes["number"]}
              data-label={t("import.check.row")}
            >
              {problem.row}
            </td>
            <td data-label={t("import.check.column")}>
              <Run>
                {problem.header === ""
                  ? nameOf(problem.column)
                  : problem.header}
              </Run>
            </td>
            <td data-label={t("import.check.there")}>
              {problem.there === "" ? (
                <span className={classes["note"]}>
                  {t("import.check.emptyCell")}
                </span>
              ) : (
                <Run className={classes["clip"]}>{problem.there}</Run>
              )}
            </td>
            <td data-label={t("import.check.right")}>
              {problemSentence(problem, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every row to correct as a file, also beyond those in sight. */
export function WrongRowsButton({
  importId,
  settings,
  count,
}: {
  readonly importId: string;
  /** Null: as the import was run. */
  readonly settings: ImportSettings | null;
  readonly count: number;
}): ReactNode {
  const { t } = useTranslation("tables");
  const language = useLanguage();
  const save = useMutation({
    mutationFn: () => saveWrongRows(importId, settings, language),
  });
  return (
    <div className={classes["after"]}>
      <div className={classes["acts"]}>
        <Button
          variant="default"
          loading={save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          {t("import.check.download", { count })}
        </Button>
      </div>
      <p className={classes["note"]}>{t("import.check.afterwards")}</p>
      {save.isError ? <FailureView error={save.error} /> : null}
    </div>
  );
}
