import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { roles } from "@kept/domain/access/permissions";
import {
  askUnsealInput,
  lastNamedDay,
  nameInput,
} from "@kept/domain/casework/sealing";
import { civilDay, paragraphs } from "@kept/domain/casework/text-rules";
import type { ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { applyFailure } from "../../api/apply-failure.ts";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { useMe } from "../../people/session.tsx";
import { SelectField } from "../../ui/form/choice-fields.tsx";
import { DayField } from "../../ui/form/day-field.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { TextAreaField } from "../../ui/form/text-fields.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { CasePanel } from "../case-panel.tsx";
import { useOfficeTime } from "../../ui/office-time.tsx";
import { useLanguage, useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import classes from "./case-seal.module.css";
import type { SealPartProps, SealView } from "./use-seal.ts";

/** People who could be named, with what they are. */
function usePeople({ others }: SealView, but: string | null = null) {
  const text = useText();
  const nameOf = usePersonName();
  return others
    .filter(({ id }) => id !== but)
    .map((person) => ({
      value: person.id,
      label: `${nameOf(person)} · ${text(roles[person.role])}`,
    }));
}

/** Says at the form what was refused. */
function useRefused() {
  const language = useLanguage();
  const failureText = useFailureText();
  return <Input extends FieldValues, Output>(
      form: UseFormReturn<Input, unknown, Output>,
    ) =>
    (error: unknown): void => {
      applyFailure({ form, error, language, otherwise: failureText(error) });
    };
}

function Acts({
  save,
  busy,
  onClose,
}: {
  readonly save: string;
  readonly busy: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("context");
  return (
    <FormActs>
      <PrimaryAct type="submit" label={save} busy={busy} />
      <Button variant="subtle" onClick={onClose}>
        {t("seal.cancel")}
      </Button>
    </FormActs>
  );
}

const sealing = z.strictObject({
  secondId: z.uuid().nullable(),
  until: civilDay,
  reason: paragraphs(2_000),
});

/** Puts the seal on: why, until when, and who is the second person. */
export function SealForm({
  frame,
  seal,
  onDone,
  onClose,
}: SealPartProps): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const me = useMe();
  const { today } = useOfficeTime();
  const people = usePeople(seal, me.id);
  const refused = useRefused();
  const put = useMutation(trpc.seals.seal.mutationOptions());
  const form = useZodForm<z.input<typeof sealing>, z.output<typeof sealing>>({
    schema: sealing,
    defaultValues: {
      secondId: null,
      until: lastNamedDay("dpo", today),
      reason: "",
    },
  });
  return (
    <CasePanel
      title={t("seal.form")}
      lead={t("seal.openHelp")}
      onClose={onClose}
    >
      <Form
        form={form}
        label={t("seal.form")}
        onSubmit={async ({ secondId, until, reason }) => {
          const ids = secondId === null ? [me.id] : [me.id, secondId];
          await put
            .mutateAsync({
              caseId: frame.id,
              version: frame.version,
              named: ids.map((personId) => ({ personId, until })),
              reason,
            })
            .then(onDone, refused(form));
        }}
      >
        <p className={classes["words"]}>{t("seal.number")}</p>
        <SelectField
          control={form.control}
          name="secondId"
          label={t("seal.second")}
          help={t("seal.secondHelp")}
          choices={people}
          searchable
          optional
        />
        <DayField
          control={form.control}
          name="until"
          label={t("seal.until")}
          from={today}
        />
        <TextAreaField
          control={form.control}
          name="reason"
          label={t("seal.reason")}
          help={t("seal.reasonHelp")}
        />
        <Acts save={t("seal.save")} busy={put.isPending} onClose={onClose} />
      </Form>
    </CasePanel>
  );
}

/** Puts one more person on the list. */
export function NameForm({
  frame,
  seal,
  onDone,
  onClose,
}: SealPartProps): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const people = usePeople(seal);
  const { today } = useOfficeTime();
  const refused = useRefused();
  const name = useMutation(trpc.seals.name.mutationOptions());
  const form = useZodForm<
    z.input<typeof nameInput>,
    z.output<typeof nameInput>
  >({
    schema: nameInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      personId: "",
      until: lastNamedDay("auditor", today),
    },
  });
  return (
    <CasePanel
      title={t(seal.isSealed ? "seal.name" : "seal.let")}
      lead={t("seal.nameHelp")}
      onClose={onClose}
    >
      <Form
        form={form}
        label={t(seal.isSealed ? "seal.name" : "seal.let")}
        onSubmit={async (wanted) => {
          await name
            .mutateAsync({ ...wanted, version: frame.version })
            .then(onDone, refused(form));
        }}
      >
        <SelectField
          control={form.control}
          name="personId"
          label={t("seal.nameWho")}
          choices={people}
          searchable
        />
        <DayField
          control={form.control}
          name="until"
          label={t("seal.until")}
          from={today}
        />
        <Acts
          save={t("seal.nameSave")}
          busy={name.isPending}
          onClose={onClose}
        />
      </Form>
    </CasePanel>
  );
}

/** Asks the second person to open the case again. */
export function AskForm({ frame, onDone, onClose }: SealPartProps): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const refused = useRefused();
  const ask = useMutation(trpc.seals.askUnseal.mutationOptions());
  const form = useZodForm<
    z.input<typeof askUnsealInput>,
    z.output<typeof askUnsealInput>
  >({
    schema: askUnsealInput,
    defaultValues: { caseId: frame.id, version: frame.version, reason: "" },
  });
  return (
    <CasePanel title={t("seal.ask")} lead={t("seal.askHelp")} onClose={onClose}>
      <Form
        form={form}
        label={t("seal.ask")}
        onSubmit={async (wanted) => {
          await ask
            .mutateAsync({ ...wanted, version: frame.version })
            .then(onDone, refused(form));
        }}
      >
        <TextAreaField
          control={form.control}
          name="reason"
          label={t("seal.reason")}
          help={t("seal.reasonHelp")}
        />
        <Acts save={t("seal.askSave")} busy={ask.isPending} onClose={onClose} />
      </Form>
    </CasePanel>
  );
}
