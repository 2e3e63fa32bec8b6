import type { ReactNode } from "react";
import type { Control } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { DayField } from "../../../ui/form/day-field.tsx";
import {
  CheckboxesField,
  CheckboxField,
  SelectField,
} from "../../../ui/form/choice-fields.tsx";
import { MomentField } from "../../../ui/form/moment-field.tsx";
import { TextAreaField, TextField } from "../../../ui/form/text-fields.tsx";
import type { DisclosureView } from "./disclosure-view.ts";
import { FileField } from "./file-field.tsx";
import type { disclosures } from "../../../locales/en/disclosures.ts";

export type FieldName = Exclude<
  keyof (typeof disclosures)["field"],
  "gates" | "gateReference"
>;
export type Values = Record<string, unknown>;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One field of a form: its name is the key of its words and of the input that the procedure takes. */
export type FieldSpec = {
  readonly name: FieldName;
  readonly optional?: boolean;
  /** Before the field: what to mind. */
  readonly help?: string;
} & (
  | { readonly kind: "line" | "words" | "day" | "moment" | "flag" }
  | {
      readonly kind: "choice" | "many";
      readonly choices: readonly Choice[];
      /** What choosing it says of other fields, by what is chosen. */
      readonly fills?: ReadonlyMap<string, Values>;
    }
  /** A paper of the case; one that is not there yet is added in the form. */
  | { readonly kind: "file"; readonly view: DisclosureView }
);

/** The fields of a form, each by its kind. */
export function ActFields({
  control,
  fields,
}: {
  readonly control: Control<Values, unknown, Values>;
  readonly fields: readonly FieldSpec[];
}): ReactNode {
  return fields.map((spec) => (
    <OneField key={spec.name} control={control} spec={spec} />
  ));
}

function OneField({
  control,
  spec,
}: {
  readonly control: Control<Values, unknown, Values>;
  readonly spec: FieldSpec;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const { name, optional = false, help } = spec;
  const label = t(`field.${name}`);
  const given = { control, name, label, optional, help };
  switch (spec.kind) {
    case "line":
      return <TextField {...given} width={400} />;
    case "words":
      return <TextAreaField {...given} />;
    case "day":
      return <DayField {...given} />;
    case "moment":
      return <MomentField {...given} />;
    case "flag":
      return <CheckboxField {...given} />;
    case "many":
      return <CheckboxesField {...given} choices={spec.choices} columns={3} />;
    case "file":
      return <FileField {...given} view={spec.view} />;
    case "choice":
      return (
        <SelectField
          {...given}
          choices={spec.choices}
          searchable={spec.choices.length > 8}
          width={400}
        />
      );
  }
}
