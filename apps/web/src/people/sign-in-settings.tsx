import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../api/client.ts";
import { FailureView } from "../api/failure-view.tsx";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Section } from "../ui/section.tsx";
import { Factors } from "./factors.tsx";
import { PasswordForm } from "./password-form.tsx";
import { useHello } from "./session.tsx";
import { OwnProvider } from "./own-provider.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import classes from "./sign-in-settings.module.css";

/** My settings, about how I come in: second factor, password, and where I am signed in. */
export function SignInSettings(): ReactNode {
  const { t } = useTranslation("signIn");
  const { demo, provider } = useHello();
  const trpc = useTRPC();
  const own = useQuery(trpc.people.ownSignIn.queryOptions());
  if (own.data === undefined)
    return own.isPending ? (
      <LoadingRows height={52} rows={5} />
    ) : (
      <FailureView error={own.error} onRetry={() => void own.refetch()} />
    );
  return (
    <>
      <Section title={t("settings.factors")} ruled>
        <div className={classes["part"]}>
          <p className={classes["help"]}>
            {t("settings.lead")} {demo ? t("settings.demo") : null}
          </p>
          <Factors own={own.data} />
        </div>
      </Section>
      {provider === null && own.data.provider === null ? null : (
        <Section title={t("settings.provider", { name: provider ?? "" })} ruled>
          <div className={classes["part"]}>
            <OwnProvider linked={own.data.provider} isOn={provider !== null} />
          </div>
        </Section>
      )}
      <Section title={t("settings.password")} ruled>
        <div className={classes["part"]}>
          <PasswordForm />
        </div>
      </Section>
      <Section title={t("settings.sessions")} ruled>
        <OwnSessions sessions={own.data.sessions} />
      </Section>
    </>
  );
}
