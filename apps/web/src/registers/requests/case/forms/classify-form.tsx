import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MomentField } from "../../../../ui/form/moment-field.tsx";
import { useDates } from "../../../../ui/use-dates.ts";
import type { RequestView } from "../request-view.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import type { CaseFormProps } from "./case-form.ts";
import { evidenceAt, GuessNote, guessesAt, useReasons } from "./guess-note.tsx";
import { SaidFields } from "./said-fields.tsx";
import {
  classifySchema,
  toClassifyInput,
  type SaidInput,
} from "./said-schema.ts";
import { saidValues } from "./said-values.ts";
import { useActForm } from "./use-act-form.ts";

/** Where the guess for a field of the form is kept. */
const guessOf: Partial<Record<keyof SaidInput, string>> = {
  personName: "personName",
  personPhone: "personPhone",
  accountRef: "accountRef",
  requesterRole: "requesterRole",
  residence: "residences",
  language: "languages",
  types: "types",
  marketingChannels: "marketingChannels",
  isMinor: "minor",
};

/** The first move: who is writing and what about. Guesses are filled in, marked, and shown with their reason. */
export function ClassifyForm({ view, onClose }: CaseFormProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const dates = useDates();
  const act = useActForm({
    draft: "classify",
    schema: classifySchema,
    defaultValues: {
      ...saidValues(view),
      identifiedAt: dates.now.slice(0, 16) + "Z",
    },
    send: (requests, input, options) =>
      requests.classify.mutate(toClassifyInput(input), options),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={t("forms.classify.title")}
      lead={t("forms.classify.lead")}
      save={t("forms.classify.save")}
      focus="title"
      onClose={onClose}
    >
      <Hints guesses={view.request.guesses} />
      <MomentField
        control={act.form.control}
        name="identifiedAt"
        label={t("forms.classify.identifiedAt")}
        help={t("forms.classify.identifiedHelp")}
      />
      <SaidFields
        control={act.form.control}
        remark={(field) => guessed(view, field)}
      />
    </ActForm>
  );
}

function guessed(view: RequestView, field: keyof SaidInput): ReactNode {
  const where = guessOf[field];
  const guesses =
    where === undefined ? [] : guessesAt(view.request.guesses, where);
  const [first] = guesses;
  if (first === undefined) return null;
  return (
    <GuessNote
      sure={
        guesses.every(({ sure }) => sure === "likely") ? "likely" : "possible"
      }
      because={
        // Of several places the first one stands in the field.
        field === "residence"
          ? first.because
          : guesses.flatMap(({ because }) => because)
      }
    />
  );
}

/** What the mail hints at beyond its fields. */
function Hints({
  guesses,
}: {
  readonly guesses: RequestView["request"]["guesses"];
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const reasons = useReasons();
  const significance = evidenceAt(guesses, "significance");
  const otherAddress = evidenceAt(guesses, "asksOtherAddress");
  const complaint = evidenceAt(guesses, "asksComplaintChannel");
  const hints = [
    ...(significance.length > 0
      ? [t("guess.significance", { reasons: reasons(significance) })]
      : []),
    ...(otherAddress.length > 0
      ? [t("guess.otherAddress", { reasons: reasons(otherAddress) })]
      : []),
    ...(complaint.length > 0
      ? [t("guess.complaint", { reasons: reasons(complaint) })]
      : []),
  ];
  return hints.length === 0 ? null : (
    <ul>
      {hints.map((hint) => (
        <li key={hint}>{hint}</li>
      ))}
    </ul>
  );
}
