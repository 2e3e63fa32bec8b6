import { Checkbox, Input, Radio, Select } from "@mantine/core";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/core/styles/Combobox.layer.css";
import "@mantine/core/styles/Radio.layer.css";
import type { ReactNode } from "react";
import type { FieldPath, FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useField, type FieldProps } from "./field.ts";
import classes from "./choice-fields.module.css";

export interface Choice<Key extends string = string> {
  readonly value: Key;
  readonly label: string;
  /** Under the choice: what it means. */
  readonly help?: string;
  readonly disabled?: boolean;
}

interface ChoiceFieldProps<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
> extends FieldProps<Input, Name, Output> {
  readonly choices: readonly Choice[];
}

/** One of many. For up to five, `RadioField` shows them all at once. */
export function SelectField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  choices,
  searchable = false,
  ...props
}: ChoiceFieldProps<Input, Name, Output> & {
  readonly searchable?: boolean;
}): ReactNode {
  const { t } = useTranslation("ui");
  const { field, frame } = useField(props);
  return (
    <Select
      {...frame}
      {...field}
      value={field.value ?? null}
      data={choices.map(({ value, label, disabled = false }) => ({
        value,
        label,
        disabled,
      }))}
      searchable={searchable}
      clearable={props.optional ?? false}
      placeholder={t("form.choose")}
      nothingFoundMessage={t("form.nothingFound")}
      allowDeselect={props.optional ?? false}
      checkIconPosition="right"
      // The list itself scrolls: a box inside it would be one more stop that nobody can reach by keyboard.
      withScrollArea={false}
      classNames={{ options: classes["options"] ?? "" }}
      comboboxProps={{ shadow: "sm", transitionProps: { duration: 120 } }}
      clearButtonProps={{ "aria-label": t("form.clear") }}
    />
  );
}

/** One of few, all in sight. */
export function RadioField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  choices,
  inline = false,
  ...props
}: ChoiceFieldProps<Input, Name, Output> & {
  readonly inline?: boolean;
}): ReactNode {
  const { field, frame } = useField(props);
  const { ref, ...rest } = field;
  return (
    <Radio.Group {...frame} {...rest} value={field.value ?? null}>
      <div className={classes["choices"]} data-inline={inline || undefined}>
        {choices.map(({ value, label, help, disabled = false }, index) => (
          <Radio
            key={value}
            value={value}
            label={label}
            description={help}
            disabled={disabled}
            classNames={{
              label: classes["label"] ?? "",
              description: classes["help"] ?? "",
              radio: classes["box"] ?? "",
            }}
            {...(index === 0 ? { ref } : {})}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Any number of several, all in sight. The value is the list of what is ticked. */
export function CheckboxesField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  choices,
  columns = 1,
  ...props
}: ChoiceFieldProps<Input, Name, Output> & {
  readonly columns?: 1 | 2 | 3;
}): ReactNode {
  const { field, frame } = useField(props);
  const { ref, ...rest } = field;
  return (
    <Checkbox.Group {...frame} {...rest} value={field.value ?? []}>
      <div className={classes["choices"]} data-columns={columns}>
        {choices.map(({ value, label, help, disabled = false }, index) => (
          <Checkbox
            key={value}
            value={value}
            label={label}
            description={help}
            disabled={disabled}
            classNames={{
              label: classes["label"] ?? "",
              description: classes["help"] ?? "",
              input: classes["box"] ?? "",
            }}
            {...(index === 0 ? { ref } : {})}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** One yes or no. */
export function CheckboxField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>(props: FieldProps<Input, Name, Output>): ReactNode {
  const {
    field: { value, ...field },
    frame: { description, label, id, error, disabled },
  } = useField(props);
  return (
    <Input.Wrapper error={error}>
      <Checkbox
        {...field}
        id={id}
        label={label}
        description={description}
        disabled={disabled}
        checked={value ?? false}
        classNames={{
          label: classes["label"] ?? "",
          description: classes["help"] ?? "",
          input: classes["box"] ?? "",
        }}
      />
    </Input.Wrapper>
  );
}
