import type { ReactNode } from "react";
import { useController, type Control } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../../ui/form/choice-fields.tsx";
import { AddFile } from "./add-file.tsx";
import type { DisclosureView } from "./disclosure-view.ts";

type Values = Record<string, unknown>;

/** One paper of the case: chosen among those that are there, or added without leaving the form. */
export function FileField({
  view,
  ...field
}: {
  readonly control: Control<Values, unknown, Values>;
  readonly name: string;
  readonly label: string;
  readonly optional: boolean;
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const { control, name } = field;
  const chosen = useController({ control, name });
  const version = useController({ control, name: "version" });
  return (
    <div>
      <SelectField
        {...field}
        help={t("form.fileHelp")}
        choices={view.frame.files
          .filter(({ deletedAt }) => deletedAt === null)
          .map((file) => ({ value: file.id, label: file.name }))}
        width={400}
      />
      <AddFile
        view={view}
        label={t("form.addFile")}
        onAdded={(caseFileId, before) => {
          chosen.field.onChange(caseFileId);
          // Our own file is no news to this form; what somebody else did meanwhile stays news.
          if (version.field.value === before)
            version.field.onChange(before + 1);
        }}
      />
    </div>
  );
}
