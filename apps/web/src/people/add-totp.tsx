import { Button } from "@mantine/core";
import { codeInput } from "@kept/domain/access/factors";
import { useMutation } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { encode } from "uqr";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { FailureView, useFailureText } from "../api/failure-view.tsx";
import { whileRenewing } from "../api/step-up.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Form, FormActs } from "../ui/form/form.tsx";
import { TextField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { useLanguage } from "../ui/use-language.ts";
import classes from "./sign-in-settings.module.css";

interface AddingProps {
  /** With the recovery codes, where this was the first factor. */
  readonly onAdded: (codes: readonly string[] | null) => void;
  readonly onCancel: () => void;
}

/** The key for the app, as a picture and as text, and the first code that shows that it arrived. */
export function AddTotp({ onAdded, onCancel }: AddingProps): ReactNode {
  const { t } = useTranslation("signIn");
  const trpc = useTRPC();
  const { mutate, data, error } = useMutation(
    trpc.people.startTotp.mutationOptions(),
  );
  useEffect(() => {
    mutate();
  }, [mutate]);
  if (error !== null)
    return (
      <FailureView
        error={error}
        onRetry={() => {
          mutate();
        }}
      />
    );
  if (data === undefined) return <LoadingRows rows={3} height={52} />;
  return (
    <div className={classes["box"]}>
      <p>{t("settings.totpScan")}</p>
      <QrPicture text={data.address} label={t("settings.totpPicture")} />
      <CopyButton
        value={data.secret}
        label={t("settings.totpKey")}
        className={classes["key"]}
      >
        {data.secret.replaceAll(/(.{4})(?=.)/gu, "$1 ")}
      </CopyButton>
      <FirstCode onAdded={onAdded} onCancel={onCancel} />
    </div>
  );
}

type Code = z.output<typeof codeInput>;

function FirstCode({ onAdded, onCancel }: AddingProps): ReactNode {
  const { t } = useTranslation("signIn");
  const client = useTRPCClient();
  const language = useLanguage();
  const failureText = useFailureText();
  const form = useZodForm<z.input<typeof codeInput>, Code>({
    schema: codeInput,
    defaultValues: { code: "" },
  });
  const confirm = async (code: Code): Promise<void> => {
    await whileRenewing(() => client.people.confirmTotp.mutate(code)).then(
      ({ codes }) => {
        onAdded(codes);
      },
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return (
    <Form form={form} label={t("settings.totpAdd")} onSubmit={confirm}>
      <TextField
        control={form.control}
        name="code"
        label={t("settings.totpCode")}
        inputMode="numeric"
        autoComplete="one-time-code"
        width={160}
      />
      <FormActs>
        <PrimaryAct
          label={t("settings.totpConfirm")}
          type="submit"
          busy={form.formState.isSubmitting}
        />
        <Button variant="subtle" onClick={onCancel}>
          {t("settings.cancel")}
        </Button>
      </FormActs>
    </Form>
  );
}

/** Drawn here: nobody else is shown what it says. */
function QrPicture({
  text,
  label,
}: {
  readonly text: string;
  readonly label: string;
}): ReactNode {
  const { data, size } = encode(text, { border: 0 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className={classes["picture"]}
      shapeRendering="crispEdges"
    >
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
