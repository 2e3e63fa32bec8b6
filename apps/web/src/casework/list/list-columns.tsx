import { columnsOfQuery } from "@kept/domain/casework/listing-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { GridColumn } from "../../ui/grid-props.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { ClockChip } from "../clock-chip.tsx";
import { QueueClock, QueueOwner, QueueWords } from "../queue-row.tsx";
import classes from "./list-columns.module.css";
import type { CaseRow, ListFace } from "./list-face.ts";

/** The columns of the queue, whose rows explain themselves, or of a table that somebody put together. */
export function useListColumns<Row extends CaseRow>(
  { item, cell, state: { listing, query } }: ListFace<Row>,
  isTable: boolean,
): readonly GridColumn<Row>[] {
  const { t } = useTranslation("casework");
  const language = useLanguage();
  const { columns } = query;
  return useMemo(() => {
    if (!isTable)
      return [
        {
          key: "clock",
          header: t("queue.clock"),
          track: "142px",
          cell: (row, box) => <QueueClock item={item(row)} box={box} />,
        },
        {
          key: "words",
          header: t("queue.words"),
          track: "minmax(0, 1fr)",
          cell: (row) => <QueueWords item={item(row)} />,
        },
        {
          key: "owner",
          header: t("queue.owner"),
          track: "34px",
          align: "end",
          cell: (row) => <QueueOwner item={item(row)} />,
        },
      ];
    return columnsOfQuery(listing, { columns }).map(
      ({ key, label, sort, wanted, min }, index) => ({
        key,
        header: label[language],
        track: wanted,
        min,
        sortable: sort !== null,
        cell: (row, box) => {
          const content =
            key === "clock" ? <TableClock item={item(row)} /> : cell(row, key);
          return index === 0 && box !== undefined ? (
            <span className={classes["first"]}>
              <span className={classes["box"]}>{box}</span>
              {content}
            </span>
          ) : (
            content
          );
        },
      }),
    );
  }, [isTable, t, language, listing, columns, item, cell]);
}

function TableClock({
  item,
}: {
  readonly item: ReturnType<ListFace<CaseRow>["item"]>;
}) {
  return item.clock === null ? (
    <span className={classes["closed"]}>{item.closed}</span>
  ) : (
    <ClockChip clock={item.clock} hanging />
  );
}
