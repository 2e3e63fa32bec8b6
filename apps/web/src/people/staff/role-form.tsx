import { Button } from "@mantine/core";
import { roleKeys, roles } from "@kept/domain/access/permissions";
import { setRoleInput } from "@kept/domain/access/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../../api/apply-failure.ts";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { SelectField } from "../../ui/form/choice-fields.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { useLanguage, useText } from "../../ui/use-language.ts";
import type { Overseen } from "./staff-data.ts";
import classes from "./staff.module.css";

type Typed = z.input<typeof setRoleInput>;
type Wanted = z.output<typeof setRoleInput>;

/** Another role or team; the sessions of before end with it. */
export function RoleForm({
  person,
  onDone,
}: {
  readonly person: Overseen;
  readonly onDone: (isPending: boolean) => void;
}): ReactNode {
  const { t } = useTranslation("staff");
  const text = useText();
  const language = useLanguage();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const teams = useQuery(trpc.people.teams.queryOptions());
  const set = useMutation(trpc.people.setRole.mutationOptions());
  const form = useZodForm<Typed, Wanted>({
    schema: setRoleInput,
    defaultValues: {
      personId: person.id,
      role: person.role,
      teamId: person.team?.id ?? null,
    },
  });
  const save = async (wanted: Wanted): Promise<void> => {
    await set.mutateAsync(wanted).then(
      ({ state }) => {
        onDone(state === "pendingApproval");
      },
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return (
    <div className={classes["box"]}>
      <Form form={form} label={t("act.role")} onSubmit={save}>
        <SelectField
          control={form.control}
          name="role"
          label={t("invite.role")}
          choices={roleKeys.map((value) => ({
            value,
            label: text(roles[value]),
          }))}
        />
        <SelectField
          control={form.control}
          name="teamId"
          label={t("invite.team")}
          choices={(teams.data ?? []).map(({ id, name }) => ({
            value: id,
            label: text(name),
          }))}
          optional
        />
        <FormActs>
          <Button type="submit" loading={set.isPending}>
            {t("act.roleSave")}
          </Button>
        </FormActs>
      </Form>
    </div>
  );
}
