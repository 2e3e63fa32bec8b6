import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Mark } from "../ui/mark.tsx";
import { usePageTitle } from "../ui/page.tsx";
import classes from "./enrol-page.module.css";

/** The window in which somebody goes to the provider to prove it, while their page waits. */
export function SsoProvePage(): ReactNode {
  const { t } = useTranslation("signIn");
  const trpc = useTRPC();
  const isSent = useRef(false);
  const leave = useMutation(
    trpc.people.proveAtProvider.mutationOptions({
      onSuccess: ({ address }) => {
        window.location.assign(address);
      },
    }),
  );
  const { mutate } = leave;
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    mutate();
  }, [mutate]);
  usePageTitle(t("sso.proveTitle"));
  return (
    <div className={classes["page"]}>
      <header className={classes["bar"]}>
        <Mark />
      </header>
      <main className={classes["main"]}>
        <h1 className={classes["title"]}>{t("sso.leaving")}</h1>
        {leave.error === null ? (
          <LoadingRows rows={2} height={40} />
        ) : (
          <FailureView
            error={leave.error}
            onRetry={() => {
              mutate();
            }}
          />
        )}
      </main>
    </div>
  );
}
