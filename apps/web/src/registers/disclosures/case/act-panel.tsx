import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Form, FormActs } from "../../../ui/form/form.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { PrimaryAct } from "../../../ui/primary-act.tsx";
import classes from "./case.module.css";

interface ActPanelProps<Input extends FieldValues, Output extends FieldValues> {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly form: UseFormReturn<Input, unknown, Output>;
  readonly onSubmit: (values: Output) => Promise<void>;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A fact in the making: it opens above the steps and takes the focus. */
export function ActPanel<Input extends FieldValues, Output extends FieldValues>(
  props: ActPanelProps<Input, Output>,
): ReactNode {
  const { title, lead, form, onSubmit, isBusy, onClose, children } = props;
  const { t } = useTranslation("disclosures");
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section className={classes["panel"]} aria-labelledby={titleId}>
      <header className={classes["head"]}>
        <h2
          id={titleId}
          ref={heading}
          tabIndex={-1}
          className={classes["title"]}
        >
          {title}
        </h2>
        <IconButton label={t("form.shut")} onClick={onClose}>
          <IconX size={16} />
        </IconButton>
      </header>
      {lead === undefined ? null : <p className={classes["lead"]}>{lead}</p>}
      <Form form={form} label={title} onSubmit={onSubmit} save={title}>
        {children}
        <FormActs>
          <PrimaryAct type="submit" label={title} busy={isBusy} />
          <Button variant="subtle" onClick={onClose}>
            {t("form.cancel")}
          </Button>
        </FormActs>
      </Form>
    </section>
  );
}
