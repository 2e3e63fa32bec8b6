import { startLetterInput } from "@kept/domain/casework/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ActForm } from "../../../casework/forms/act-form.tsx";
import { letterPath } from "../../../casework/letter-path.ts";
import { paths } from "../../../paths.ts";
import { SelectField } from "../../../ui/form/choice-fields.tsx";
import { useText } from "../../../ui/use-language.ts";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureForm } from "./use-disclosure-act.ts";

/** The letter that the case waits for; none where that is not plain. */
function likeliest({ templates, disclosure, gatesShut }: DisclosureView) {
  const isSuited = (purpose: string) =>
    templates.find((one) => one.purpose === purpose && one.isSuited)?.id;
  const notice =
    disclosure.secrecy.endedOn === null ? "notice" : "noticeAfterSecrecy";
  return (
    (gatesShut.length > 0 ? isSuited("properRoute") : undefined) ??
    isSuited(notice) ??
    ""
  );
}

/** Which letter to write, and to which person where there are several. */
export function WriteForm({
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
  const navigate = useNavigate();
  const { frame, templates, persons } = view;
  const letterOf = (wanted: string) =>
    templates.find(({ id }) => id === wanted);
  const [only, ...others] = persons;
  const isToOneOfThem = (templateId: string) =>
    others.length > 0 && letterOf(templateId)?.to === "person";
  const act = useDisclosureForm({
    draft: null,
    // Nobody is written to because they stand first.
    schema: startLetterInput.refine(
      ({ templateId, recipientId }) =>
        recipientId !== null || !isToOneOfThem(templateId),
      { path: ["recipientId"], error: "field.missing" },
    ),
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      templateId: likeliest(view),
      recipientId: others.length === 0 ? (only?.id ?? null) : null,
    },
    send: (client, { recipientId, ...input }, options) =>
      client.startLetter.mutate(
        {
          ...input,
          recipientId:
            letterOf(input.templateId)?.to === "person" ? recipientId : null,
        },
        options,
      ),
    onDone: ({ letterId }) => {
      void navigate(letterPath(paths.disclosure(frame.reference), letterId));
    },
  });
  const { control } = act.form;
  return (
    <ActForm
      act={act}
      title={label}
      save={t("letters.start")}
      lead={t("letters.lead")}
      focus="title"
      onClose={onClose}
    >
      <SelectField
        control={control}
        name="templateId"
        label={t("letters.template")}
        choices={templates.map(({ id, title, to, isSuited }) => ({
          value: id,
          label: t(isSuited ? `letters.to.${to}` : `letters.later.${to}`, {
            title: text(title),
          }),
        }))}
        searchable
      />
      {isToOneOfThem(act.form.watch("templateId")) ? (
        <SelectField
          control={control}
          name="recipientId"
          label={t("letters.recipient")}
          choices={persons.map(({ id, name, identifiers }) => ({
            value: id,
            label: name ?? identifiers[0]?.value ?? "",
          }))}
          searchable
        />
      ) : null}
    </ActForm>
  );
}
