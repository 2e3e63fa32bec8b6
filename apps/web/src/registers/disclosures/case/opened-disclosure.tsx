import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useOutletContext, useParams } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { CaseMissing } from "../../../casework/case-missing.tsx";
import { ListPosition } from "../../../casework/list/list-position.tsx";
import { useRecentCase } from "../../../casework/recent-cases.ts";
import { useIsBesideList } from "../../../casework/use-list-query.ts";
import { useOpenCase } from "../../../casework/use-open-case.ts";
import { useOwnPace } from "../../../live/use-live.ts";
import { paths } from "../../../paths.ts";
import { usePageTitle } from "../../../ui/page.tsx";
import {
  useDisclosureSource,
  useDisclosuresQuery,
} from "../list/use-disclosure-face.tsx";
import classes from "./case.module.css";
import { DisclosureCase } from "./disclosure-case.tsx";

export interface OpenedContext {
  /** The list stands beside it. */
  readonly isSplit: boolean;
}

/** One disclosure by its number: the whole page, or beside the list it was opened from. */
export function OpenedDisclosure(): ReactNode {
  const { reference = "" } = useParams();
  const { isSplit } = useOutletContext<OpenedContext>();
  return <Loaded key={reference} reference={reference} isSplit={isSplit} />;
}

function Loaded({
  reference,
  isSplit,
}: OpenedContext & { readonly reference: string }): ReactNode {
  const { t } = useTranslation("disclosures");
  const trpc = useTRPC();
  const isBeside = useIsBesideList();
  const found = useQuery(
    trpc.disclosures.byReference.queryOptions(
      { reference },
      { refetchInterval: useOwnPace() },
    ),
  );
  const view = useOpenCase("disclosures", found);
  useRecentCase(view?.frame.id);
  usePageTitle(
    view === undefined ? reference : `${view.frame.title} · ${reference}`,
  );
  if (view !== undefined)
    return (
      <DisclosureCase
        view={view}
        isSplit={isSplit}
        position={
          isBeside ? (
            <Position reference={reference} isSplit={isSplit} />
          ) : undefined
        }
      />
    );
  return (
    <div className={classes["waiting"]}>
      <CaseMissing
        found={found}
        back={isSplit ? null : <Link to={paths.disclosures}>{t("title")}</Link>}
      />
    </div>
  );
}

function Position(
  props: OpenedContext & { readonly reference: string },
): ReactNode {
  const source = useDisclosureSource();
  const state = useDisclosuresQuery();
  return <ListPosition source={source} state={state} {...props} />;
}
