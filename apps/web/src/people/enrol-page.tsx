import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { paths } from "../paths.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Mark } from "../ui/mark.tsx";
import { usePageTitle } from "../ui/page.tsx";
import { Factors } from "./factors.tsx";
import classes from "./enrol-page.module.css";

/** Between the door and the office: whoever has no second factor yet sets one up here, and nothing else is open. */
export function EnrolPage(): ReactNode {
  const { t } = useTranslation("signIn");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const own = useQuery(trpc.people.ownSignIn.queryOptions());
  const signOut = useMutation(
    trpc.people.signOut.mutationOptions({
      onSettled: () => {
        window.location.assign(paths.signIn);
      },
    }),
  );
  usePageTitle(t("enrol.title"));
  return (
    <div className={classes["page"]}>
      <header className={classes["bar"]}>
        <Mark />
        <Button
          variant="subtle"
          onClick={() => {
            signOut.mutate();
          }}
        >
          {t("enrol.leave")}
        </Button>
      </header>
      <main className={classes["main"]}>
        <h1 className={classes["title"]}>{t("enrol.title")}</h1>
        {own.data === undefined ? (
          own.isPending ? (
            <LoadingRows rows={3} height={40} />
          ) : (
            <FailureView error={own.error} onRetry={() => void own.refetch()} />
          )
        ) : (
          <>
            <p className={classes["words"]}>
              {t(own.data.mayUseCodes ? "enrol.any" : "enrol.passkey")}
            </p>
            <Factors
              own={own.data}
              onEnrolled={() => {
                void queryClient.invalidateQueries();
              }}
            />
          </>
        )}
      </main>
    </div>
  );
}
