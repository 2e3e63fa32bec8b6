import { IconArrowsMaximize } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RecordPosition } from "../record-position.tsx";
import type { ListState } from "../use-list-query.ts";
import type { CaseRow, CaseSource } from "./list-face.ts";
import classes from "./list-position.module.css";
import { useCaseRows } from "./use-case-rows.ts";
import { useListPlace } from "./use-list-place.ts";

interface ListPositionProps<Row extends CaseRow> {
  readonly source: CaseSource<Row>;
  readonly state: ListState;
  readonly reference: string;
  /** The list stands beside it. */
  readonly isSplit: boolean;
}

/** "4 of 84" in the list it was opened from, and the way to its neighbours. */
export function ListPosition<Row extends CaseRow>({
  source,
  state,
  reference,
  isSplit,
}: ListPositionProps<Row>): ReactNode {
  const { t } = useTranslation("list");
  const { query, text, open, places } = state;
  const place = useListPlace(state);
  const { rows, total, pager } = useCaseRows(source, {
    query,
    text,
    folded: place.folded,
    at: place.page,
    onAt: place.goTo,
  });
  const at = rows.findIndex((row) => row.reference === reference);
  const before = pager === undefined ? 0 : (pager.page - 1) * pager.size;
  const stepTo = (index: number): (() => void) | null => {
    const row = at === -1 ? undefined : rows[index];
    return row === undefined
      ? null
      : () => {
          open(row.reference);
        };
  };
  return (
    <>
      {at === -1 || total === null ? null : (
        <RecordPosition
          at={before + at + 1}
          total={total}
          onPrevious={at === 0 ? null : stepTo(at - 1)}
          onNext={stepTo(at + 1)}
        />
      )}
      {isSplit ? (
        <Link
          to={places.one(reference)}
          className={classes["whole"]}
          aria-label={t("wholePage")}
          title={t("wholePage")}
        >
          <IconArrowsMaximize size={16} stroke={1.6} aria-hidden="true" />
        </Link>
      ) : null}
    </>
  );
}
