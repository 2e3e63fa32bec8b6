import { Button } from "@mantine/core";
import { signSampleInput } from "@kept/domain/log/sample";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { useMe } from "../people/session.tsx";
import { Form, FormActs } from "../ui/form/form.tsx";
import { TextAreaField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { Section } from "../ui/section.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useLanguage } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import classes from "./samples-page.module.css";
import type { SheetProps } from "./sample-standing.ts";

export function Signatures({ sheet, onChanged }: SheetProps): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const dates = useDates();
  const nameOf = usePersonName();
  const language = useLanguage();
  const failureText = useFailureText();
  const me = useMe();
  const { sample, needsAnother } = sheet;
  const sign = useMutation(trpc.reviews.sign.mutationOptions());
  const form = useZodForm<
    z.input<typeof signSampleInput>,
    z.output<typeof signSampleInput>
  >({
    schema: signSampleInput,
    defaultValues: { sampleId: sample.id, note: null },
  });
  const open = sheet.rows.filter(({ finding }) => finding === null).length;
  const mine = sample.signedBy.some(({ person }) => person.id === me.id);
  const maySign =
    me.permissions.includes("log.sign") &&
    !mine &&
    sample.completedAt === null &&
    open === 0;
  return (
    <Section title={t("samples.signatures")} ruled>
      {sample.signedBy.length === 0 ? (
        <p className={classes["words"]}>
          {open > 0
            ? t("samples.toJudge", { count: open })
            : t("samples.notSigned")}
        </p>
      ) : (
        <ul>
          {sample.signedBy.map(({ person, at, note }) => (
            <li key={person.id}>
              {t("samples.signature", {
                name: nameOf(person),
                moment: dates.moment(at),
              })}
              {note === null ? null : (
                <p className={classes["remark"]}>{note}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      {needsAnother ? (
        <p className={classes["words"]}>{t("samples.needsAnother")}</p>
      ) : null}
      {maySign ? (
        <Form
          form={form}
          label={t("samples.sign")}
          onSubmit={async (wanted) => {
            await sign.mutateAsync(wanted).then(onChanged, (error: unknown) => {
              applyFailure({
                form,
                error,
                language,
                otherwise: failureText(error),
              });
            });
          }}
        >
          <TextAreaField
            control={form.control}
            name="note"
            label={t("samples.note")}
            optional
          />
          <FormActs>
            <Button type="submit" variant="default" loading={sign.isPending}>
              {t("samples.sign")}
            </Button>
          </FormActs>
        </Form>
      ) : null}
    </Section>
  );
}
