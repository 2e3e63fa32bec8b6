import { useMemo, useRef, useState, type ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { ErrorSummary } from "./error-summary.tsx";
import { FormLabels } from "./form-labels.ts";
import classes from "./form.module.css";

interface FormProps<Input extends FieldValues, Output extends FieldValues> {
  readonly form: UseFormReturn<Input, unknown, Output>;
  readonly label: string;
  readonly onSubmit: (values: Output) => Promise<void> | void;
  readonly children: ReactNode;
}

/** One column of fields. When something is wrong the summary at the top says what, and takes the focus. */
export function Form<Input extends FieldValues, Output extends FieldValues>({
  form,
  label,
  onSubmit,
  children,
}: FormProps<Input, Output>): ReactNode {
  const summary = useRef<HTMLDivElement>(null);
  const [isSummaryShown, setSummaryShown] = useState(false);
  const labels = useMemo(() => new Map<string, string>(), []);

  const focusSummary = (): void => {
    setSummaryShown(true);
    // After the summary is on the page.
    window.requestAnimationFrame(() => summary.current?.focus());
  };

  return (
    <form
      className={classes["form"]}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        void form.handleSubmit(async (values) => {
          setSummaryShown(false);
          await onSubmit(values);
          // The server may have found what the schema could not.
          if (Object.keys(form.formState.errors).length > 0) focusSummary();
        }, focusSummary)(event);
      }}
    >
      <FormLabels value={labels}>
        {isSummaryShown ? <ErrorSummary ref={summary} form={form} /> : null}
        {children}
      </FormLabels>
    </form>
  );
}

/** Fields that are decided together, with a name. */
export function FieldGroup({
  legend,
  help,
  children,
}: {
  readonly legend: string;
  readonly help?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <fieldset className={classes["group"]}>
      <legend className={classes["legend"]}>{legend}</legend>
      {help === undefined ? null : <p className={classes["help"]}>{help}</p>}
      <div className={classes["form"]}>{children}</div>
    </fieldset>
  );
}

/** The row under a form: the primary button first, then the way out. */
export function FormActs({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={classes["acts"]}>{children}</div>;
}
