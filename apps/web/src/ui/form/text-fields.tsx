import { PasswordInput, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { FieldPath, FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useField, type FieldProps } from "./field.ts";

interface TextFieldProps<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
> extends FieldProps<Input, Name, Output> {
  readonly type?: "text" | "email" | "tel" | "number";
  readonly autoComplete?: string;
  readonly inputMode?: "text" | "email" | "tel" | "numeric";
}

/** What may be left out and is left empty is no value, not an empty one. */
function written(
  value: string,
  { optional = false }: { readonly optional?: boolean },
): string | null {
  return value === "" && optional ? null : value;
}

export function TextField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  type = "text",
  autoComplete = "off",
  inputMode,
  ...props
}: TextFieldProps<Input, Name, Output>): ReactNode {
  const { field, frame } = useField(props);
  return (
    <TextInput
      {...frame}
      {...field}
      value={field.value ?? ""}
      onChange={(event) => {
        field.onChange(written(event.currentTarget.value, props));
      }}
      type={type}
      autoComplete={autoComplete}
      {...(inputMode === undefined ? {} : { inputMode })}
    />
  );
}

interface TextAreaFieldProps<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
> extends FieldProps<Input, Name, Output> {
  readonly minRows?: number;
  readonly maxRows?: number;
}

export function TextAreaField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  minRows = 3,
  maxRows = 16,
  width = 640,
  ...props
}: TextAreaFieldProps<Input, Name, Output>): ReactNode {
  const { field, frame } = useField({ ...props, width });
  return (
    <Textarea
      {...frame}
      {...field}
      value={field.value ?? ""}
      onChange={(event) => {
        field.onChange(written(event.currentTarget.value, props));
      }}
      minRows={minRows}
      maxRows={maxRows}
    />
  );
}

export function PasswordField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  autoComplete = "current-password",
  ...props
}: FieldProps<Input, Name, Output> & {
  readonly autoComplete?: string;
}): ReactNode {
  const { t } = useTranslation("ui");
  const { field, frame } = useField(props);
  return (
    <PasswordInput
      {...frame}
      {...field}
      value={field.value ?? ""}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{
        "aria-label": t("form.showPassword"),
        tabIndex: 0,
      }}
    />
  );
}
