import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { askResetInput } from "@kept/domain/access/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { Form, FormActs } from "../ui/form/form.tsx";
import { TextField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { useLanguage } from "../ui/use-language.ts";
import classes from "./proof-form.module.css";

type Typed = z.input<typeof askResetInput>;
type Asked = z.output<typeof askResetInput>;

/** A mail with a link, to whoever has an account under this address; what is said here is the same for everybody. */
export function AskReset({
  onBack,
}: {
  readonly onBack: () => void;
}): ReactNode {
  const { t } = useTranslation("signIn");
  const language = useLanguage();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const ask = useMutation(trpc.people.askReset.mutationOptions());
  const form = useZodForm<Typed, Asked>({
    schema: askResetInput,
    defaultValues: { email: "" },
  });
  const send = async (asked: Asked): Promise<void> => {
    await ask.mutateAsync(asked).catch((error: unknown) => {
      applyFailure({ form, error, language, otherwise: failureText(error) });
    });
  };
  const back = (
    <Button variant="subtle" onClick={onBack}>
      {t("reset.back")}
    </Button>
  );
  if (ask.isSuccess)
    return (
      <div className={classes["proof"]}>
        <p role="status">{t("reset.sent")}</p>
        {back}
      </div>
    );
  return (
    <div className={classes["proof"]}>
      <p className={classes["words"]}>{t("reset.words")}</p>
      <Form form={form} label={t("reset.submit")} onSubmit={send}>
        <TextField
          control={form.control}
          name="email"
          label={t("welcome.email")}
          type="email"
          inputMode="email"
          autoComplete="username"
          width={320}
        />
        <FormActs>
          <PrimaryAct
            label={t("reset.submit")}
            type="submit"
            busy={ask.isPending}
          />
          {back}
        </FormActs>
      </Form>
    </div>
  );
}
