import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useOutlet, useParams } from "react-router";
import { CaseList } from "../../casework/list/case-list.tsx";
import { useDefaultView } from "../../casework/list/use-default-view.ts";
import { useIsBesideList } from "../../casework/use-list-query.ts";
import { paths } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Page, usePageTitle } from "../../ui/page.tsx";
import { SplitView } from "../../ui/split-view.tsx";
import type { OpenedContext } from "./case/opened-disclosure.tsx";
import classes from "./list-page.module.css";
import {
  useDisclosureFace,
  useDisclosuresQuery,
} from "./list/use-disclosure-face.tsx";

/** The list of disclosures; one that was opened from it stands beside it, any other has the page to itself. */
export function DisclosureListPage(): ReactNode {
  const { t } = useTranslation("disclosures");
  const { permissions } = useMe();
  const { reference = null } = useParams();
  const isBeside = useIsBesideList();
  const hasRoom = useMediaQuery("(min-width: 1024px)", true, {
    getInitialValueInEffect: false,
  });
  const isSplit = reference !== null && isBeside && hasRoom;
  useDefaultView(useDisclosuresQuery());
  const opened = useOutlet({ isSplit } satisfies OpenedContext);
  if (!permissions.includes("disclosures.view"))
    return (
      <Page title={t("title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  if (reference !== null && !isSplit) return opened;
  return (
    <div className={classes["page"]}>
      {reference === null ? (
        <>
          <ListTitle />
          <nav className={classes["ways"]} aria-label={t("title")}>
            {permissions.includes("disclosures.intake") ? (
              <Link to={paths.newDisclosure}>{t("new.title")}</Link>
            ) : null}
            <Link to={paths.disclosureRegister}>{t("register.title")}</Link>
            <Link to={paths.agencies}>{t("agencies.title")}</Link>
          </nav>
        </>
      ) : null}
      <div className={classes["list"]}>
        <SplitView
          list={<DisclosureList opened={reference} />}
          detail={isSplit ? opened : null}
        />
      </div>
    </div>
  );
}

function DisclosureList({
  opened,
}: {
  readonly opened: string | null;
}): ReactNode {
  return <CaseList face={useDisclosureFace()} opened={opened} />;
}

/** While a case is open the tab is named after it. */
function ListTitle(): ReactNode {
  const { t } = useTranslation("disclosures");
  usePageTitle(t("title"));
  return null;
}
