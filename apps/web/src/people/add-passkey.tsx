import { Button } from "@mantine/core";
import { passkeyName } from "@kept/domain/access/factors";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPCClient } from "../api/client.ts";
import { failureOf } from "../api/failure.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { whileRenewing } from "../api/step-up.ts";
import { Form, FormActs } from "../ui/form/form.tsx";
import { TextField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { useLanguage } from "../ui/use-language.ts";
import { makePasskey } from "./passkey.ts";
import classes from "./sign-in-settings.module.css";

const named = z.strictObject({ name: passkeyName });
type Named = z.output<typeof named>;

interface AddingProps {
  /** With the recovery codes, where this was the first factor. */
  readonly onAdded: (codes: readonly string[] | null) => void;
  readonly onCancel: () => void;
}

/** A name for it, and then the device asks. */
export function AddPasskey({ onAdded, onCancel }: AddingProps): ReactNode {
  const { t } = useTranslation("signIn");
  const client = useTRPCClient();
  const language = useLanguage();
  const failureText = useFailureText();
  const [isBusy, setBusy] = useState(false);
  const form = useZodForm<z.input<typeof named>, Named>({
    schema: named,
    defaultValues: { name: "" },
  });
  const add = async ({ name }: Named): Promise<void> => {
    setBusy(true);
    try {
      const options = await client.people.startPasskey.mutate();
      const response = await makePasskey(options);
      const { codes } = await whileRenewing(() =>
        client.people.addPasskey.mutate({ name, response }),
      );
      onAdded(codes);
    } catch (error) {
      const isOurs = failureOf(error).kind === "refusal";
      const otherwise = isOurs ? failureText(error) : t("proof.passkeyFailed");
      applyFailure({ form, error, language, otherwise });
    } finally {
      setBusy(false);
    }
  };
  if (!("PublicKeyCredential" in window))
    return <p role="alert">{t("settings.failedSupport")}</p>;
  return (
    <div className={classes["box"]}>
      <Form form={form} label={t("settings.passkeyAdd")} onSubmit={add}>
        <TextField
          control={form.control}
          name="name"
          label={t("settings.passkeyName")}
          help={t("settings.passkeyNameHelp")}
          width={280}
        />
        <FormActs>
          <PrimaryAct
            label={t("settings.passkeyAddNow")}
            type="submit"
            busy={isBusy}
          />
          <Button variant="subtle" onClick={onCancel}>
            {t("settings.cancel")}
          </Button>
        </FormActs>
      </Form>
    </div>
  );
}
