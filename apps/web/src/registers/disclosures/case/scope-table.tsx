import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  dataCategories,
  type ScopeRow,
} from "@kept/domain/registers/disclosures/scope";
import type { Text } from "@kept/domain/text";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Run } from "../../../ui/run.tsx";
import { ScrollRegion } from "../../../ui/scroll-region.tsx";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";

/** Asked, lawful, there, given, and why something is held back. */
export function ScopeTable({
  view,
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const language = useLanguage();
  const { scope, persons } = view;
  if (scope.length === 0) return <EmptyState>{t("scope.empty")}</EmptyState>;
  const nameOf = ({ personId }: ScopeRow): string =>
    personId === null
      ? t("scope.everybody")
      : (persons.find(({ id }) => id === personId)?.name ?? t("scope.unnamed"));
  const words = (row: ScopeRow, items: readonly string[]): string => {
    const labels: Readonly<Record<string, Text>> =
      dataCategories[row.category].items;
    return items.length === 0
      ? t("scope.nothing")
      : items
          .map((item) => text(labels[item] ?? { en: item, zh: item }))
          .join(language === "zh" ? "、" : ", ");
  };
  const filesOf = ({ fileIds }: ScopeRow): string =>
    view.frame.files
      .filter(({ id }) => fileIds.includes(id))
      .map(({ name }) => name)
      .join(language === "zh" ? "、" : ", ");
  return (
    <ScrollRegion label={t("tabs.scope")}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            {(
              [
                "person",
                "category",
                "asked",
                "lawful",
                "available",
                "given",
                "withheld",
                "files",
              ] as const
            ).map((head) => (
              <th key={head} scope="col">
                {t(`scope.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scope.map((row) => (
            <tr key={`${row.personId ?? ""} ${row.category}`}>
              <td>
                <Run>{nameOf(row)}</Run>
              </td>
              <td>{text(dataCategories[row.category].label)}</td>
              <td>{words(row, row.asked)}</td>
              <td>{words(row, row.lawful)}</td>
              <td>{words(row, row.available)}</td>
              <td>{words(row, row.given)}</td>
              <td className={classes["quiet"]}>
                <Run>{row.withheld ?? ""}</Run>
              </td>
              <td className={classes["quiet"]}>
                <Run>{filesOf(row)}</Run>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
