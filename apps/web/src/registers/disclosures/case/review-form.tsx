import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { disclosureBases } from "@kept/domain/registers/disclosures/instruments";
import {
  hardGates,
  reviewChecks,
  reviewResults,
} from "@kept/domain/registers/disclosures/review";
import { reviewInput } from "@kept/domain/registers/disclosures/schema";
import type { Text } from "@kept/domain/text";
import { applyFailure } from "../../../api/apply-failure.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import { RadioField, SelectField } from "../../../ui/form/choice-fields.tsx";
import { TextAreaField, TextField } from "../../../ui/form/text-fields.tsx";
import { useZodForm } from "../../../ui/form/use-zod-form.ts";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import { ActPanel } from "./act-panel.tsx";
import classes from "./case.module.css";
import { followVersion } from "./follow-version.ts";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureAct } from "./use-disclosure-act.ts";

type Typed = z.input<typeof reviewInput>;
type Wanted = z.output<typeof reviewInput>;

/** The checklist of counsel, the basis, the need, and what opens a hard gate. */
export function ReviewForm({
  view,
  label,
  onClose,
}: {
  readonly view: DisclosureView;
  readonly label: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const language = useLanguage();
  const failureText = useFailureText();
  const { disclosure, checklist, gatesMet, bases } = view;
  const form = useZodForm<Typed, Wanted>({
    schema: reviewInput,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      checks: checklist.map((check) => ({
        check,
        answer: disclosure.review?.checks[check] ?? "yes",
      })),
      exceptions: gatesMet.map((gate) => {
        const known = disclosure.exceptions.find((one) => one.gate === gate);
        return {
          gate,
          exception: known?.exception ?? "",
          reference: known?.reference ?? "",
        };
      }),
      basis: disclosure.review?.basis ?? bases[0] ?? "lawOrCourt",
      necessity: disclosure.review?.necessity ?? "",
      result: disclosure.review?.result ?? "lawful",
    },
  });
  const act = useDisclosureAct<Wanted>((client, input, options) =>
    client.review.mutate(input, options),
  );
  const { control } = form;
  return (
    <ActPanel
      title={label}
      form={form}
      isBusy={act.isPending}
      onClose={onClose}
      onSubmit={async (values) => {
        await act.mutateAsync(values).then(onClose, (error: unknown) => {
          followVersion(form, error);
          applyFailure({
            form,
            error,
            language,
            otherwise: failureText(error),
          });
        });
      }}
    >
      <div className={classes["checks"]}>
        {checklist.map((check, index) => (
          <RadioField
            key={check}
            control={control}
            name={`checks.${index}.answer`}
            label={text(reviewChecks[check])}
            choices={(["yes", "no", "notApplicable"] as const).map((value) => ({
              value,
              label: t(`check.${value}`),
            }))}
            inline
          />
        ))}
      </div>
      {gatesMet.map((gate, index) => {
        const { label: name, citation, exceptions } = hardGates[gate];
        return (
          <fieldset key={gate} className={classes["group"]}>
            <legend>
              {text(name)} · {text(citation)}
            </legend>
            <SelectField
              control={control}
              name={`exceptions.${index}.exception`}
              label={t("field.gates", { gate: text(citation) })}
              choices={Object.entries<Text>(exceptions).map(
                ([value, words]) => ({
                  value,
                  label: text(words),
                }),
              )}
              optional
              width={400}
            />
            <TextField
              control={control}
              name={`exceptions.${index}.reference`}
              label={t("field.gateReference")}
              optional
              width={400}
            />
          </fieldset>
        );
      })}
      <SelectField
        control={control}
        name="basis"
        label={t("field.basis")}
        choices={bases.map((value) => ({
          value,
          label: text(disclosureBases[value].label),
        }))}
        width={400}
      />
      <TextAreaField
        control={control}
        name="necessity"
        label={t("field.necessity")}
      />
      <RadioField
        control={control}
        name="result"
        label={t("field.result")}
        choices={Object.entries(reviewResults).map(([value, words]) => ({
          value,
          label: text(words),
        }))}
      />
    </ActPanel>
  );
}
