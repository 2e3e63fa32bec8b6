import type { ReactNode } from "react";
import type { z } from "zod";
import { setPersonsInput } from "@kept/domain/registers/disclosures/schema";
import { useTranslation } from "react-i18next";
import { ActForm } from "../../../casework/forms/act-form.tsx";
import { PersonsFields } from "../persons/persons-fields.tsx";
import { blankPerson, withPersons } from "../persons/persons-schema.ts";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureForm } from "./use-disclosure-act.ts";

type Wanted = z.output<typeof setPersonsInput>;

/** Whom the demand is about, said anew; the scope is settled anew with them. */
export function PersonsForm({
  view,
  label,
  onClose,
}: {
  readonly view: DisclosureView;
  readonly label: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const act = useDisclosureForm<Wanted, Wanted, unknown>({
    draft: "setPersons",
    schema: withPersons(setPersonsInput) as unknown as z.ZodType<
      Wanted,
      Wanted
    >,
    defaultValues: {
      caseId: view.frame.id,
      version: view.frame.version,
      persons:
        view.persons.length === 0
          ? [structuredClone(blankPerson) as Wanted["persons"][number]]
          : view.persons.map(({ name, identifiers }) => ({
              name,
              identifiers: identifiers.map(({ kind, value }) => ({
                kind,
                value,
              })),
            })),
    },
    send: (client, input, options) => client.setPersons.mutate(input, options),
    onDone: onClose,
  });
  return (
    <ActForm
      act={act}
      title={label}
      save={label}
      lead={t("persons.lead")}
      focus="title"
      onClose={onClose}
    >
      <PersonsFields control={act.form.control} />
    </ActForm>
  );
}
