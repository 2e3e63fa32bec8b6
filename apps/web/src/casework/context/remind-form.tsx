import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { remindInput } from "@kept/domain/casework/inbox";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../../api/apply-failure.ts";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { DraftMark } from "../drafts/draft-mark.tsx";
import { DraftNote } from "../drafts/draft-note.tsx";
import { remindDraft } from "../drafts/draft-forms.ts";
import { useFormDraft } from "../drafts/use-form-draft.ts";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { MomentField } from "../../ui/form/moment-field.tsx";
import { TextField } from "../../ui/form/text-fields.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { toast } from "../../ui/toast.ts";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";

type Typed = z.input<typeof remindInput>;
type Wanted = z.output<typeof remindInput>;

interface RemindFormProps {
  readonly register: string;
  readonly caseId: string;
  readonly onClose: () => void;
}

/** When to be reminded of a case and what of. */
export function RemindForm({
  register,
  caseId,
  onClose,
}: RemindFormProps): ReactNode {
  const { t } = useTranslation("context");
  const language = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const remind = useMutation(trpc.context.remind.mutationOptions());
  const forget = useMutation(trpc.context.forgetReminder.mutationOptions());
  const dates = useDates();
  const form = useZodForm<Typed, Wanted>({
    schema: remindInput,
    defaultValues: { caseId, at: "", words: null },
  });
  const draft = useFormDraft({
    form,
    place: { register, record: caseId, form: remindDraft },
    caseVersion: null,
  });
  const set = async (wanted: Wanted): Promise<void> => {
    await draft.keeper.hold();
    await remind.mutateAsync(wanted).then(
      async ({ at, reminderId }) => {
        await draft.keeper.discard();
        draft.keeper.close();
        const anew = () =>
          queryClient.invalidateQueries(
            trpc.context.ofCase.queryFilter({ caseId }),
          );
        await anew();
        onClose();
        toast({
          text: t("remind.done", { moment: dates.moment(at) }),
          undo: {
            label: t("remind.undo"),
            run: () => {
              forget.mutate({ reminderId }, { onSettled: () => void anew() });
            },
          },
        });
      },
      (error: unknown) => {
        draft.keeper.release();
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return (
    <Form form={form} label={t("remind.title")} onSubmit={set}>
      <DraftNote draft={draft} />
      <MomentField
        control={form.control}
        name="at"
        label={t("remind.at")}
        help={t("remind.atHelp")}
        future
      />
      <TextField
        control={form.control}
        name="words"
        label={t("remind.words")}
        help={t("remind.wordsHelp")}
        optional
      />
      <FormActs>
        <Button type="submit" variant="default" loading={remind.isPending}>
          {t("remind.set")}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t("remind.cancel")}
        </Button>
        <DraftMark standing={draft.standing} />
      </FormActs>
    </Form>
  );
}
