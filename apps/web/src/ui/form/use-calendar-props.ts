import type { CalendarAriaLabels } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../use-language.ts";
import classes from "./calendar.module.css";
import { dayFormat } from "./day-format.ts";

interface CalendarProps {
  readonly valueFormat: string;
  readonly ariaLabels: CalendarAriaLabels;
  readonly classNames: Partial<
    Record<"day" | "calendarHeaderControl" | "weekday", string>
  >;
}

/** How the calendar under a day looks and speaks; the same for every field that has one. */
export function useCalendarProps(): CalendarProps {
  const { t } = useTranslation("ui");
  const language = useLanguage();
  return {
    valueFormat: dayFormat[language],
    ariaLabels: {
      nextMonth: t("calendar.nextMonth"),
      previousMonth: t("calendar.previousMonth"),
      nextYear: t("calendar.nextYear"),
      previousYear: t("calendar.previousYear"),
      nextDecade: t("calendar.nextDecade"),
      previousDecade: t("calendar.previousDecade"),
    },
    classNames: {
      day: classes["day"] ?? "",
      weekday: classes["weekday"] ?? "",
      calendarHeaderControl: classes["control"] ?? "",
    },
  };
}
