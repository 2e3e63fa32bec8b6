import { Button } from "@mantine/core";
import { judgeInput } from "@kept/domain/log/sample";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC } from "../api/client.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { useMe } from "../people/session.tsx";
import { RadioField } from "../ui/form/choice-fields.tsx";
import { Form, FormActs } from "../ui/form/form.tsx";
import { TextAreaField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { Tag } from "../ui/tag.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { useLanguage } from "../ui/use-language.ts";
import { usePersonName } from "../ui/use-person-name.ts";
import classes from "./samples-page.module.css";
import type { SheetProps } from "./sample-standing.ts";
import { type Row, tones } from "./sample-standing.ts";

export function Finding({
  sheet,
  row,
  onChanged,
}: SheetProps & { readonly row: Row }): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const { permissions } = useMe();
  const [isOpen, setOpen] = useState(false);
  const judge = useMutation(
    trpc.reviews.judge.mutationOptions({ onSuccess: onChanged }),
  );
  const { sample } = sheet;
  const mayJudge =
    permissions.includes("log.review") && sample.signedBy.length === 0;
  const done = (): void => {
    setOpen(false);
    onChanged();
  };
  return (
    <div className={classes["finding"]}>
      {row.finding === null ? null : (
        <p>
          <Tag tone={tones[row.finding]}>
            {t(`samples.finding.${row.finding}`)}
          </Tag>{" "}
          <span className={classes["words"]}>
            {row.judgedBy === null ? null : nameOf(row.judgedBy)}
          </span>
        </p>
      )}
      {row.remark === null ? null : (
        <p className={classes["remark"]}>{row.remark}</p>
      )}
      {!mayJudge ? null : row.isOwn ? (
        <p className={classes["words"]}>{t("samples.own")}</p>
      ) : isOpen ? (
        <FindingForm
          sampleId={sample.id}
          row={row}
          onDone={done}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : (
        <p className={classes["acts"]}>
          {row.finding === "inOrder" ? null : (
            <TextButton
              onClick={() => {
                judge.mutate({
                  sampleId: sample.id,
                  entryId: row.row.id,
                  finding: "inOrder",
                  remark: null,
                });
              }}
            >
              {t("samples.finding.inOrder")}
            </TextButton>
          )}
          <TextButton
            onClick={() => {
              setOpen(true);
            }}
          >
            {t(row.finding === null ? "samples.other" : "samples.change")}
          </TextButton>
        </p>
      )}
      {judge.error === null ? null : (
        <p role="alert" className={classes["wrong"]}>
          {failureText(judge.error)}
        </p>
      )}
    </div>
  );
}

/** What is not plainly in order is said in words. */
function FindingForm({
  sampleId,
  row,
  onDone,
  onClose,
}: {
  readonly sampleId: string;
  readonly row: Row;
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation("audit");
  const trpc = useTRPC();
  const language = useLanguage();
  const failureText = useFailureText();
  const judge = useMutation(trpc.reviews.judge.mutationOptions());
  const form = useZodForm<
    z.input<typeof judgeInput>,
    z.output<typeof judgeInput>
  >({
    schema: judgeInput,
    defaultValues: {
      sampleId,
      entryId: row.row.id,
      finding: row.finding ?? "question",
      remark: row.remark ?? "",
    },
  });
  return (
    <Form
      form={form}
      label={t("samples.form")}
      onSubmit={async (said) => {
        await judge.mutateAsync(said).then(onDone, (error: unknown) => {
          applyFailure({
            form,
            error,
            language,
            otherwise: failureText(error),
          });
        });
      }}
    >
      <RadioField
        control={form.control}
        name="finding"
        label={t("samples.form")}
        choices={(["inOrder", "question", "wrong"] as const).map((value) => ({
          value,
          label: t(`samples.finding.${value}`),
        }))}
      />
      <TextAreaField
        control={form.control}
        name="remark"
        label={t("samples.remark")}
      />
      <FormActs>
        <Button type="submit" variant="default" loading={judge.isPending}>
          {t("samples.save")}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t("samples.cancel")}
        </Button>
      </FormActs>
    </Form>
  );
}
