import {
  delimiters,
  encodings,
  type ImportSettings,
} from "@kept/domain/casework/import-schema";
import { Box, NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Run } from "../../ui/run.tsx";
import { Section } from "../../ui/section.tsx";
import { BackButton } from "./file-step.tsx";
import { fileSizeWords } from "./file-size-words.ts";
import type { ImportCheck, ImportView } from "./import-outputs.ts";
import classes from "./import-parts.module.css";

interface ReadStepProps {
  readonly view: ImportView;
  readonly check: ImportCheck;
  readonly settings: ImportSettings;
  readonly newPath: string;
  readonly onChange: (next: Partial<ImportSettings>) => void;
  readonly onNext: () => void;
}

const delimiterNames = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "bar",
} as const;

/** How the file is read: what was guessed is shown with the first rows, and can be chosen otherwise. */
export function ReadStep({
  view,
  check,
  settings,
  newPath,
  onChange,
  onNext,
}: ReadStepProps): ReactNode {
  const { t } = useTranslation("tables");
  const { head, problem, sample } = check;
  const encoding = settings.encoding ?? head?.encoding ?? null;
  const isText =
    head?.kind === "csv" ||
    problem?.code === "encoding" ||
    problem?.code === "quoteOpen";
  const offered = encodings.map((value) => ({
    value,
    label: value.toUpperCase(),
  }));
  return (
    <>
      <Section title={t("import.file.read")}>
        <p className={classes["words"]}>
          <Run>
            {t("import.file.facts", {
              name: view.fileName,
              size: fileSizeWords(view.fileSize),
              count: head?.rows ?? 0,
            })}
          </Run>
        </p>
      </Section>
      {problem === null ? null : <FileProblem problem={problem} />}
      <div className={classes["fields"]}>
        {isText ? (
          <>
            <NativeSelect
              label={t("import.file.encoding")}
              value={
                encoding ??
                (problem?.code === "encoding" ? problem.encoding : "utf-8")
              }
              data={offered}
              onChange={({ currentTarget: { value } }) => {
                const chosen = encodings.find((one) => one === value);
                onChange({ encoding: chosen ?? null, mapping: null });
              }}
            />
            <NativeSelect
              label={t("import.file.delimiter")}
              value={settings.delimiter ?? head?.delimiter ?? ","}
              data={delimiters.map((value) => ({
                value,
                label: t(`import.file.${delimiterNames[value]}`),
              }))}
              onChange={({ currentTarget: { value } }) => {
                const chosen = delimiters.find((one) => one === value);
                onChange({ delimiter: chosen ?? null, mapping: null });
              }}
            />
          </>
        ) : null}
        {head !== null && head.sheets.length > 1 ? (
          <NativeSelect
            label={t("import.file.sheet")}
            value={String(settings.sheet)}
            data={head.sheets.map((name, index) => ({
              value: String(index),
              label: name,
            }))}
            onChange={({ currentTarget: { value } }) => {
              onChange({ sheet: Number(value), mapping: null });
            }}
          />
        ) : null}
      </div>
      {head === null ? null : (
        <Section title={t("import.file.preview")} ruled>
          {/* A region that scrolls can be reached by keyboard. */}
          <Box
            className={classes["scroll"]}
            role="region"
            aria-label={t("import.file.preview")}
            tabIndex={0}
          >
            <table className={`${classes["table"]} ${classes["preview"]}`}>
              <thead>
                <tr>
                  {head.headers.map((header, index) => (
                    <th key={index} scope="col">
                      <Run>{header}</Run>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sample.map((row, index) => (
                  <tr key={index}>
                    {head.headers.map((_header, place) => (
                      <td key={place}>
                        <Run>{row[place] ?? ""}</Run>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Box>
          {isText ? (
            <p className={`${classes["note"]} ${classes["after"]}`}>
              {t("import.file.readable")}
            </p>
          ) : null}
        </Section>
      )}
      <div className={classes["acts"]}>
        {head === null ? null : (
          <PrimaryAct label={t("import.file.next")} onAct={onNext} />
        )}
        <BackButton to={newPath}>{t("import.file.other")}</BackButton>
      </div>
    </>
  );
}

function FileProblem({
  problem,
}: {
  readonly problem: NonNullable<ImportCheck["problem"]>;
}): ReactNode {
  const { t } = useTranslation("tables");
  const words = (() => {
    switch (problem.code) {
      case "quoteOpen":
        return t("import.problem.quoteOpen", { row: problem.row });
      case "tooManyRows":
      case "tooManyColumns":
        return t(`import.problem.${problem.code}`, {
          limit: problem.limit.toLocaleString("en"),
        });
      case "encoding":
        return t("import.problem.encoding", {
          encoding: problem.encoding.toUpperCase(),
        });
      default:
        return t(`import.problem.${problem.code}`);
    }
  })();
  return (
    <p className={classes["wrong"]} role="alert">
      {words}
    </p>
  );
}
