import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import {
  useEffect,
  useId,
  useRef,
  type ReactNode,
  type RefObject,
} from "react";
import type { FieldValues } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { DraftMark } from "../drafts/draft-mark.tsx";
import { DraftNote } from "../drafts/draft-note.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import classes from "./act-form.module.css";
import { ConflictDialog } from "./conflict-dialog.tsx";
import type { ActFormState } from "./use-case-form.ts";

interface ActPanelProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly onClose: () => void;
  /** Another answer to Escape than closing: where words are written, it does not throw them away. */
  readonly onEscape?: () => void;
  /** Where the caret goes: into the first field, or to the title of a long form. */
  readonly focus?: "field" | "title";
  readonly children: ReactNode;
}

/** A recorded fact in the making: it opens under the thing it is about and takes the focus. */
export function ActPanel({
  title,
  lead,
  onClose,
  onEscape = onClose,
  focus = "field",
  panel: given,
  children,
}: ActPanelProps & {
  readonly panel?: RefObject<HTMLElement | null>;
}): ReactNode {
  const { t } = useTranslation("caseForms");
  const own = useRef<HTMLElement>(null);
  const panel = given ?? own;
  const titleId = useId();

  useEffect(() => {
    const opener = document.activeElement;
    const first =
      focus === "title"
        ? null
        : panel.current?.querySelector<HTMLElement>(
            "form input:not([type=hidden]), form textarea",
          );
    const target = first ?? panel.current?.querySelector<HTMLElement>("h2");
    const aim = (): void => {
      target?.focus({ preventScroll: true });
    };
    panel.current?.scrollIntoView({ block: "nearest" });
    // A list that opens on focus has to be there first, or it does not tell that it is open.
    if (target?.role === "combobox") requestAnimationFrame(aim);
    else aim();
    return () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [focus, panel]);

  return (
    <section
      ref={panel}
      className={classes["panel"]}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
        // A list or a calendar that is open closes first.
        if (
          event.target instanceof Element &&
          event.target.getAttribute("aria-expanded") === "true"
        )
          return;
        event.stopPropagation();
        onEscape();
      }}
    >
      <header className={classes["head"]}>
        <h2 id={titleId} tabIndex={-1} className={classes["title"]}>
          {title}
        </h2>
        <IconButton label={t("shut")} shortcut="Esc" onClick={onClose}>
          <IconX size={16} />
        </IconButton>
      </header>
      {lead === undefined ? null : <p className={classes["lead"]}>{lead}</p>}
      {children}
    </section>
  );
}

interface ActFormProps<
  Input extends FieldValues,
  Output extends FieldValues,
> extends ActPanelProps {
  readonly act: ActFormState<Input, Output>;
  /** The act in a verb: "Save the decision". */
  readonly save: string;
}

/** The panel with its form, its one primary button and what happens when somebody else was faster. */
export function ActForm<Input extends FieldValues, Output extends FieldValues>({
  act,
  save,
  children,
  ...panel
}: ActFormProps<Input, Output>): ReactNode {
  const area = useRef<HTMLElement>(null);
  const { t } = useTranslation("caseForms");
  const { t: words } = useTranslation("drafts");
  const { form, submit, isBusy, conflict, merged, settleConflict, draft } = act;
  const hasWords = draft.standing.state !== "empty";
  const { isDirty } = form.formState;
  return (
    <ActPanel
      {...panel}
      panel={area}
      onEscape={() => {
        if (!isDirty) panel.onClose();
      }}
    >
      <Form
        form={form}
        label={panel.title}
        onSubmit={submit}
        save={save}
        area={area}
        onSaveDraft={
          hasWords
            ? () => {
                void draft.keeper.save();
              }
            : undefined
        }
      >
        <DraftNote draft={draft} />
        {children}
        <FormActs>
          <PrimaryAct type="submit" label={save} busy={isBusy} />
          <Button
            variant="subtle"
            onClick={() => {
              if (hasWords) draft.discard();
              panel.onClose();
            }}
          >
            {hasWords ? words("discard") : t("cancel")}
          </Button>
          <DraftMark standing={draft.standing} />
        </FormActs>
      </Form>
      {conflict === null ? null : (
        <ConflictDialog merged={merged} onSettle={settleConflict} />
      )}
    </ActPanel>
  );
}
