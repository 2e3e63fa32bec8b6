import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api/client.ts";
import { FailureView } from "../../api/failure-view.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Page } from "../../ui/page.tsx";
import { useMe } from "../session.tsx";
import { InviteForm } from "./invite-form.tsx";
import { Orders } from "./orders.tsx";
import { PeopleList } from "./people-list.tsx";
import classes from "./staff.module.css";

/** Who has an account, for those who keep the house and those who answer for it. */
export function PeoplePage(): ReactNode {
  const { t } = useTranslation("staff");
  const { permissions } = useMe();
  if (!permissions.includes("people.oversee"))
    return (
      <Page title={t("title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  return <Overseen />;
}

function Overseen(): ReactNode {
  const { t } = useTranslation("staff");
  const { permissions } = useMe();
  const trpc = useTRPC();
  const overseen = useQuery(trpc.people.oversee.queryOptions());
  const [isInviting, setInviting] = useState(false);
  const mayManage = permissions.includes("people.manage");
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      end={
        mayManage && !isInviting ? (
          <Button
            onClick={() => {
              setInviting(true);
            }}
          >
            {t("invite.open")}
          </Button>
        ) : undefined
      }
    >
      <div className={classes["parts"]}>
        {permissions.includes("people.approve") ? <Orders /> : null}
        {isInviting && overseen.data !== undefined ? (
          <InviteForm
            onClose={() => {
              setInviting(false);
            }}
          />
        ) : null}
        {overseen.data === undefined ? (
          overseen.isPending ? (
            <LoadingRows rows={8} height={52} />
          ) : (
            <FailureView
              error={overseen.error}
              onRetry={() => void overseen.refetch()}
            />
          )
        ) : (
          <PeopleList
            people={overseen.data.people}
            mailLeaves={overseen.data.mailLeaves}
          />
        )}
      </div>
    </Page>
  );
}
