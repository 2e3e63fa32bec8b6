import { startLetterInput } from "@kept/domain/casework/schema";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMacros } from "../../../../casework/macros/macro-desk.ts";
import { letterPath } from "../../../../casework/letter-path.ts";
import { paths } from "../../../../paths.ts";
import { RadioField, SelectField } from "../../../../ui/form/choice-fields.tsx";
import { useText } from "../../../../ui/use-language.ts";
import { ActForm } from "../../../../casework/forms/act-form.tsx";
import { isOpenMove, type RequestView } from "../request-view.ts";
import type { CaseFormProps } from "./case-form.ts";
import classes from "./letter-chooser.module.css";
import { useActForm } from "./use-act-form.ts";

interface LetterChooserProps extends CaseFormProps {
  /**
   * `answer`: the letters that carry the decision. `reply`: all that suit the case. `template`: every letter
   * the office has, to search in.
   */
  readonly kind: "answer" | "reply" | "template";
  readonly onLetter: (letterId: string) => void;
  /** Somebody chose a macro in place of a letter. */
  readonly onMacro: (macroId: string) => void;
}

const macroChoice = "macro:";

/** Which letter to write. A draft that is there already is offered before a new one. */
export function LetterChooser({
  view,
  kind,
  onClose,
  onLetter,
  onMacro,
}: LetterChooserProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const { frame, request } = view;
  const templates = view.templates.filter((letter) => isWritten(letter, view));
  const suited = templates.filter(({ isSuited }) => isSuited);
  const answers = suited.filter(({ isAnswer }) => isAnswer);
  const offered =
    kind === "template"
      ? templates
      : kind === "answer" && answers.length > 0
        ? answers
        : suited;
  const drafts = frame.letters.filter(({ state }) => state === "draft");
  const act = useActForm({
    draft: null,
    schema: startLetterInput,
    defaultValues: {
      caseId: frame.id,
      version: frame.version,
      templateId: kind === "answer" ? (answers[0]?.id ?? "") : "",
    },
    send: (requests, input, options) =>
      requests.startLetter.mutate(input, options),
    onDone: ({ letterId }) => {
      onLetter(letterId);
    },
  });
  const { control } = act.form;
  const mayWrite = isOpenMove(frame, "write");
  const { data: kept } = useMacros("requests", kind === "template");
  const { t: macroWords } = useTranslation("macros");
  const choices = [
    ...(kind === "template" ? (kept?.macros ?? []) : []).map(
      ({ id, name }) => ({
        value: `${macroChoice}${id}`,
        label: macroWords("choice", { name }),
      }),
    ),
    ...(mayWrite ? offered : []).map(({ id, title }) => ({
      value: id,
      label: text(title),
    })),
  ];
  const chosen = act.form.watch("templateId");
  const latest = useRef(onMacro);
  latest.current = onMacro;
  useEffect(() => {
    if (chosen.startsWith(macroChoice))
      latest.current(chosen.slice(macroChoice.length));
  }, [chosen]);
  return (
    <ActForm
      act={act}
      title={t(
        kind === "template"
          ? "forms.letter.templateTitle"
          : "forms.letter.replyTitle",
      )}
      {...(request.personAddress === null
        ? { lead: t("forms.letter.noAddress") }
        : {})}
      save={t("forms.letter.start")}
      onClose={onClose}
    >
      {drafts.length === 0 ? null : (
        <div>
          <h3>{t("forms.letter.continue")}</h3>
          <ul className={classes["drafts"]}>
            {drafts.map(({ id, title }) => (
              <li key={id}>
                <Link to={letterPath(paths.request(frame.reference), id)}>
                  {text(title)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {kind === "template" ? (
        <SelectField
          control={control}
          name="templateId"
          label={t("forms.letter.template")}
          help={<Link to={paths.requestMacros}>{macroWords("keep")}</Link>}
          choices={choices}
          searchable
        />
      ) : (
        <RadioField
          control={control}
          name="templateId"
          label={t("forms.letter.suited")}
          choices={choices}
          width={560}
        />
      )}
    </ActForm>
  );
}

/**
 * A pause and an extension begin with their own form, which asks for the ground; what confirms an ending is
 * for a case that has ended so.
 */
function isWritten(
  { purpose }: RequestView["templates"][number],
  { frame, request }: RequestView,
): boolean {
  switch (purpose) {
    case "pause":
    case "extend":
      return false;
    case "merged":
    case "withdrawn":
      return frame.stage.key === purpose;
    case "forwardToPartner":
      return request.partner !== null;
    default:
      return true;
  }
}
