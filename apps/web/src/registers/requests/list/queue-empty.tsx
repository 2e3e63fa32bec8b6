import {
  conditionsBeyond,
  type ListQuery,
} from "@kept/domain/casework/listing";
import { requestListing } from "@kept/domain/registers/requests/listing";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { TextButton } from "../../../ui/text-button.tsx";

interface QueueEmptyProps {
  readonly query: ListQuery;
  readonly text: string;
  readonly onClear: () => void;
}

const emptyWords = {
  nextDue: "empty.nextDue",
  mine: "empty.mine",
  unidentified: "empty.unidentified",
  waiting: "empty.waiting",
  toApprove: "empty.toApprove",
  duplicates: "empty.duplicates",
  unverified: "empty.unverified",
  closed: "empty.closed",
} as const;

/** What is not here, and where to go next. */
export function QueueEmpty({
  query,
  text,
  onClear,
}: QueueEmptyProps): ReactNode {
  const { t } = useTranslation("requests");
  const { permissions } = useMe();
  if (text !== "" || conditionsBeyond(requestListing, query).length > 0) {
    return (
      <EmptyState
        next={<TextButton onClick={onClear}>{t("empty.clear")}</TextButton>}
      >
        {text === "" ? t("empty.filtered") : t("empty.notFound", { text })}
      </EmptyState>
    );
  }
  const next =
    query.view !== "nextDue" ? (
      <Link to={paths.requests}>{t("empty.toQueue")}</Link>
    ) : permissions.includes("requests.intake") ? (
      <Link to={paths.newRequest}>{t("empty.toNew")}</Link>
    ) : undefined;
  return (
    <EmptyState next={next}>
      {query.view in emptyWords
        ? t(emptyWords[query.view as keyof typeof emptyWords])
        : t("empty.filtered")}
    </EmptyState>
  );
}
