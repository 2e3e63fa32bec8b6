import { skipToken, useQuery } from "@tanstack/react-query";
import type { ReckonedClock } from "@kept/domain/casework/clock";
import { pauseInput } from "@kept/domain/registers/requests/schema";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../../api/client.ts";
import {
  CheckboxesField,
  RadioField,
} from "../../../../ui/form/choice-fields.tsx";
import { DayField } from "../../../../ui/form/day-field.tsx";
import { TextAreaField } from "../../../../ui/form/text-fields.tsx";
import { addDays } from "../../../../ui/dates.ts";
import { useDates } from "../../../../ui/use-dates.ts";
import { useText } from "../../../../ui/use-language.ts";
import type { RequestView } from "../request-view.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { DatePreview } from "./date-preview.tsx";
import { useActForm } from "./use-act-form.ts";

interface ClockFormProps extends CaseFormProps {
  /** The letter that was begun. */
  readonly onLetter: (letterId: string) => void;
  readonly onWhy: (clock: ReckonedClock) => void;
}

/** Asks the person something and lets the law's clock stand still; the new dates are seen before saving. */
export function PauseForm({
  view,
  onClose,
  onLetter,
  onWhy,
}: ClockFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const dates = useDates();
  const trpc = useTRPC();
  const act = useActForm({
    draft: "pause",
    schema: pauseInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      ruleIds: view.pausable.map(({ ruleId }) => ruleId),
      ground: "",
      question: "",
      replyBy: addDays(dates.today, 14),
    },
    send: (requests, input, options) => requests.pause.mutate(input, options),
    onDone: ({ letterId }) => {
      onLetter(letterId);
    },
  });
  const { control } = act.form;
  const [ruleIds, ground, replyBy] = useWatch({
    control,
    name: ["ruleIds", "ground", "replyBy"],
  });
  const isWhole = ruleIds.length > 0 && ground !== "" && replyBy !== "";
  const preview = useQuery(
    trpc.requests.previewPause.queryOptions(
      isWhole ? { caseId: view.frame.id, ruleIds, ground, replyBy } : skipToken,
    ),
  );
  return (
    <ActForm
      act={act}
      title={t("forms.pause.title")}
      lead={t("forms.pause.lead")}
      save={t("forms.pause.save")}
      focus="title"
      onClose={onClose}
    >
      <CheckboxesField
        control={control}
        name="ruleIds"
        label={t("forms.pause.clocks")}
        choices={view.pausable.map(({ ruleId, title, pack, citation }) => ({
          value: ruleId,
          label: t("forms.clockOf", {
            title: text(title),
            pack: text(pack),
          }),
          help: text(citation),
        }))}
      />
      <RadioField
        control={control}
        name="ground"
        label={t("forms.pause.ground")}
        choices={sharedGrounds(view.pausable, ruleIds).map(
          ({ key, title }) => ({ value: key, label: text(title) }),
        )}
        width={560}
      />
      <TextAreaField
        control={control}
        name="question"
        label={t("forms.pause.question")}
        help={t("forms.pause.questionHelp")}
        minRows={2}
      />
      <DayField
        control={control}
        name="replyBy"
        label={t("forms.pause.replyBy")}
        from={dates.today}
      />
      <DatePreview
        frame={view.frame}
        preview={isWhole ? preview.data : undefined}
        error={isWhole ? preview.error : null}
        isWorking={isWhole && preview.isPending}
        before={t("forms.pause.chooseFirst")}
        lead={t("forms.pause.after", {
          day: replyBy === "" ? "" : dates.day(replyBy),
        })}
        stays={t("forms.preview.stays")}
        onWhy={onWhy}
      />
    </ActForm>
  );
}

/** Grounds that every chosen clock's law knows. */
function sharedGrounds(
  pausable: RequestView["pausable"],
  chosen: readonly string[],
): RequestView["pausable"][number]["grounds"] {
  const clocks = pausable.filter(({ ruleId }) => chosen.includes(ruleId));
  const [first, ...others] = clocks.length > 0 ? clocks : pausable;
  return (first?.grounds ?? []).filter(({ key }) =>
    others.every(({ grounds }) => grounds.some((known) => known.key === key)),
  );
}
