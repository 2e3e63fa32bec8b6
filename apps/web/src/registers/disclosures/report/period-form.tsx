import { Button } from "@mantine/core";
import {
  countries,
  countryKeys,
} from "@kept/domain/registers/disclosures/instruments";
import { reportInput } from "@kept/domain/registers/disclosures/report-schema";
import type { ReportAsked } from "@kept/domain/registers/disclosures/transparency";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SelectField } from "../../../ui/form/choice-fields.tsx";
import { DayField } from "../../../ui/form/day-field.tsx";
import { useZodForm } from "../../../ui/form/use-zod-form.ts";
import { useText } from "../../../ui/use-language.ts";
import classes from "./transparency-page.module.css";

/** Which period and place the report is about. */
export function PeriodForm({
  period,
  onChoose,
}: {
  readonly period: ReportAsked;
  readonly onChoose: (period: ReportAsked) => void;
}): ReactNode {
  const { t } = useTranslation("transparency");
  const text = useText();
  const form = useZodForm({ schema: reportInput, defaultValues: period });
  const { control } = form;
  return (
    <form
      noValidate
      className={classes["period"]}
      onSubmit={(event) => {
        void form.handleSubmit(onChoose)(event);
      }}
    >
      <DayField control={control} name="from" label={t("period.from")} />
      <DayField control={control} name="to" label={t("period.to")} />
      <SelectField
        control={control}
        name="country"
        label={t("period.country")}
        width={220}
        optional
        searchable
        choices={countryKeys.map((value) => ({
          value,
          label: text(countries[value]),
        }))}
      />
      <Button type="submit" variant="default">
        {t("period.show")}
      </Button>
    </form>
  );
}
