import { Button, Radio } from "@mantine/core";
import "@mantine/core/styles/Radio.layer.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  saveMacroInput,
  type MacroStep,
  type SaveMacroInput,
} from "@kept/domain/casework/macro-schema";
import type { ReactNode } from "react";
import { useController } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { applyFailure } from "../../api/apply-failure.ts";
import { useTRPC } from "../../api/client.ts";
import { useFailureText } from "../../api/failure-view.tsx";
import { useMe } from "../../people/session.tsx";
import type { Choice } from "../../ui/form/choice-fields.tsx";
import { macroDraft, macroRecord } from "../drafts/draft-forms.ts";
import { DraftMark } from "../drafts/draft-mark.tsx";
import { DraftNote } from "../drafts/draft-note.tsx";
import { useFormDraft } from "../drafts/use-form-draft.ts";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { TextField } from "../../ui/form/text-fields.tsx";
import { useZodForm } from "../../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import type { MacroChoices, MacroLine } from "./macro-desk.ts";
import classes from "./macro-form.module.css";
import { MacroSteps } from "./macro-steps.tsx";

/** A macro that is being written; without an id it is a new one. */
export interface MacroInHand {
  readonly id: string | null;
  readonly version: number;
  readonly name: string;
  readonly steps: readonly MacroStep[];
  readonly shared: MacroLine["shared"];
}

interface MacroFormProps {
  readonly register: string;
  readonly people: readonly Choice[];
  readonly choices: MacroChoices;
  readonly macro: MacroInHand;
  readonly onClose: () => void;
}

/** A macro as it is written: its name, who can run it, its steps in order. */
export function MacroForm({
  register,
  people,
  choices,
  macro,
  onClose,
}: MacroFormProps): ReactNode {
  const { t } = useTranslation("macros");
  const language = useLanguage();
  const failureText = useFailureText();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { permissions, team } = useMe();
  const save = useMutation(trpc.macros.save.mutationOptions());
  const update = useMutation(trpc.macros.update.mutationOptions());
  const { id, version, name, steps, shared } = macro;
  const form = useZodForm<SaveMacroInput, SaveMacroInput>({
    schema: saveMacroInput,
    defaultValues: { register, name, shared, steps: [...steps] },
  });
  const draft = useFormDraft({
    form,
    place: { register, record: macroRecord(id), form: macroDraft },
    caseVersion: id === null ? null : version,
  });
  const keep = async (wanted: SaveMacroInput): Promise<void> => {
    await draft.keeper.hold();
    const { register: _kept, ...said } = wanted;
    const done =
      id === null
        ? save.mutateAsync(wanted)
        : update.mutateAsync({ macroId: id, version, ...said });
    await done.then(
      async () => {
        await draft.keeper.discard();
        draft.keeper.close();
        await queryClient.invalidateQueries(trpc.macros.pathFilter());
        onClose();
      },
      (error: unknown) => {
        draft.keeper.release();
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  const whose = useController({ control: form.control, name: "shared" }).field;
  const teamId = team?.id ?? null;
  // A macro of another team stays with it.
  const offered: readonly MacroInHand["shared"][] = [
    { with: "me" },
    ...(teamId === null ? [] : [{ with: "team" as const, teamId }]),
    { with: "team", teamId: null },
    ...(shared.with === "team" &&
    shared.teamId !== null &&
    shared.teamId !== teamId
      ? [shared]
      : []),
  ];
  return (
    <Form form={form} label={t("form.save")} onSubmit={keep}>
      <DraftNote draft={draft} />
      <TextField
        control={form.control}
        name="name"
        label={t("form.name")}
        help={t("form.nameHelp")}
      />
      {permissions.includes("views.share") ? (
        <fieldset className={classes["choices"]}>
          <legend className={classes["legend"]}>{t("form.whose")}</legend>
          {offered.map((one) => (
            <Radio
              key={keyOf(one)}
              name="shared"
              label={
                one.with === "me"
                  ? t("whose.me")
                  : one.teamId === null
                    ? t("whose.everybody")
                    : t(
                        one.teamId === teamId
                          ? "whose.team"
                          : "whose.otherTeam",
                      )
              }
              checked={keyOf(one) === keyOf(whose.value)}
              onChange={() => {
                whose.onChange(one);
              }}
            />
          ))}
        </fieldset>
      ) : null}
      <MacroSteps form={form} people={people} choices={choices} />
      <FormActs>
        <PrimaryAct
          type="submit"
          label={t("form.save")}
          busy={save.isPending || update.isPending}
        />
        <Button variant="subtle" onClick={onClose}>
          {t("form.cancel")}
        </Button>
        <DraftMark standing={draft.standing} />
      </FormActs>
    </Form>
  );
}

function keyOf(shared: MacroInHand["shared"]): string {
  return shared.with === "me" ? "me" : (shared.teamId ?? "everybody");
}
