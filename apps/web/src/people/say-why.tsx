import { Button, Modal } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { explainReadingInput } from "@kept/domain/log/sample";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPCClient } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { noteReasonDeclined, noteReasonGiven } from "../api/reading-reason.ts";
import { Form, FormActs } from "../ui/form/form.tsx";
import { TextField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { useLanguage } from "../ui/use-language.ts";
import classes from "./prove-it.module.css";

/** Asks why so many cases are opened; what was just asked for waits for the answer. */
export function SayWhy(): ReactNode {
  const { t } = useTranslation("signIn");
  const client = useTRPCClient();
  const language = useLanguage();
  const failureText = useFailureText();
  const form = useZodForm<
    z.input<typeof explainReadingInput>,
    z.output<typeof explainReadingInput>
  >({ schema: explainReadingInput, defaultValues: { reason: "" } });
  return (
    <Modal
      opened
      onClose={noteReasonDeclined}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t("why.title")}
      size={420}
      transitionProps={{ duration: 0 }}
    >
      <p className={classes["words"]}>{t("why.words")}</p>
      <Form
        form={form}
        label={t("why.title")}
        onSubmit={async (wanted) => {
          await client.reviews.explainReading
            .mutate(wanted)
            .then(noteReasonGiven, (error: unknown) => {
              applyFailure({
                form,
                error,
                language,
                otherwise: failureText(error),
              });
            });
        }}
      >
        <TextField
          control={form.control}
          name="reason"
          label={t("why.reason")}
          help={t("why.reasonHelp")}
          width={360}
        />
        <FormActs>
          <PrimaryAct
            label={t("why.submit")}
            type="submit"
            busy={form.formState.isSubmitting}
          />
          <Button variant="subtle" onClick={noteReasonDeclined}>
            {t("why.decline")}
          </Button>
        </FormActs>
      </Form>
    </Modal>
  );
}
