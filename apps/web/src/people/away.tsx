import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { setAbsenceInput } from "@kept/domain/access/absence";
import { may, roles } from "@kept/domain/access/permissions";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { SelectField } from "../ui/form/choice-fields.tsx";
import { DayField } from "../ui/form/day-field.tsx";
import { Form, FormActs } from "../ui/form/form.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { Section } from "../ui/section.tsx";
import { useOfficeTime } from "../ui/office-time.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useLanguage, useText } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import classes from "./away.module.css";
import { useMe, type Me } from "./session.tsx";

type Typed = z.input<typeof setAbsenceInput>;
type Wanted = z.output<typeof setAbsenceInput>;

/** From when until when I am away, and who approves meanwhile; for whoever approves. */
export function Away(): ReactNode {
  const { permissions } = useMe();
  return approvesOf(permissions).length > 0 ? <AwayForm /> : null;
}

/** Of what somebody may do, the rights to approve in registers; agreeing to roles is not handed over. */
function approvesOf(permissions: Me["permissions"]): Me["permissions"] {
  return permissions.filter(
    (one) => one.endsWith(".approve") && one !== "people.approve",
  );
}

function AwayForm(): ReactNode {
  const { t } = useTranslation("context");
  const language = useLanguage();
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const me = useMe();
  const { today } = useOfficeTime();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const absences = useQuery(trpc.absences.list.queryOptions());
  const people = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 60_000 }),
  );
  const anew = () =>
    queryClient.invalidateQueries(trpc.absences.list.queryFilter());
  const set = useMutation(trpc.absences.set.mutationOptions());
  const end = useMutation(
    trpc.absences.end.mutationOptions({ onSuccess: anew }),
  );
  const form = useZodForm<Typed, Wanted>({
    schema: setAbsenceInput,
    defaultValues: { from: today, until: today, standInId: null },
  });
  const colleagues = (people.data ?? []).filter(
    (one) =>
      one.id !== me.id &&
      !one.isDisabled &&
      approvesOf(me.permissions).every((permission) => may(one, permission)),
  );
  const mine = absences.data?.find(({ personId }) => personId === me.id);
  const standIn = people.data?.find(({ id }) => id === mine?.standInId);
  return (
    <Section title={t("settings.away")} ruled>
      <div className={classes["form"]}>
        <p className={classes["help"]}>{t("settings.awayHelp")}</p>
        {mine === undefined ? null : (
          <div className={classes["now"]}>
            <p role="status">
              {standIn === undefined
                ? t("settings.awayNowAlone", { day: dates.day(mine.until) })
                : t("settings.awayNow", {
                    day: dates.day(mine.until),
                    name: nameOf(standIn),
                  })}
            </p>
            <Button
              variant="default"
              loading={end.isPending}
              onClick={() => {
                end.mutate();
              }}
            >
              {t("settings.awayEnd")}
            </Button>
          </div>
        )}
        {end.error === null ? null : (
          <p role="alert" className={classes["error"]}>
            {failureText(end.error)}
          </p>
        )}
        <Form
          form={form}
          label={t("settings.away")}
          onSubmit={async (wanted) => {
            await set.mutateAsync(wanted).then(anew, (error: unknown) => {
              applyFailure({
                form,
                error,
                language,
                otherwise: failureText(error),
              });
            });
          }}
        >
          <DayField
            control={form.control}
            name="from"
            label={t("settings.awayFrom")}
          />
          <DayField
            control={form.control}
            name="until"
            label={t("settings.awayUntil")}
            from={today}
          />
          <SelectField
            control={form.control}
            name="standInId"
            label={t("settings.awayStandIn")}
            choices={colleagues.map((person) => ({
              value: person.id,
              label: `${nameOf(person)} · ${text(roles[person.role])}`,
            }))}
            searchable
            optional
          />
          <FormActs>
            <Button type="submit" variant="default" loading={set.isPending}>
              {t("settings.awaySave")}
            </Button>
            <span role="status">
              {set.isSuccess ? t("settings.saved") : null}
            </span>
          </FormActs>
        </Form>
      </div>
    </Section>
  );
}
