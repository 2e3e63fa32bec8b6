import { useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import {
  useFormDraft,
  type FormDraft,
} from "../../../casework/drafts/use-form-draft.ts";
import { useZodForm } from "../../../ui/form/use-zod-form.ts";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage } from "../../../ui/use-language.ts";
import type { OpenRequestInput } from "@kept/domain/registers/requests/schema";
import type { MailPreview } from "./intake-outputs.ts";
import {
  guessedFields,
  guessesOf,
  type GuessedField,
  type Ground,
} from "./mail-guess.ts";
import {
  blankForm,
  openFormSchema,
  type OpenFormInput,
} from "./open-schema.ts";

export type OpenForm = UseFormReturn<OpenFormInput, unknown, OpenRequestInput>;

interface OpenFormState {
  readonly form: OpenForm;
  readonly draft: FormDraft;
  /** What a field was guessed from; undefined once somebody has said something themself. */
  readonly groundOf: (field: GuessedField) => Ground | undefined;
}

/** The form, filled in from a mail where nobody has written yet. What somebody wrote stays when a mail comes. */
export function useOpenForm(
  preview: MailPreview | null,
  slot: string,
): OpenFormState {
  const { now } = useDates();
  const language = useLanguage();
  const form = useZodForm<OpenFormInput, OpenRequestInput>({
    schema: openFormSchema,
    defaultValues: blankForm(now, language),
  });
  const [said, setSaid] = useState<ReadonlySet<string>>(new Set());
  const lastSaid = useRef(said);
  const [grounds, setGrounds] = useState<ReadonlyMap<GuessedField, Ground>>(
    new Map(),
  );

  const draft = useFormDraft({
    form,
    place: { register: "requests", record: `new-${slot}`, form: "open" },
    caseVersion: null,
    // What was brought back has been said, and no mail writes over it.
    onRestored: (values) => {
      lastSaid.current = new Set([...lastSaid.current, ...Object.keys(values)]);
      setSaid(lastSaid.current);
    },
  });

  useEffect(() => {
    const watching = form.watch((_values, { name, type }) => {
      if (type !== "change" || name === undefined) return;
      const [field = name] = name.split(".");
      lastSaid.current = new Set([...lastSaid.current, field]);
      setSaid(lastSaid.current);
    });
    return () => {
      watching.unsubscribe();
    };
  }, [form]);

  const mailId = preview?.mailId ?? null;
  const filledFrom = useRef<string | null>(null);
  useEffect(() => {
    if (filledFrom.current === mailId) return;
    filledFrom.current = mailId;
    const guesses = preview === null ? [] : guessesOf(preview);
    const blank = blankForm(new Date(now).toISOString(), language);
    for (const field of guessedFields) {
      if (lastSaid.current.has(field)) continue;
      const guess = guesses.find((one) => one.field === field);
      form.setValue(
        field,
        (guess === undefined
          ? blank[field]
          : guess.value) as OpenFormInput[typeof field],
        { shouldValidate: form.formState.isSubmitted },
      );
    }
    form.setValue("mailId", mailId);
    setGrounds(new Map(guesses.map(({ field, ground }) => [field, ground])));
  }, [form, language, mailId, now, preview]);

  return {
    form,
    draft,
    groundOf: (field) => (said.has(field) ? undefined : grounds.get(field)),
  };
}
