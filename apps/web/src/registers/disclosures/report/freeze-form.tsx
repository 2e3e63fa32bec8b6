import { Button } from "@mantine/core";
import { freezeReportInput } from "@kept/domain/registers/disclosures/report-schema";
import type { ReportAsked } from "@kept/domain/registers/disclosures/transparency";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { useTRPC, useTRPCClient } from "../../../api/client.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { DraftMark } from "../../../casework/drafts/draft-mark.tsx";
import { DraftNote } from "../../../casework/drafts/draft-note.tsx";
import { useFormDraft } from "../../../casework/drafts/use-form-draft.ts";
import { useCaseAct } from "../../../casework/forms/use-case-act.ts";
import { freezeForm, frozenRecord } from "../../../report-paths.ts";
import { TextAreaField } from "../../../ui/form/text-fields.tsx";
import { useZodForm } from "../../../ui/form/use-zod-form.ts";
import { Section } from "../../../ui/section.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import classes from "./transparency-page.module.css";

/** What the report says in words, in both languages, before its numbers are fixed. */
export function FreezeForm({
  asked,
  onClose,
}: {
  readonly asked: ReportAsked;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("transparency");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const form = useZodForm({
    schema: freezeReportInput,
    defaultValues: {
      ...asked,
      handling: { en: "", zh: "" },
      remarks: { en: "", zh: "" },
      erratum: null,
    },
  });
  const draft = useFormDraft({
    form,
    place: {
      register: "disclosures",
      record: frozenRecord(asked),
      form: freezeForm,
    },
    caseVersion: null,
  });
  const { keeper } = draft;
  const freeze = useCaseAct(
    {
      register: "disclosures",
      anew: () => queryClient.invalidateQueries(trpc.transparency.pathFilter()),
    },
    (input: z.output<typeof freezeReportInput>, options) =>
      client.transparency.freeze.mutate(input, options),
    keeper.hold,
  );
  const { control } = form;
  return (
    <Section title={t("freeze.title")} ruled>
      <form
        noValidate
        className={classes["freeze"]}
        onSubmit={(event) => {
          void form.handleSubmit((input) => {
            freeze.mutate(input, {
              onSuccess: () => {
                keeper.close();
                onClose();
              },
              onError: keeper.release,
            });
          })(event);
        }}
      >
        <DraftNote draft={draft} />
        <p className={classes["remark"]}>{t("freeze.lead")}</p>
        <div className={classes["pair"]}>
          <TextAreaField
            control={control}
            name="handling.en"
            label={t("freeze.handlingEn")}
            minRows={4}
          />
          <TextAreaField
            control={control}
            name="handling.zh"
            label={t("freeze.handlingZh")}
            minRows={4}
          />
          <TextAreaField
            control={control}
            name="remarks.en"
            label={t("freeze.remarksEn")}
            minRows={4}
          />
          <TextAreaField
            control={control}
            name="remarks.zh"
            label={t("freeze.remarksZh")}
            minRows={4}
          />
        </div>
        <TextAreaField
          control={control}
          name="erratum"
          label={t("freeze.erratum")}
          help={t("freeze.erratumHelp")}
          minRows={2}
          optional
        />
        {freeze.error === null ? null : (
          <p role="alert" className={classes["refusal"]}>
            {failureText(freeze.error)}
          </p>
        )}
        <p className={classes["acts"]}>
          <Button type="submit" aria-busy={freeze.isPending || undefined}>
            {t("freeze.save")}
          </Button>
          <TextButton onClick={onClose}>{t("freeze.cancel")}</TextButton>
          <DraftMark standing={draft.standing} />
        </p>
      </form>
    </Section>
  );
}
