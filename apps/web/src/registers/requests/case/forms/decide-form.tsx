import { decideInput } from "@kept/domain/registers/requests/schema";
import {
  groundsFor,
  outcomes,
  outcomesFor,
  refusalGrounds,
  requestTypes,
  type Outcome,
} from "@kept/domain/registers/requests/types";
import type { ReactNode } from "react";
import { useWatch, type Control } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { RadioField, SelectField } from "../../../../ui/form/choice-fields.tsx";
import { FieldGroup } from "../../../../ui/form/form.tsx";
import { TextAreaField, TextField } from "../../../../ui/form/text-fields.tsx";
import { useText } from "../../../../ui/use-language.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { useActForm } from "./use-act-form.ts";

type DecideIn = z.input<typeof decideInput>;
type DecideOut = z.output<typeof decideInput>;

function withholds(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && outcomes[outcome].secondPerson;
}

/** A yes has no ground; what was typed before the answer changed is not sent along. */
function cleared(input: DecideOut): DecideOut {
  return {
    ...input,
    decisions: input.decisions.map((decision) =>
      withholds(decision.outcome)
        ? decision
        : {
            ...decision,
            ground: null,
            citation: null,
            reason: null,
            withheld: null,
          },
    ),
  };
}

/** One decision per kind of request; a no, whole or in part, asks for its ground. */
export function DecideForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const { frame, types, decisions } = view;
  const act = useActForm<DecideIn, DecideOut, unknown>({
    draft: "decide",
    schema: decideInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      decisions: types.map((type) => {
        const known = decisions.find((decision) => decision.type === type);
        return {
          type,
          ...(known === undefined ? {} : { outcome: known.outcome }),
          ground: known?.ground ?? null,
          citation: known?.citation ?? null,
          reason: known?.reason ?? null,
          withheld: known?.withheld ?? null,
        };
      }),
    },
    send: (requests, input, options) =>
      requests.decide.mutate(cleared(input), options),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t("forms.decide.title")}
      lead={t("forms.decide.lead")}
      save={t("forms.decide.save")}
      focus="title"
      onClose={onClose}
    >
      {types.map((type, index) => (
        <OneDecision
          key={type}
          control={act.form.control}
          index={index}
          type={type}
        />
      ))}
    </ActForm>
  );
}

function OneDecision({
  control,
  index,
  type,
}: {
  readonly control: Control<DecideIn, unknown, DecideOut>;
  readonly index: number;
  readonly type: keyof typeof requestTypes;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const outcome = useWatch({ control, name: `decisions.${index}.outcome` });
  return (
    <FieldGroup legend={text(requestTypes[type].label)}>
      <RadioField
        control={control}
        name={`decisions.${index}.outcome`}
        label={t("forms.decide.outcome")}
        inline
        choices={outcomesFor(type).map((value) => ({
          value,
          label: text(outcomes[value].label),
        }))}
        width={640}
      />
      {withholds(outcome) ? (
        <>
          <SelectField
            control={control}
            name={`decisions.${index}.ground`}
            label={t("forms.decide.ground")}
            choices={groundsFor(type).map((value) => ({
              value,
              label: text(refusalGrounds[value]),
            }))}
          />
          <TextField
            control={control}
            name={`decisions.${index}.citation`}
            label={t("forms.decide.citation")}
            optional
            width={320}
          />
          <TextAreaField
            control={control}
            name={`decisions.${index}.reason`}
            label={t("forms.decide.reason")}
            minRows={2}
          />
          <TextAreaField
            control={control}
            name={`decisions.${index}.withheld`}
            label={t("forms.decide.withheld")}
            minRows={2}
            optional
          />
        </>
      ) : null}
    </FieldGroup>
  );
}
