import { dayOrders } from "@kept/domain/casework/import-day";
import type { ImportSettings } from "@kept/domain/casework/import-schema";
import { NativeSelect, Radio } from "@mantine/core";
import "@mantine/core/styles/Radio.layer.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Run } from "../../ui/run.tsx";
import { useText } from "../../ui/use-language.ts";
import { BackButton } from "./file-step.tsx";
import type { ImportCheck } from "./import-outputs.ts";
import cardTable from "../../ui/card-table.module.css";
import classes from "./import-parts.module.css";

interface ColumnsStepProps {
  readonly check: ImportCheck;
  readonly settings: ImportSettings;
  readonly onChange: (next: Partial<ImportSettings>) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** Which column of the file says what. Errors of columns stand beside them, and nothing is said of rows yet. */
export function ColumnsStep({
  check,
  settings,
  onChange,
  onBack,
  onNext,
}: ColumnsStepProps): ReactNode {
  const { t } = useTranslation("tables");
  const text = useText();
  const { columns, mapping, columnProblems, sample } = check;
  const headers = check.head?.headers ?? [];
  const errorOf = (key: string): string | null => {
    for (const problem of columnProblems) {
      if (problem.kind === "missing" && problem.column === key)
        return t("import.columns.missing");
      if (problem.kind === "twice" && problem.columns.includes(key))
        return t("import.columns.twice");
    }
    return null;
  };
  const choices = [
    { value: "", label: t("import.columns.none") },
    ...headers.map((header, index) => ({
      value: String(index),
      label: header === "" ? String(index + 1) : header,
    })),
  ];
  const order = columnProblems.find(({ kind }) => kind === "dayOrder");
  const toFix = columnProblems.length;
  return (
    <>
      <p className={classes["words"]}>
        {t("import.columns.lead")}{" "}
        {check.mappedBy === "memory" ? t("import.columns.remembered") : null}
      </p>
      {order?.kind === "dayOrder" || settings.dayOrder !== null ? (
        <DayOrderField
          cell={order?.kind === "dayOrder" ? (order.cells[0] ?? "") : ""}
          seen={order?.kind === "dayOrder" ? order.seen : null}
          value={settings.dayOrder}
          onChange={(dayOrder) => {
            onChange({ dayOrder });
          }}
        />
      ) : null}
      <table
        className={`${classes["table"]} ${cardTable["cards"]} ${classes["fielded"]}`}
      >
        <thead>
          <tr>
            <th scope="col">{t("import.columns.ours")}</th>
            <th scope="col">{t("import.columns.theirs")}</th>
            <th scope="col">{t("import.columns.sample")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ key, label, required }) => {
            const place = mapping[key] ?? null;
            return (
              <tr key={key}>
                <th scope="row">
                  {text(label)}{" "}
                  <span className={classes["note"]}>
                    {t(
                      required ? "import.file.needed" : "import.file.optional",
                    )}
                  </span>
                </th>
                <td>
                  <NativeSelect
                    aria-label={`${t("import.columns.theirs")}: ${text(label)}`}
                    value={place === null ? "" : String(place)}
                    data={choices}
                    error={errorOf(key)}
                    onChange={({ currentTarget: { value } }) => {
                      onChange({
                        mapping: {
                          ...mapping,
                          [key]: value === "" ? null : Number(value),
                        },
                      });
                    }}
                  />
                </td>
                <td data-label={t("import.columns.sample")}>
                  {place === null ? null : (
                    <Run className={classes["clip"]}>
                      {sample[0]?.[place] ?? ""}
                    </Run>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className={classes["acts"]}>
        <PrimaryAct
          label={t("import.columns.next")}
          blockedBy={toFix === 0 ? null : t("import.columns.blocked")}
          missing={
            toFix === 0
              ? undefined
              : t("import.columns.toFix", { count: toFix })
          }
          onAct={onNext}
        />
        <BackButton onBack={onBack}>{t("import.columns.back")}</BackButton>
      </div>
    </>
  );
}

type DayOrder = ImportSettings["dayOrder"];

function DayOrderField({
  cell,
  seen,
  value,
  onChange,
}: {
  readonly cell: string;
  readonly seen: DayOrder;
  readonly value: DayOrder;
  readonly onChange: (order: DayOrder) => void;
}): ReactNode {
  const { t } = useTranslation("tables");
  const help =
    seen === null
      ? t("import.columns.dayOrderHelp")
      : t(
          seen === "dayFirst"
            ? "import.columns.seenDayFirst"
            : "import.columns.seenMonthFirst",
        );
  return (
    <Radio.Group
      label={t("import.columns.dayOrder", {
        cell: cell === "" ? "03/04/2026" : cell,
      })}
      description={help}
      value={value}
      onChange={(chosen) => {
        onChange(dayOrders.find((order) => order === chosen) ?? null);
      }}
    >
      <div className={classes["choices"]}>
        {dayOrders.map((order) => (
          <Radio
            key={order}
            value={order}
            label={t(`import.columns.${order}`)}
            classNames={{ label: classes["choiceLabel"] ?? "" }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
