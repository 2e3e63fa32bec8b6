import { useContext, useEffect, type ReactNode } from "react";
import {
  useController,
  type Control,
  type FieldPath,
  type FieldValues,
  type UseControllerReturn,
} from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../use-language.ts";
import { FormLabels } from "./form-labels.ts";
import { problemText } from "./problem-text.ts";

/** What every field of a form takes. */
export interface FieldProps<
  Input extends FieldValues,
  Name extends FieldPath<Input> = FieldPath<Input>,
  Output = Input,
> {
  readonly control: Control<Input, unknown, Output>;
  readonly name: Name;
  readonly label: string;
  /** Under the label, before the field: what to write and why it is asked. */
  readonly help?: ReactNode;
  /** Said in the label. What must be filled is not starred. */
  readonly optional?: boolean;
  /** In pixels; a field is as wide as what goes in. */
  readonly width?: number;
  readonly disabled?: boolean;
}

interface BoundField<Input extends FieldValues, Name extends FieldPath<Input>> {
  readonly field: UseControllerReturn<Input, Name>["field"];
  /** The same for every kind of Mantine input. */
  readonly frame: {
    readonly id: string;
    readonly label: string;
    readonly description: ReactNode;
    readonly error: string | null;
    readonly disabled: boolean;
    readonly w: number | string;
    readonly maw: string;
  };
}

/** Binds one field of a form: its value, its words and its error. */
export function useField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  control,
  name,
  label,
  help,
  optional = false,
  width = 400,
  disabled = false,
}: FieldProps<Input, Name, Output>): BoundField<Input, Name> {
  const { t } = useTranslation("ui");
  const language = useLanguage();
  const labels = useContext(FormLabels);
  const { field, fieldState } = useController<Input, Name, Output>({
    control,
    name,
  });

  useEffect(() => {
    labels.set(name, label);
  }, [labels, name, label]);

  return {
    field,
    frame: {
      id: name,
      label: optional ? t("form.optional", { label }) : label,
      description: help,
      error: fieldState.error ? problemText(fieldState.error, language) : null,
      disabled,
      w: width,
      maw: "100%",
    },
  };
}
