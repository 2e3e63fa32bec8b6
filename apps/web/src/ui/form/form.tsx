import {
  useEffect,
  useMemo,
  useRef,
  type ReactNode,
  type RefObject,
} from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../shortcuts.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { FormLabels } from "./form-labels.ts";
import classes from "./form.module.css";

interface FormProps<Input extends FieldValues, Output extends FieldValues> {
  readonly form: UseFormReturn<Input, unknown, Output>;
  readonly label: string;
  /** Sends it. What the server refuses is put into the form with `applyFailure`. */
  readonly onSubmit: (values: Output) => Promise<void> | void;
  /** The word on its button; the key that does the same is told under it. */
  readonly save?: string;
  /** Where its words are kept while they are written: keeps them now. */
  readonly onSaveDraft?: (() => void) | undefined;
  /** What counts as being in the form, where its title stands outside of it. */
  readonly area?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** One column of fields. When something is wrong the summary at the top says what, and takes the focus. */
export function Form<Input extends FieldValues, Output extends FieldValues>({
  form,
  label,
  onSubmit,
  save = label,
  onSaveDraft,
  area,
  children,
}: FormProps<Input, Output>): ReactNode {
  const { t } = useTranslation("ui");
  const frame = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const labels = useMemo(() => new Map<string, string>(), []);
  const { submitCount, isSubmitSuccessful } = form.formState;

  useEffect(() => {
    if (submitCount > 0 && !isSubmitSuccessful) summary.current?.focus();
  }, [submitCount, isSubmitSuccessful]);

  useShortcut(
    { keys: "mod+enter", label: save },
    () => {
      frame.current?.requestSubmit();
    },
    { within: area ?? frame },
  );
  useShortcut(
    { keys: "mod+s", label: t("form.saveDraft") },
    onSaveDraft ?? noop,
    {
      enabled: onSaveDraft !== undefined,
      within: area ?? frame,
    },
  );

  return (
    <form
      ref={frame}
      className={classes["form"]}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        void form.handleSubmit(onSubmit)(event);
      }}
    >
      <FormLabels value={labels}>
        {submitCount > 0 ? <ErrorSummary ref={summary} form={form} /> : null}
        {children}
      </FormLabels>
    </form>
  );
}

function noop(): void {
  // Not bound while there is nothing to keep.
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
export function FormActs({
  children,
}: {
  readonly children: ReactNode;
}): ReactNode {
  return <div className={classes["acts"]}>{children}</div>;
}
