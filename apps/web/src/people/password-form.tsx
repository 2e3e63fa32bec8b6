import { useMutation } from "@tanstack/react-query";
import { changePasswordInput } from "@kept/domain/access/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { Form, FormActs } from "../ui/form/form.tsx";
import { PasswordField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { useLanguage } from "../ui/use-language.ts";

type Typed = z.input<typeof changePasswordInput>;
type Change = z.output<typeof changePasswordInput>;

export function PasswordForm(): ReactNode {
  const { t } = useTranslation("signIn");
  const language = useLanguage();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const change = useMutation(trpc.people.changePassword.mutationOptions());
  const form = useZodForm<Typed, Change>({
    schema: changePasswordInput,
    defaultValues: { current: "", next: "" },
  });
  const save = async (wanted: Change): Promise<void> => {
    await change.mutateAsync(wanted).then(
      () => {
        form.reset();
      },
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return (
    <Form form={form} label={t("settings.password")} onSubmit={save}>
      <PasswordField
        control={form.control}
        name="current"
        label={t("settings.passwordCurrent")}
        width={320}
      />
      <PasswordField
        control={form.control}
        name="next"
        label={t("settings.passwordNext")}
        help={t("settings.passwordHelp")}
        autoComplete="new-password"
        width={320}
      />
      <FormActs>
        <PrimaryAct
          label={t("settings.passwordSave")}
          type="submit"
          busy={change.isPending}
        />
        <span role="status">
          {change.isSuccess ? t("settings.passwordSaved") : null}
        </span>
      </FormActs>
    </Form>
  );
}
