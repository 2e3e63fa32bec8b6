import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
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

export function SignInForm({
  signIn: { form, enter, isPending },
  label,
  otherAct,
}: SignInFormProps): ReactNode {
  const { t } = useTranslation("people");
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
