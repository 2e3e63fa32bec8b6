import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { disclosureBases } from "@kept/domain/registers/disclosures/instruments";
import {
  hardGates,
  reviewChecks,
  reviewResults,
} from "@kept/domain/registers/disclosures/review";
import { reviewInput } from "@kept/domain/registers/disclosures/schema";
import type { Text } from "@kept/domain/text";
import { RadioField, SelectField } from "../../../ui/form/choice-fields.tsx";
import { TextAreaField, TextField } from "../../../ui/form/text-fields.tsx";
import { useText } from "../../../ui/use-language.ts";
import { ActForm } from "../../../casework/forms/act-form.tsx";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureForm } from "./use-disclosure-act.ts";

type Typed = z.input<typeof reviewInput>;
type Wanted = z.output<typeof reviewInput>;

/** A gate whose exception is left empty stays shut, and the review is recorded without it. */
const typedReview = z.preprocess((values) => {
  const typed = values as Typed;
  return {
    ...typed,
    exceptions: typed.exceptions.filter(
      ({ exception, reference }: Partial<Typed["exceptions"][number]>) =>
        (exception ?? "") !== "" || (reference ?? "") !== "",
    ),
  };
}, reviewInput);

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
  const { disclosure, checklist, gatesMet, bases } = view;
  const act = useDisclosureForm<Typed, Wanted, unknown>({
    draft: "review",
    // Read like the input of the procedure once what was left empty is out of it.
    schema: typedReview as unknown as z.ZodType<Wanted, Typed>,
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
    send: (client, input, options) => client.review.mutate(input, options),
    onDone: onClose,
  });
  const { control } = act.form;
  return (
    <ActForm
      act={act}
      title={label}
      save={label}
      focus="title"
      onClose={onClose}
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
    </ActForm>
  );
}
