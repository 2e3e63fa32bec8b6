import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type {
  DefaultValues,
  FieldValues,
  Path,
  PathValue,
  UseFormReturn,
} from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api/client.ts";
import { whenBack } from "../../api/connection.ts";
import { isSignedOut } from "../../api/replay-link.ts";
import { signedInAgain } from "../../api/session-end.ts";
import { toast } from "../../ui/toast.ts";
import { guard } from "../../ui/unsaved.ts";
import {
  makeDraftKeeper,
  type DraftKeeper,
  type DraftStanding,
  type Written,
} from "./draft-keeper.ts";

/** Which form on which record; `record` is a case, or "new-" and something of one's own. */
export interface DraftPlace {
  readonly register: string;
  readonly record: string;
  readonly form: string;
}

interface FormDraftInput<Input extends FieldValues, Output> {
  readonly form: UseFormReturn<Input, unknown, Output>;
  /** Null for a form whose choices are made anew in a moment. */
  readonly place: DraftPlace | null;
  /** The version of the case that is looked at; null where there is none yet. */
  readonly caseVersion: number | null;
  /** Hears what was brought back. */
  readonly onRestored?: (values: Written) => void;
}

export interface FormDraft {
  readonly standing: DraftStanding;
  /** When the words were saved that were brought back; null when nothing was. */
  readonly restoredFrom: string | null;
  /** Somebody changed the case after those words were written. */
  readonly hasMoved: boolean;
  readonly keeper: DraftKeeper;
  /** Puts the words of the other window into the form. */
  readonly takeOlder: () => void;
  /** Throws the draft away, and says how to have it back. */
  readonly discard: () => void;
}

// Which case and which version are no words.
const notWords: ReadonlySet<string> = new Set(["caseId", "version"]);

/** Nothing and what is not there are one. */
function said(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** What differs from the form as it was opened, field by field: the rest comes from the case as it is then. */
function writtenIn(values: FieldValues, initial: FieldValues): Written {
  return Object.fromEntries(
    Object.entries(values)
      .filter(
        ([field, value]) =>
          !notWords.has(field) && said(value) !== said(initial[field]),
      )
      .map(([field, value]) => [field, (value as unknown) ?? null]),
  );
}

/**
 * Keeps what is typed into a form in the house, and brings it back whenever the form is opened again: after a
 * reload, a crash, another sign-in, in another window. A field that nobody touched is never kept, and one that
 * somebody has touched is never written over.
 */
export function useFormDraft<Input extends FieldValues, Output>({
  form,
  place,
  caseVersion,
  onRestored,
}: FormDraftInput<Input, Output>): FormDraft {
  const { t } = useTranslation("drafts");
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  // As they were when the form was opened.
  const [at] = useState(place);
  const [version] = useState(caseVersion);
  const [initial] = useState<FieldValues>(() =>
    structuredClone<FieldValues>(form.getValues()),
  );
  const [restored, setRestored] = useState<{
    readonly savedAt: string;
    readonly hasMoved: boolean;
  } | null>(null);
  const [standing, setStanding] = useState<DraftStanding>({
    state: "empty",
    kept: null,
    error: null,
  });
  const isTouched = useRef(false);
  const heard = useRef(onRestored);
  useEffect(() => {
    heard.current = onRestored;
  });

  const [keeper] = useState(() => {
    let release: (() => void) | null = null;
    const made: DraftKeeper = makeDraftKeeper({
      save: async (values, base) => {
        if (at === null) throw new Error("This form keeps no draft.");
        const kept = await client.drafts.save.mutate({
          ...at,
          // What a form holds is what JSON can hold.
          values: values as Parameters<
            typeof client.drafts.save.mutate
          >[0]["values"],
          base,
          caseVersion: version,
        });
        void queryClient.invalidateQueries(trpc.drafts.pathFilter());
        return kept;
      },
      discard: async (draftId) => {
        await client.drafts.discard.mutate({ draftId });
        void queryClient.invalidateQueries(trpc.drafts.pathFilter());
      },
      dropOlder: (draftId) => client.drafts.dropOlder.mutate({ draftId }),
      onChange: setStanding,
      onUnsaved: (isUnsaved) => {
        if (isUnsaved) release ??= guard({ save: () => made.save() });
        else {
          release?.();
          release = null;
        }
      },
    });
    return made;
  });

  const fill = useCallback(
    (values: Written) => {
      for (const [field, value] of Object.entries(values))
        form.setValue(
          field as Path<Input>,
          value as PathValue<Input, Path<Input>>,
          { shouldDirty: true },
        );
    },
    [form],
  );

  useEffect(() => {
    if (at === null) return undefined;
    const gone = new AbortController();
    const isTooLate = (): boolean => gone.signal.aborted || isTouched.current;
    const ends: (() => void)[] = [];
    const load = async (): Promise<void> => {
      if (isTooLate()) return;
      const found = await client.drafts.get.query(at);
      // Whoever was faster than the answer goes on; what was kept is offered with the first save.
      if (found === null || isTooLate()) return;
      isTouched.current = true;
      keeper.adopt(found, found.values);
      heard.current?.(found.values);
      fill(found.values);
      setRestored({
        savedAt: found.savedAt,
        hasMoved: found.caseVersion !== version,
      });
    };
    const loadUntilThere = (): void => {
      load().catch((error: unknown) => {
        if (isSignedOut(error)) void signedInAgain().then(loadUntilThere);
        else ends.push(whenBack(loadUntilThere));
      });
    };
    loadUntilThere();
    return () => {
      gone.abort();
      for (const end of ends) end();
    };
  }, [at, client, fill, keeper, version]);

  useEffect(() => {
    if (at === null) return undefined;
    const watching = form.watch((_values, { type }) => {
      if (type === "change") isTouched.current = true;
      if (isTouched.current) keeper.write(writtenIn(form.getValues(), initial));
    });
    return () => {
      watching.unsubscribe();
      // Closed in the middle of a word: it is saved all the same.
      void keeper.save();
    };
  }, [at, form, initial, keeper]);

  const takeOlder = useCallback(() => {
    const older = keeper.takeOlder();
    if (older === null) return;
    form.reset(initial as DefaultValues<Input>);
    fill(older);
    keeper.write(writtenIn(form.getValues(), initial));
    void keeper.save();
  }, [fill, form, initial, keeper]);

  const discard = useCallback(() => {
    const words = writtenIn(form.getValues(), initial);
    void keeper.discard();
    form.reset(initial as DefaultValues<Input>);
    setRestored(null);
    if (at === null || Object.keys(words).length === 0) return;
    toast({
      text: t("discarded"),
      undo: {
        label: t("undo"),
        run: () => {
          fill(words);
          keeper.write(words);
          void keeper.save();
        },
      },
    });
  }, [at, fill, form, initial, keeper, t]);

  return {
    standing,
    restoredFrom: restored?.savedAt ?? null,
    hasMoved: restored?.hasMoved === true,
    keeper,
    takeOlder,
    discard,
  };
}
