import { useContext, useState } from "react";
import type {
  DefaultValues,
  FieldValues,
  Path,
  PathValue,
  UseFormReturn,
} from "react-hook-form";
import type { z } from "zod";
import { applyFailure } from "../../api/apply-failure.ts";
import { failureOf } from "../../api/failure.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import type { Conflict } from "@kept/domain/refusal";
import {
  useFormDraft,
  type DraftPlace,
  type FormDraft,
} from "../drafts/use-form-draft.ts";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { mergeFields, type MergedField } from "./merge-fields.ts";
import { useCaseAct, type ActDesk, type Send } from "./use-case-act.ts";
import { ActDone } from "./act-done.ts";

export interface CaseFormInput<
  Input extends FieldValues,
  Output extends FieldValues,
  Answer,
> {
  readonly schema: z.ZodType<Output, Input>;
  readonly defaultValues: DefaultValues<Input>;
  readonly desk: ActDesk;
  readonly send: Send<Output, Answer>;
  /**
   * Under which name its words are kept, and of what where that is no version of a case; null where there are
   * none, only a choice of a moment.
   */
  readonly draft: string | Omit<DraftPlace, "register"> | null;
  /** Closes the form, goes to the letter that was begun, and the like. */
  readonly onDone: (answer: Answer) => void;
}

/** Every act says on which case, and which version of it was looked at. */
interface OnCase {
  readonly caseId: string;
  readonly version: number;
}

/** A form that records one act on a case, and what becomes of it. */
export interface ActFormState<
  Input extends FieldValues = FieldValues,
  Output extends FieldValues = FieldValues,
> {
  readonly form: UseFormReturn<Input, unknown, Output>;
  readonly submit: (values: Output) => Promise<void>;
  readonly isBusy: boolean;
  readonly draft: FormDraft;
  /** Somebody changed the case meanwhile; what was typed is still in the form. */
  readonly conflict: Conflict | null;
  /** Every field that others changed, and what both sides made of it. */
  readonly merged: readonly MergedField[];
  /** Goes on from the case as it is now: what only they changed is taken over, and what was chosen of theirs. */
  readonly settleConflict: (
    how: "save" | "back",
    taken: ReadonlySet<string>,
  ) => void;
}

/**
 * Checks the words with the schema of the procedure, sends them with the version that was looked at, puts what
 * the server refuses at its field, and keeps everything typed when the case has moved on.
 */
export function useCaseForm<
  Input extends FieldValues,
  Output extends FieldValues,
  Answer,
>({
  schema,
  defaultValues,
  desk,
  send,
  onDone,
  draft: name,
}: CaseFormInput<Input, Output, Answer>): ActFormState<Input, Output> {
  const language = useLanguage();
  const failureText = useFailureText();
  const form = useZodForm({ schema, defaultValues });
  const { caseId, version } = defaultValues as Partial<OnCase>;
  const draft = useFormDraft({
    form,
    place: placeOf(desk.register, name, caseId),
    caseVersion: version ?? null,
  });
  const { keeper } = draft;
  const goOn = useContext(ActDone);
  const act = useCaseAct(desk, send, keeper.hold);
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const submit = async (values: Output): Promise<void> => {
    const done = (answer: Answer): void => {
      keeper.close();
      // Before the form closes: closing it forgets where somebody wanted to go on to.
      goOn();
      onDone(answer);
    };
    await act.mutateAsync(values).then(done, (error: unknown) => {
      keeper.release();
      const failure = failureOf(error);
      const moved =
        failure.kind === "refusal" ? failure.refusal.conflict : undefined;
      if (moved === undefined) {
        applyFailure({ form, error, language, otherwise: failureText(error) });
        return;
      }
      setConflict(moved);
    });
  };

  const merged =
    conflict === null
      ? []
      : mergeFields(conflict, {
          mine: form.getValues(),
          opened: form.formState.defaultValues ?? {},
        });

  return {
    form,
    submit,
    isBusy: act.isPending,
    draft,
    conflict,
    merged,
    settleConflict: (how, taken) => {
      if (conflict === null) return;
      for (const { field, kind, theirs } of merged) {
        if (kind !== "theirs" && !taken.has(field)) continue;
        form.setValue(
          field as Path<Input>,
          theirs as PathValue<Input, Path<Input>>,
          { shouldDirty: true },
        );
      }
      // Every act names the version it was made from; see `caseVersion` in the domain.
      form.setValue(
        "version" as Path<Input>,
        conflict.currentVersion as PathValue<Input, Path<Input>>,
      );
      setConflict(null);
      if (how === "save") void form.handleSubmit(submit)();
    },
  };
}

function placeOf(
  register: string,
  draft: CaseFormInput<FieldValues, FieldValues, unknown>["draft"],
  caseId: string | undefined,
): DraftPlace | null {
  if (draft !== null && typeof draft === "object")
    return { register, ...draft };
  return draft === null || caseId === undefined
    ? null
    : { register, record: caseId, form: draft };
}
