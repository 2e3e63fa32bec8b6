import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { setHoldInput } from "@kept/domain/casework/erasure";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../../api/apply-failure.ts";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { DayField } from "../../ui/form/day-field.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { TextField } from "../../ui/form/text-fields.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import { CasePanel } from "../case-panel.tsx";
import type { KeptCase } from "./use-keeping.ts";

type Typed = z.input<typeof setHoldInput>;
type Wanted = z.output<typeof setHoldInput>;

/** Why nothing of the case may go for now, and until when. */
export function HoldForm({
  frame,
  onClose,
}: {
  readonly frame: KeptCase;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("keeping");
  const language = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const hold = useMutation(trpc.erasure.hold.mutationOptions());
  const form = useZodForm<Typed, Wanted>({
    schema: setHoldInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      reason: "",
      until: null,
    },
  });
  const set = async (wanted: Wanted): Promise<void> => {
    await hold.mutateAsync({ ...wanted, version: frame.version }).then(
      async () => {
        await queryClient.invalidateQueries();
        onClose();
      },
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return (
    <CasePanel title={t("hold.title")} lead={t("hold.lead")} onClose={onClose}>
      <Form
        form={form}
        label={t("hold.title")}
        onSubmit={set}
        save={t("hold.save")}
      >
        <TextField
          control={form.control}
          name="reason"
          label={t("hold.reason")}
          help={t("hold.reasonHelp")}
          width={480}
        />
        <DayField
          control={form.control}
          name="until"
          label={t("hold.until")}
          help={t("hold.untilHelp")}
          optional
        />
        <FormActs>
          <PrimaryAct
            type="submit"
            label={t("hold.save")}
            busy={hold.isPending}
          />
          <Button variant="subtle" onClick={onClose}>
            {t("cancel")}
          </Button>
        </FormActs>
      </Form>
    </CasePanel>
  );
}
