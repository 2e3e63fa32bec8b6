import { Button, Modal } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useMutation } from "@tanstack/react-query";
import { stepUpInput, type StepUpInput } from "@kept/domain/access/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPCClient } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import {
  noteProofDeclined,
  noteProofGiven,
  whileRenewing,
} from "../api/step-up.ts";
import { Form, FormActs } from "../ui/form/form.tsx";
import { PasswordField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { useLanguage } from "../ui/use-language.ts";
import classes from "./prove-it.module.css";

/** Asks who is there, over the page; what was just sent waits for the answer and is then done, once. */
export function ProveIt(): ReactNode {
  const { t } = useTranslation("people");
  const client = useTRPCClient();
  const language = useLanguage();
  const failureText = useFailureText();
  const form = useZodForm<z.input<typeof stepUpInput>, StepUpInput>({
    schema: stepUpInput,
    defaultValues: { by: "password", password: "" },
  });
  const prove = useMutation({
    mutationFn: (given: StepUpInput) =>
      whileRenewing(() => client.people.stepUp.mutate(given)),
  });
  const give = async (given: StepUpInput): Promise<void> => {
    await prove.mutateAsync(given).then(noteProofGiven, (error: unknown) => {
      applyFailure({ form, error, language, otherwise: failureText(error) });
    });
  };
  return (
    <Modal
      opened
      onClose={noteProofDeclined}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t("prove.title")}
      size={420}
      transitionProps={{ duration: 0 }}
    >
      <p className={classes["words"]}>{t("prove.words")}</p>
      <Form form={form} label={t("prove.title")} onSubmit={give}>
        <PasswordField
          control={form.control}
          name="password"
          label={t("signIn.password")}
          width={320}
        />
        <FormActs>
          <PrimaryAct
            label={t("prove.submit")}
            type="submit"
            busy={prove.isPending}
          />
          <Button variant="subtle" onClick={noteProofDeclined}>
            {t("prove.decline")}
          </Button>
        </FormActs>
      </Form>
    </Modal>
  );
}
