import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { askErasureInput, erasureGrounds } from "@kept/domain/casework/erasure";
import type { inferRouterOutputs } from "@trpc/server";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../../api/apply-failure.ts";
import { useTRPC, type AppRouter } from "../../api/client.ts";
import { FailureView, useFailureText } from "../../api/failure-view.tsx";
import { CheckboxesField, SelectField } from "../../ui/form/choice-fields.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { CasePanel } from "../case-panel.tsx";
import classes from "./keeping.module.css";
import type { KeptCase } from "./use-keeping.ts";

type Preview = inferRouterOutputs<AppRouter>["erasure"]["preview"];
type Typed = z.input<typeof askErasureInput>;
type Wanted = z.output<typeof askErasureInput>;

interface EraseFormProps {
  readonly frame: KeptCase;
  readonly onClose: () => void;
}

/** What goes, what stays, from which cases, why, and who has to agree. */
export function EraseForm({ frame, onClose }: EraseFormProps): ReactNode {
  const { t } = useTranslation("keeping");
  const trpc = useTRPC();
  const preview = useQuery(
    trpc.erasure.preview.queryOptions({ caseId: frame.id }, { staleTime: 0 }),
  );
  return (
    <CasePanel
      title={t("erase.title")}
      lead={t("erase.lead")}
      onClose={onClose}
    >
      {preview.data === undefined ? (
        preview.isError ? (
          <FailureView
            error={preview.error}
            onRetry={() => void preview.refetch()}
          />
        ) : (
          <LoadingRows rows={6} />
        )
      ) : (
        <AskForm frame={frame} preview={preview.data} onClose={onClose} />
      )}
    </CasePanel>
  );
}

function AskForm({
  frame,
  preview,
  onClose,
}: EraseFormProps & { readonly preview: Preview }): ReactNode {
  const { t } = useTranslation("keeping");
  const language = useLanguage();
  const nameOf = usePersonName();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const ask = useMutation(trpc.erasure.ask.mutationOptions());
  const [own, ...others] = preview.cases;
  const form = useZodForm<Typed, Partial<Typed> & Wanted>({
    schema: askErasureInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      alsoIds: others
        .filter(({ obstacle }) => obstacle === null)
        .map(({ id }) => id),
      approverId: "",
    },
  });
  const send = async (wanted: Wanted): Promise<void> => {
    await ask.mutateAsync({ ...wanted, version: frame.version }).then(
      async () => {
        await queryClient.invalidateQueries();
        onClose();
      },
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  const counted = (counts: Preview["cases"][number]["counts"]): string =>
    (["messages", "letters", "files", "notes"] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => t(`erase.${kind}`, { count: counts[kind] }))
      .join(language === "zh" ? "、" : ", ");
  if (own === undefined) return null;
  if (own.obstacle !== null)
    return (
      <p role="status" className={classes["words"]}>
        {t(`erase.obstacle.${own.obstacle}`)}
      </p>
    );
  return (
    <Form
      form={form}
      label={t("erase.title")}
      onSubmit={send}
      save={t("erase.ask")}
    >
      <div className={classes["goes"]}>
        <div>
          <h3>{t("erase.goes")}</h3>
          <ul>
            <li>{t("erase.goesPerson")}</li>
            {counted(own.counts) === "" ? null : <li>{counted(own.counts)}</li>}
            <li>{t("erase.goesTrail")}</li>
            <li>{t("erase.goesElsewhere")}</li>
          </ul>
        </div>
        <div>
          <h3>{t("erase.stays")}</h3>
          <ul>
            <li>{t("erase.staysCase", { reference: frame.reference })}</li>
            <li>{t("erase.staysTrail")}</li>
            <li>{t("erase.staysBackups")}</li>
          </ul>
        </div>
      </div>
      {others.length === 0 ? null : (
        <CheckboxesField
          control={form.control}
          name="alsoIds"
          label={t("erase.others")}
          choices={others.map(({ id, reference, counts, obstacle }) => ({
            value: id,
            label: reference,
            help:
              obstacle === null
                ? counted(counts)
                : t(`erase.obstacle.${obstacle}`),
            disabled: obstacle !== null,
          }))}
        />
      )}
      <SelectField
        control={form.control}
        name="ground"
        label={t("erase.ground")}
        width={360}
        choices={Object.entries(erasureGrounds).map(([value, label]) => ({
          value,
          label: label[language],
        }))}
      />
      <SelectField
        control={form.control}
        name="approverId"
        label={t("erase.approver")}
        help={t("erase.approverHelp")}
        width={360}
        choices={preview.approvers.map((person) => ({
          value: person.id,
          label: nameOf(person),
        }))}
      />
      <FormActs>
        <PrimaryAct type="submit" label={t("erase.ask")} busy={ask.isPending} />
        <Button variant="subtle" onClick={onClose}>
          {t("cancel")}
        </Button>
      </FormActs>
    </Form>
  );
}
