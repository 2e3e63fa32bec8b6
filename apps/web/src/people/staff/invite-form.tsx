import { Button } from "@mantine/core";
import { roleKeys, roles } from "@kept/domain/access/permissions";
import { createPersonInput } from "@kept/domain/access/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../../api/apply-failure.ts";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { RadioField, SelectField } from "../../ui/form/choice-fields.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { TextField } from "../../ui/form/text-fields.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Section } from "../../ui/section.tsx";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { useAnew } from "./staff-data.ts";
import classes from "./staff.module.css";

type Typed = z.input<typeof createPersonInput>;
type Wanted = z.output<typeof createPersonInput>;

/** A new colleague. Nobody but they choose the password. */
export function InviteForm({
  onClose,
}: {
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("staff");
  const text = useText();
  const language = useLanguage();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const anew = useAnew();
  const [said, setSaid] = useState<string | null>(null);
  const teams = useQuery(trpc.people.teams.queryOptions());
  const create = useMutation(trpc.people.create.mutationOptions());
  const form = useZodForm<Typed, Wanted>({
    schema: createPersonInput,
    defaultValues: {
      email: "",
      name: "",
      nameZh: null,
      role: "analyst",
      teamId: null,
      language,
    },
  });
  const invite = async (wanted: Wanted): Promise<void> => {
    setSaid(null);
    await create.mutateAsync(wanted).then(
      () => {
        setSaid(t("invite.pending"));
        form.reset();
        return anew();
      },
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return (
    <Section title={t("invite.title")} ruled>
      <div className={classes["panel"]}>
        <p className={classes["words"]}>{t("invite.words")}</p>
        <Form form={form} label={t("invite.submit")} onSubmit={invite}>
          <TextField
            control={form.control}
            name="name"
            label={t("invite.name")}
            width={320}
          />
          <TextField
            control={form.control}
            name="nameZh"
            label={t("invite.nameZh")}
            optional
            width={320}
          />
          <TextField
            control={form.control}
            name="email"
            label={t("invite.email")}
            type="email"
            inputMode="email"
            width={320}
          />
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
          <RadioField
            control={form.control}
            name="language"
            label={t("invite.language")}
            inline
            choices={[
              { value: "en", label: t("invite.en") },
              { value: "zh", label: t("invite.zh") },
            ]}
          />
          <FormActs>
            <PrimaryAct
              label={t("invite.submit")}
              type="submit"
              busy={create.isPending}
            />
            <Button variant="subtle" onClick={onClose}>
              {t("invite.cancel")}
            </Button>
            <span role="status">{said}</span>
          </FormActs>
        </Form>
      </div>
    </Section>
  );
}
