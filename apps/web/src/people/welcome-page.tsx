import { useMutation, useQuery } from "@tanstack/react-query";
import { useLinkInput as linkSchema } from "@kept/domain/access/schema";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC } from "../api/client.ts";
import { FailureView, useFailureText } from "../api/failure-view.tsx";
import { paths } from "../paths.ts";
import { Form, FormActs } from "../ui/form/form.tsx";
import { PasswordField, TextField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { Mark } from "../ui/mark.tsx";
import { usePageTitle } from "../ui/page.tsx";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { useLanguage } from "../ui/use-language.ts";
import { ProviderButton } from "./provider-button.tsx";
import { useHello } from "./session.tsx";
import classes from "./enrol-page.module.css";

/** The secret behind the #. It is taken out of the address at once, so that it stays in no history. */
function takeToken(): string {
  const token = window.location.hash.slice(1);
  if (token !== "")
    window.history.replaceState(
      window.history.state,
      "",
      window.location.pathname,
    );
  return token;
}

/** Where a mailed link leads: a password is chosen, and from there it goes on as at the door. */
export function WelcomePage(): ReactNode {
  const { t } = useTranslation("signIn");
  const { provider } = useHello();
  const [token] = useState(takeToken);
  const trpc = useTRPC();
  const link = useQuery(
    trpc.people.openLink.queryOptions(
      { token },
      // By itself: its no is about this link alone.
      { retry: false, trpc: { context: { isSlow: true } } },
    ),
  );
  const title = t(
    link.data === undefined ? "welcome.title" : `welcome.${link.data.kind}`,
  );
  usePageTitle(title);
  return (
    <div className={classes["page"]}>
      <header className={classes["bar"]}>
        <Mark />
      </header>
      <main className={classes["main"]}>
        <h1 className={classes["title"]}>{title}</h1>
        {link.data === undefined ? (
          link.isPending ? (
            <LoadingRows rows={3} height={40} />
          ) : (
            <FailureView error={link.error} />
          )
        ) : (
          <ChoosePassword
            token={token}
            isFirst={link.data.kind === "setUp"}
            email={link.data.email}
          />
        )}
        {link.data?.kind === "invite" && provider !== null ? (
          <>
            <p className={classes["words"]}>{t("welcome.providerWords")}</p>
            <div>
              <ProviderButton
                label={t("welcome.provider", { name: provider })}
                purpose={{ purpose: "invite", token }}
              />
            </div>
          </>
        ) : null}
      </main>
    </div>
  );
}

type Typed = z.input<typeof linkSchema>;
type Chosen = z.output<typeof linkSchema>;

function ChoosePassword({
  token,
  isFirst,
  email,
}: {
  readonly token: string;
  /** The first account of the house: who it is for is asked as well. */
  readonly isFirst: boolean;
  readonly email: string | null;
}): ReactNode {
  const { t } = useTranslation("signIn");
  const language = useLanguage();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const use = useMutation(trpc.people.useLink.mutationOptions());
  const form = useZodForm<Typed, Chosen>({
    schema: linkSchema,
    defaultValues: {
      token,
      password: "",
      email: isFirst ? "" : null,
      name: isFirst ? "" : null,
      language,
    },
  });
  const choose = async (chosen: Chosen): Promise<void> => {
    await use.mutateAsync({ ...chosen, language }).then(
      ({ me }) => {
        // Whoever has a second factor shows it at the door, with the new password.
        window.location.assign(me === null ? paths.signIn : paths.today);
      },
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return (
    <>
      <p className={classes["words"]}>
        {isFirst
          ? t("welcome.firstWords")
          : t("welcome.words", { email: email ?? "" })}
      </p>
      <Form form={form} label={t("welcome.submit")} onSubmit={choose}>
        {isFirst ? (
          <>
            <TextField
              control={form.control}
              name="name"
              label={t("welcome.name")}
              autoComplete="name"
              width={320}
            />
            <TextField
              control={form.control}
              name="email"
              label={t("welcome.email")}
              type="email"
              inputMode="email"
              autoComplete="username"
              width={320}
            />
          </>
        ) : null}
        <PasswordField
          control={form.control}
          name="password"
          label={t("settings.passwordNext")}
          help={t("settings.passwordHelp")}
          autoComplete="new-password"
          width={320}
        />
        <FormActs>
          <PrimaryAct
            label={t("welcome.submit")}
            type="submit"
            busy={use.isPending}
          />
        </FormActs>
      </Form>
    </>
  );
}
