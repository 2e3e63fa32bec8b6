import { useMutation } from "@tanstack/react-query";
import { Button } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { paths } from "../paths.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Mark } from "../ui/mark.tsx";
import { usePageTitle } from "../ui/page.tsx";
import { SecondStep } from "./second-step.tsx";
import { takeAnswer, tellProved, wantedPath } from "./sso.ts";
import classes from "./enrol-page.module.css";

/**
 * Where the provider sends a browser back to. The redirect itself carries no cookie of ours, and needs none: this
 * page asks as one of our own.
 */
export function SsoReturnPage(): ReactNode {
  const { t } = useTranslation("signIn");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const [answer] = useState(takeAnswer);
  const isSent = useRef(false);
  const finish = useMutation(
    trpc.people.finishSso.mutationOptions({
      onSuccess: ({ purpose, me }) => {
        if (purpose === "prove") {
          tellProved();
          window.close();
        } else if (me !== null) window.location.assign(wantedPath());
      },
    }),
  );
  const { mutate } = finish;
  useEffect(() => {
    if (answer === null || isSent.current) return;
    isSent.current = true;
    mutate(answer);
  }, [answer, mutate]);
  usePageTitle(t("sso.title"));
  const problem =
    answer === null
      ? t("sso.refusedThere")
      : finish.error === null
        ? null
        : failureText(finish.error);
  const done = finish.data;
  return (
    <div className={classes["page"]}>
      <header className={classes["bar"]}>
        <Mark />
      </header>
      <main className={classes["main"]}>
        <h1 className={classes["title"]}>
          {done?.stage === "password" ? t("second.title") : t("sso.title")}
        </h1>
        {problem !== null ? (
          <>
            <p role="alert">{problem}</p>
            <Leave to={paths.signIn} label={t("sso.home")} />
          </>
        ) : done === undefined || done.me !== null ? (
          <LoadingRows rows={3} height={40} />
        ) : done.purpose === "prove" ? (
          <p role="status">{t("sso.proved")}</p>
        ) : done.purpose === "link" ? (
          <>
            <p role="status">{t("sso.linked")}</p>
            <Leave to={paths.mySettings} label={t("sso.goOn")} />
          </>
        ) : (
          <SecondStep
            ways={done.ways}
            onSignedIn={() => {
              window.location.assign(wantedPath());
            }}
            beginAgain={() => {
              window.location.assign(paths.signIn);
            }}
          />
        )}
      </main>
    </div>
  );
}

function Leave({
  to,
  label,
}: {
  readonly to: string;
  readonly label: string;
}): ReactNode {
  return (
    <div>
      <Button
        variant="default"
        onClick={() => {
          window.location.assign(to);
        }}
      >
        {label}
      </Button>
    </div>
  );
}
