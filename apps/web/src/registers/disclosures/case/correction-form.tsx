import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { entryReference } from "@kept/domain/registers/disclosures/entry";
import { proposeCorrectionInput } from "@kept/domain/registers/disclosures/schema";
import { ActForm } from "../../../casework/forms/act-form.tsx";
import { ActFields, type FieldSpec, type Values } from "./act-fields.tsx";
import type { Entry } from "./entry-card.tsx";
import { useDisclosureForm } from "./use-disclosure-act.ts";

/** The facts that a correction says anew; what left, and when it was entered, stays what it is. */
const said = [
  { name: "disclosedAt", kind: "moment" },
  { name: "purpose", kind: "words" },
  { name: "recipient", kind: "line" },
  { name: "recipientOfficer", kind: "line", optional: true },
  { name: "instrumentRef", kind: "line", optional: true },
  { name: "scopeWords", kind: "words", optional: true },
] as const satisfies readonly FieldSpec[];

const why: FieldSpec = { name: "reason", kind: "words" };

/** Proposes what an entry should say, or that its number is void; it holds once a second person agrees. */
export function CorrectionForm({
  caseId,
  entry,
  form,
  act: what,
  onClose,
}: {
  readonly caseId: string;
  /** Under which name its words are kept. */
  readonly form: string;
  readonly entry: Entry;
  readonly act: "corrected" | "voided";
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const isCorrection = what === "corrected";
  const act = useDisclosureForm<Values, Values, unknown>({
    draft: { record: caseId, form },
    // The facts stand in one row of fields; the procedure takes them together.
    schema: z.preprocess((values: Values) => {
      const { reason, ...rest } = values;
      const { year, number, version } = entry;
      return {
        year,
        number,
        version,
        act: what,
        said: isCorrection ? rest : null,
        reason,
      };
    }, proposeCorrectionInput),
    defaultValues: {
      ...(isCorrection
        ? {
            disclosedAt: entry.disclosedAt,
            purpose: entry.purpose,
            recipient: entry.recipient,
            recipientOfficer: entry.recipientOfficer,
            instrumentRef: entry.instrumentRef,
            scopeWords: entry.scopeWords,
          }
        : {}),
      reason: "",
    },
    send: (client, input, options) =>
      client.proposeCorrection.mutate(
        input as unknown as z.output<typeof proposeCorrectionInput>,
        options,
      ),
    onDone: onClose,
  });
  const reference = entryReference(entry);
  return (
    <ActForm
      act={act}
      title={t(isCorrection ? "correction.title" : "correction.voidTitle", {
        entry: reference,
      })}
      lead={t(isCorrection ? "correction.lead" : "correction.voidLead")}
      save={t("correction.save")}
      focus="title"
      onClose={onClose}
    >
      <ActFields
        control={act.form.control}
        fields={isCorrection ? [...said, why] : [why]}
      />
    </ActForm>
  );
}
