import { writeListQuery } from "@kept/domain/casework/listing";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { IconArrowsMaximize } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useOutletContext, useParams } from "react-router";
import { useIsBesideList } from "../../../casework/use-list-query.ts";
import { RecordPosition } from "../../../casework/record-position.tsx";
import { paths } from "../../../paths.ts";
import { LoadedCase } from "../case/loaded-case.tsx";
import { placeIn } from "./list-memory.ts";
import classes from "./opened-case.module.css";
import { useRequestsQuery } from "./use-requests-query.ts";
import { useRequestList } from "./use-request-list.ts";

export interface OpenedCaseContext {
  /** The list stands beside it. */
  readonly isSplit: boolean;
}

/** One request by its number: the whole page, or beside the list it was opened from. */
export function OpenedCase(): ReactNode {
  const { reference = "" } = useParams();
  const { isSplit } = useOutletContext<OpenedCaseContext>();
  const isBeside = useIsBesideList();
  return (
    <LoadedCase
      key={reference}
      reference={reference}
      isSplit={isSplit}
      position={
        isBeside ? (
          <ListPosition reference={reference} isSplit={isSplit} />
        ) : undefined
      }
    />
  );
}

interface ListPositionProps extends OpenedCaseContext {
  readonly reference: string;
}

/** "4 of 84" in the list it was opened from, and the way to its neighbours. */
function ListPosition({ reference, isSplit }: ListPositionProps): ReactNode {
  const { t } = useTranslation("requests");
  const { query, text, open } = useRequestsQuery();
  const isNarrowed = text !== "" || (query.where["due"] ?? []).length > 0;
  const { folded } = placeIn(writeListQuery(requestListing, query));
  const { rows, total } = useRequestList({
    query,
    text,
    folded: isNarrowed ? [] : folded,
  });
  const at = rows.findIndex((row) => row.reference === reference);
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
          at={at + 1}
          total={total}
          onPrevious={at === 0 ? null : stepTo(at - 1)}
          onNext={stepTo(at + 1)}
        />
      )}
      {isSplit ? (
        <Link
          to={paths.request(reference)}
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
