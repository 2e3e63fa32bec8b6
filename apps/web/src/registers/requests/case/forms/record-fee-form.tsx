import { skipToken, useQuery } from "@tanstack/react-query";
import type { ReckonedClock } from "@kept/domain/casework/clock";
import { recordFeeInput } from "@kept/domain/registers/requests/schema";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../../api/client.ts";
import { MomentField } from "../../../../ui/form/moment-field.tsx";
import { useText } from "../../../../ui/use-language.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { DatePreview } from "./date-preview.tsx";
import { useActForm } from "./use-act-form.ts";

interface RecordFeeFormProps extends CaseFormProps {
  readonly onWhy: (clock: ReckonedClock) => void;
}

/** A fee that was told or paid, where a law lets its clock wait for it; the new dates are seen before saving. */
export function RecordFeeForm({
  view,
  onClose,
  onWhy,
}: RecordFeeFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const trpc = useTRPC();
  const { fee, frame } = view;
  const act = useActForm({
    draft: "recordFee",
    schema: recordFeeInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      askedAt: fee?.askedAt ?? null,
      paidAt: fee?.paidAt ?? null,
    },
    send: (requests, input, options) =>
      requests.recordFee.mutate(input, options),
    onDone: onClose,
  });
  const { control } = act.form;
  const [askedAt, paidAt] = useWatch({ control, name: ["askedAt", "paidAt"] });
  // Half a moment is none yet.
  const isWhole = askedAt !== "" && paidAt !== "";
  const isMoved =
    askedAt !== (fee?.askedAt ?? null) || paidAt !== (fee?.paidAt ?? null);
  const isChanged = isWhole && isMoved;
  const preview = useQuery(
    trpc.requests.previewFee.queryOptions(
      isChanged ? { caseId: frame.id, askedAt, paidAt } : skipToken,
    ),
  );
  const laws = (fee?.packs ?? []).map(text).join(", ");
  return (
    <ActForm
      act={act}
      title={t("forms.recordFee.title")}
      lead={t("forms.recordFee.lead", { laws })}
      save={t("forms.recordFee.save")}
      focus="title"
      onClose={onClose}
    >
      <MomentField
        control={control}
        name="askedAt"
        optional
        label={t("forms.recordFee.askedAt")}
        help={t("forms.recordFee.emptyHelp")}
      />
      {fee?.awaitsPayment === true ? (
        <MomentField
          control={control}
          name="paidAt"
          optional
          label={t("forms.recordFee.paidAt")}
          help={t("forms.recordFee.paidHelp")}
        />
      ) : null}
      <DatePreview
        frame={frame}
        preview={isChanged ? preview.data : undefined}
        error={isChanged ? preview.error : null}
        isWorking={isChanged && preview.isPending}
        before={t("forms.recordFee.chooseFirst")}
        lead={t("forms.recordFee.after")}
        stays={t("forms.recordFee.stays")}
        onWhy={onWhy}
      />
    </ActForm>
  );
}
