import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOutlet, useParams } from "react-router";
import type { AskFirst } from "../../api/first-calls.ts";
import { CaseList } from "../../casework/list/case-list.tsx";
import { askFirstRows } from "../../casework/list/first-rows.ts";
import { useDefaultView } from "../../casework/list/use-default-view.ts";
import { useIsBesideList } from "../../casework/use-list-query.ts";
import { useMe } from "../../people/session.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page, usePageTitle } from "../../ui/page.tsx";
import { SplitView } from "../../ui/split-view.tsx";
import type { OpenedCaseContext } from "./list/opened-case.tsx";
import { useRequestsQuery } from "./list/use-requests-query.ts";
import { requestSource, useRequestFace } from "./list/use-request-face.tsx";

/** The queue of requests; a case that was opened from it stands beside it, any other has the page to itself. */
export function RequestListPage(): ReactNode {
  const { t } = useTranslation("requests");
  const { permissions } = useMe();
  const { reference = null } = useParams();
  const isBeside = useIsBesideList();
  const hasRoom = useMediaQuery("(min-width: 1024px)", true, {
    getInitialValueInEffect: false,
  });
  const isSplit = reference !== null && isBeside && hasRoom;
  useDefaultView(useRequestsQuery());
  const opened = useOutlet({ isSplit } satisfies OpenedCaseContext);
  if (!permissions.includes("requests.view")) {
    return (
      <Page title={t("title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  }
  if (reference !== null && !isSplit) return opened;
  return (
    <>
      {reference === null ? <QueueTitle /> : null}
      <SplitView
        list={<RequestList opened={reference} />}
        detail={isSplit ? opened : null}
      />
    </>
  );
}

/** The rows of this address, asked for before there is a page to show them. */
export const askFirstRequests: AskFirst = (
  { trpc, client, queryClient },
  { me, search },
) => {
  if (me.permissions.includes("requests.view"))
    askFirstRows(queryClient, requestSource(trpc, client), search);
};

function RequestList({
  opened,
}: {
  readonly opened: string | null;
}): ReactNode {
  const face = useRequestFace();
  return <CaseList face={face} opened={opened} />;
}

/** While a case is open the tab is named after it. */
function QueueTitle(): ReactNode {
  const { t } = useTranslation("requests");
  usePageTitle(t("title"));
  return null;
}
