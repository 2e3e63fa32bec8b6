import { DateInput, DatesProvider } from "@mantine/dates";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/en-gb";
import "dayjs/locale/zh-cn";
import type { CivilDay } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import type { FieldPath, FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../use-language.ts";
import { dayjsLocale } from "./day-format.ts";
import { useField, type FieldProps } from "./field.ts";
import { useCalendarProps } from "./use-calendar-props.ts";

/** A day without a time: a legal date, an internal one. The value is the civil day (`2026-10-13`). */
export function DayField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  from,
  width = 200,
  ...props
}: FieldProps<Input, Name, Output> & {
  /** The first day that may be chosen. */
  readonly from?: CivilDay;
}): ReactNode {
  const { t } = useTranslation("ui");
  const language = useLanguage();
  const { field, frame } = useField({ ...props, width });
  const calendar = useCalendarProps();
  const value: unknown = field.value;
  return (
    <DatesProvider
      settings={{ locale: dayjsLocale[language], firstDayOfWeek: 1 }}
    >
      <DateInput
        {...frame}
        ref={field.ref}
        {...calendar}
        value={typeof value === "string" && value !== "" ? value : null}
        {...(from === undefined ? {} : { minDate: from })}
        clearable={props.optional ?? false}
        clearButtonProps={{ "aria-label": t("form.clear") }}
        onBlur={field.onBlur}
        onChange={(on) => {
          const day = on?.slice(0, 10) ?? null;
          field.onChange(day ?? (props.optional ? null : ""));
        }}
      />
    </DatesProvider>
  );
}
