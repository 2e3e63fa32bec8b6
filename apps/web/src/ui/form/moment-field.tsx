import { Input } from "@mantine/core";
import { DateInput, DatesProvider, TimePicker } from "@mantine/dates";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/dates/styles.layer.css";
import "dayjs/locale/en-gb";
import "dayjs/locale/zh-cn";
import { useState, type ReactNode } from "react";
import type { FieldPath, FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { civilMoment } from "../dates.ts";
import { useDates } from "../use-dates.ts";
import { useLanguage } from "../use-language.ts";
import { useField, type FieldProps } from "./field.ts";
import { dayjsLocale } from "./day-format.ts";
import classes from "./moment-field.module.css";
import { useCalendarProps } from "./use-calendar-props.ts";
import { instantOf } from "./zoned.ts";

/**
 * A moment as people write it: a day and a time on the office's wall clock. The value is the instant
 * (ISO, UTC); empty until both are there.
 */
export function MomentField<
  Input extends FieldValues,
  Name extends FieldPath<Input>,
  Output,
>({
  future = false,
  ...props
}: FieldProps<Input, Name, Output> & {
  /** Whether it may lie ahead; what has been received may not. */
  readonly future?: boolean;
}): ReactNode {
  const { t } = useTranslation("ui");
  // Without a day it is null: nothing of the kind has happened.
  const { optional = false } = props;
  const language = useLanguage();
  const dates = useDates();
  const {
    field,
    frame: { id, w: _width, maw: _maxWidth, ...frame },
  } = useField(props);
  const calendar = useCalendarProps();
  const value: unknown = field.value;
  // Half a moment is no value yet, so what is typed is kept apart; a value from elsewhere replaces it.
  const [half, setHalf] = useState({ on: "", time: "", gave: "" });
  const typed =
    typeof value === "string" && value !== half.gave
      ? civilMoment(value, dates.zone)
      : half;

  const change = (next: {
    readonly on: string;
    readonly time: string;
  }): void => {
    const isWhole = next.on !== "" && /^\d\d:\d\d/.test(next.time);
    const gave = isWhole ? instantOf(next.on, next.time, dates.zone) : "";
    setHalf({ on: next.on, time: next.time, gave });
    field.onChange(optional && next.on === "" ? null : gave);
  };

  return (
    <DatesProvider
      settings={{ locale: dayjsLocale[language], firstDayOfWeek: 1 }}
    >
      <Input.Wrapper {...frame} labelElement="div">
        <div className={classes["row"]} role="group" aria-label={frame.label}>
          <DateInput
            ref={field.ref}
            id={id}
            aria-label={t("moment.day")}
            {...calendar}
            clearable={optional}
            value={typed.on === "" ? null : typed.on}
            {...(future ? {} : { maxDate: dates.today })}
            disabled={frame.disabled}
            error={frame.error !== null}
            onBlur={field.onBlur}
            onChange={(on) => {
              change({ ...typed, on: on?.slice(0, 10) ?? "" });
            }}
            w={180}
          />
          <TimePicker
            value={typed.time}
            disabled={frame.disabled}
            error={frame.error !== null}
            hoursInputLabel={t("moment.hours")}
            minutesInputLabel={t("moment.minutes")}
            onChange={(time) => {
              change({ ...typed, time: time.slice(0, 5) });
            }}
            w={76}
          />
          <span className={classes["place"]}>{dates.place()}</span>
        </div>
      </Input.Wrapper>
    </DatesProvider>
  );
}
