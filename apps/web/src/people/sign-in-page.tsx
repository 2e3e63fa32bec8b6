import { Button, VisuallyHidden } from "@mantine/core";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { allWords } from "../locales/language.ts";
import { Avatar } from "../ui/avatar.tsx";
import { zoneName } from "../ui/dates.ts";
import { Mark } from "../ui/mark.tsx";
import { Run } from "../ui/run.tsx";
import { useLanguage, useText } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import { ProviderButton } from "./provider-button.tsx";
import { useHello, type Me } from "./session.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { useSignIn } from "./use-sign-in.ts";
import classes from "./sign-in-page.module.css";

const AskReset = lazy(async () => {
  const [{ AskReset: Component }] = await Promise.all([
    import("./ask-reset.tsx"),
    allWords(),
  ]);
  return { default: Component };
});

interface SignInPageProps {
  readonly onSignedIn: (me: Me) => void;
  /** Language and light or dark, before anybody is known. */
  readonly tools: ReactNode;
}

/** The door: e-mail and password, and in the demo office a list of people to be. */
export function SignInPage({ onSignedIn, tools }: SignInPageProps): ReactNode {
  const { t } = useTranslation("people");
  const text = useText();
  const language = useLanguage();
  const hello = useHello();
  const signIn = useSignIn({ onSignedIn });
  const [isForgotten, setForgotten] = useState(false);

  return (
    <div className={classes["page"]}>
      <header className={classes["bar"]}>
        <Mark />
        <div className={classes["tools"]}>{tools}</div>
      </header>
      <main
        className={classes["main"]}
        data-demo={hello.demoPeople.length > 0 || undefined}
      >
        <section>
          <h1 className={classes["title"]}>{t("signIn.title")}</h1>
          <p className={classes["office"]}>
            {t("signIn.office", {
              office: text(hello.officeName),
              zone: zoneName(hello.zone, language),
            })}
          </p>
          {isForgotten ? (
            <Suspense fallback={null}>
              <AskReset
                onBack={() => {
                  setForgotten(false);
                }}
              />
            </Suspense>
          ) : (
            <SignInForm
              signIn={signIn}
              label={t("signIn.title")}
              otherAct={
                <Button
                  variant="subtle"
                  onClick={() => {
                    setForgotten(true);
                  }}
                >
                  {t("signIn.forgotten")}
                </Button>
              }
            />
          )}
          {hello.provider === null ||
          isForgotten ||
          signIn.ways !== null ? null : (
            <div className={classes["provider"]}>
              <p className={classes["or"]}>{t("signIn.or")}</p>
              <ProviderButton
                label={t("signIn.provider", { name: hello.provider })}
                purpose={{ purpose: "signIn" }}
                fullWidth
              />
            </div>
          )}
          {hello.demo ? (
            <p className={classes["invented"]}>{t("signIn.demo")}</p>
          ) : null}
        </section>
        {hello.demoPeople.length > 0 && signIn.ways === null ? (
          <DemoPeople people={hello.demoPeople} onChoose={signIn.enter} />
        ) : null}
      </main>
    </div>
  );
}

interface DemoPeopleProps {
  readonly people: ReturnType<typeof useHello>["demoPeople"];
  readonly onChoose: (who: {
    email: string;
    password: string;
  }) => Promise<void>;
}

function DemoPeople({ people, onChoose }: DemoPeopleProps): ReactNode {
  const { t } = useTranslation("people");
  const { t: tShell } = useTranslation("shell");
  const personName = usePersonName();
  const passwords = new Set(people.map(({ password }) => password));
  const [password] = passwords;
  return (
    <section className={classes["demo"]}>
      <h2>{t("signIn.demoTitle")}</h2>
      <p className={classes["remark"]}>{t("signIn.demoWords")}</p>
      <ul className={classes["people"]}>
        {people.map((person) => {
          const name = personName(person);
          const role = tShell(`role.${person.role}`);
          return (
            <li key={person.email}>
              <button
                type="button"
                className={classes["person"]}
                onClick={() => {
                  void onChoose(person);
                }}
              >
                <VisuallyHidden>{t("signIn.demoPerson")}</VisuallyHidden>
                <Avatar name={name} decorative />
                <Run className={classes["name"]}>{name}</Run>
                <span className={classes["mail"]}>{person.email}</span>
                <span className={classes["role"]}>{role}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {passwords.size === 1 && password !== undefined ? (
        <p className={classes["remark"]}>
          {t("signIn.demoPassword", { password })}
        </p>
      ) : null}
    </section>
  );
}
