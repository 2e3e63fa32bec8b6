import { skipToken, useQuery } from "@tanstack/react-query";
import type { ReckonedClock } from "@kept/domain/casework/clock";
import { extendInput } from "@kept/domain/registers/requests/schema";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../../api/client.ts";
import { RadioField } from "../../../../ui/form/choice-fields.tsx";
import { DayField } from "../../../../ui/form/day-field.tsx";
import { TextAreaField } from "../../../../ui/form/text-fields.tsx";
import { useDates } from "../../../../ui/use-dates.ts";
import { useText } from "../../../../ui/use-language.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { DatePreview } from "./date-preview.tsx";
import { useActForm } from "./use-act-form.ts";

interface ExtendFormProps extends CaseFormProps {
  readonly onLetter: (letterId: string) => void;
  readonly onWhy: (clock: ReckonedClock) => void;
}

/** More time where a law gives it: ground, new date, then the letter that tells the person. */
export function ExtendForm({
  view,
  onClose,
  onLetter,
  onWhy,
}: ExtendFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const dates = useDates();
  const trpc = useTRPC();
  const act = useActForm({
    draft: "extend",
    schema: extendInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      ruleId: view.extendable[0]?.ruleId ?? "",
      ground: "",
      until: null,
      reason: "",
    },
    send: (requests, input, options) => requests.extend.mutate(input, options),
    onDone: ({ letterId }) => {
      onLetter(letterId);
    },
  });
  const { control } = act.form;
  const [ruleId, ground, until] = useWatch({
    control,
    name: ["ruleId", "ground", "until"],
  });
  const chosen = view.extendable.find((option) => option.ruleId === ruleId);
  const isWhole =
    chosen !== undefined &&
    ground !== "" &&
    (!chosen.needsDay || (until !== null && until !== ""));
  const preview = useQuery(
    trpc.requests.previewExtension.queryOptions(
      isWhole
        ? {
            caseId: view.frame.id,
            ruleId,
            ground,
            until: chosen.needsDay ? until : null,
          }
        : skipToken,
    ),
  );
  return (
    <ActForm
      act={act}
      title={t("forms.extend.title")}
      lead={t("forms.extend.lead")}
      save={t("forms.extend.save")}
      focus="title"
      onClose={onClose}
    >
      <RadioField
        control={control}
        name="ruleId"
        label={t("forms.extend.clock")}
        choices={view.extendable.map((option) => ({
          value: option.ruleId,
          label: t("forms.clockOf", {
            title: text(option.title),
            pack: text(option.pack),
          }),
          help: t("forms.extend.notice", {
            length: text(option.length),
            within: text(option.noticeWithin),
          }),
        }))}
        width={560}
      />
      <RadioField
        control={control}
        name="ground"
        label={t("forms.extend.ground")}
        choices={(chosen?.grounds ?? []).map(({ key, title }) => ({
          value: key,
          label: text(title),
        }))}
        width={560}
      />
      {chosen?.needsDay === true ? (
        <DayField
          control={control}
          name="until"
          label={t("forms.extend.until")}
          help={t("forms.extend.untilHelp")}
          from={dates.today}
        />
      ) : null}
      <TextAreaField
        control={control}
        name="reason"
        label={t("forms.extend.reason")}
        minRows={2}
      />
      <DatePreview
        frame={view.frame}
        preview={isWhole ? preview.data : undefined}
        error={isWhole ? preview.error : null}
        isWorking={isWhole && preview.isPending}
        before={t("forms.extend.chooseFirst")}
        lead={t("forms.extend.after")}
        stays={t("forms.preview.staysExtend")}
        onWhy={onWhy}
      />
    </ActForm>
  );
}
