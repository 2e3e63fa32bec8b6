import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { allWords } from "../locales/language.ts";
import { Form, FormActs } from "../ui/form/form.tsx";
import { PasswordField, TextField } from "../ui/form/text-fields.tsx";
import { PrimaryAct } from "../ui/primary-act.tsx";
import type { SignIn } from "./use-sign-in.ts";

interface SignInFormProps {
  readonly signIn: SignIn;
  readonly label: string;
  /** Beside the button. */
  readonly otherAct?: ReactNode;
}

// Its words come with it: most people see it after the page has rested, and many never.
const SecondStep = lazy(async () => {
  const [{ SecondStep: Component }] = await Promise.all([
    import("./second-step.tsx"),
    allWords(),
  ]);
  return { default: Component };
});

/** Name and password, and then whatever else this account asks for. */
export function SignInForm({
  signIn,
  label,
  otherAct,
}: SignInFormProps): ReactNode {
  const { t } = useTranslation("people");
  const { form, enter, isPending, ways } = signIn;
  if (ways !== null)
    return (
      <Suspense fallback={null}>
        <SecondStep {...signIn} ways={ways} />
      </Suspense>
    );
  return (
    <Form form={form} label={label} onSubmit={enter}>
      <TextField
        control={form.control}
        name="email"
        label={t("signIn.email")}
        type="email"
        inputMode="email"
        autoComplete="username"
        width={320}
      />
      <PasswordField
        control={form.control}
        name="password"
        label={t("signIn.password")}
        width={320}
      />
      <FormActs>
        <PrimaryAct label={t("signIn.submit")} type="submit" busy={isPending} />
        {otherAct}
      </FormActs>
    </Form>
  );
}
