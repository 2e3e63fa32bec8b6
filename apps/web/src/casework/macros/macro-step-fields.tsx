import { Select, Textarea, TextInput } from "@mantine/core";
import type { MacroStep } from "@kept/domain/casework/macro-schema";
import {
  macroPlaceholders,
  type MacroPlaceholder,
} from "@kept/domain/casework/macro-words";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Choice } from "../../ui/form/choice-fields.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useText } from "../../ui/use-language.ts";
import type { MacroChoices } from "./macro-desk.ts";
import classes from "./macro-form.module.css";

interface StepFieldsProps {
  readonly id: string;
  readonly step: MacroStep;
  readonly people: readonly Choice[];
  readonly choices: MacroChoices;
  readonly problem: (field: string) => string | null;
  readonly onChange: (step: MacroStep) => void;
}

const daysOffered = [1, 2, 3, 5, 10, 15, 20, 30, 60];

export function StepFields({
  id,
  step,
  people,
  choices,
  problem,
  onChange,
}: StepFieldsProps): ReactNode {
  const { t } = useTranslation("macros");
  const text = useText();
  const select = {
    allowDeselect: false,
    // A step that has just been added takes the focus and covers nothing.
    openOnFocus: false,
    withScrollArea: false,
    checkIconPosition: "right" as const,
    w: 400,
    maw: "100%",
  };
  switch (step.kind) {
    case "follow":
      return null;
    case "assign":
      return (
        <Select
          {...select}
          id={`${id}.to`}
          label={t("field.to")}
          searchable
          value={step.to ?? "nobody"}
          data={[
            { value: "me", label: t("field.toMe") },
            { value: "nobody", label: t("field.toNobody") },
            ...people.map(({ value, label }) => ({ value, label })),
          ]}
          error={problem("to")}
          onChange={(to) => {
            onChange({ ...step, to: to === "nobody" ? null : (to ?? "me") });
          }}
        />
      );
    case "note":
      return (
        <div className={classes["fields"]}>
          <Textarea
            id={`${id}.text`}
            label={t("field.text")}
            autosize
            minRows={3}
            maxRows={12}
            value={step.text}
            error={problem("text")}
            onChange={(event) => {
              onChange({ ...step, text: event.currentTarget.value });
            }}
          />
          <Places
            onInsert={(place) => {
              onChange({ ...step, text: withPlace(step.text, place) });
            }}
          />
        </div>
      );
    case "remind":
      return (
        <div className={classes["fields"]}>
          <Select
            {...select}
            w={240}
            id={`${id}.workingDays`}
            label={t("field.days")}
            value={String(step.workingDays)}
            data={[...new Set([...daysOffered, step.workingDays])]
              .toSorted((a, b) => a - b)
              .map((count) => ({
                value: String(count),
                label: t("field.days", { count }),
              }))}
            onChange={(days) => {
              onChange({ ...step, workingDays: Number(days) });
            }}
          />
          <TextInput
            id={`${id}.words`}
            label={t("field.words")}
            value={step.words ?? ""}
            error={problem("words")}
            autoComplete="off"
            w={400}
            maw="100%"
            onChange={(event) => {
              const { value } = event.currentTarget;
              onChange({ ...step, words: value === "" ? null : value });
            }}
          />
          <Places
            onInsert={(place) => {
              onChange({ ...step, words: withPlace(step.words ?? "", place) });
            }}
          />
        </div>
      );
    case "letter":
      return (
        <Select
          {...select}
          id={`${id}.templateId`}
          label={t("field.letter")}
          description={t("field.letterHelp")}
          searchable
          value={step.templateId}
          data={choices.letters.map((letter) => ({
            value: letter.id,
            label: text(letter.title),
          }))}
          error={problem("templateId")}
          onChange={(templateId) => {
            onChange({ ...step, templateId: templateId ?? step.templateId });
          }}
        />
      );
    case "move":
      return (
        <Select
          {...select}
          id={`${id}.move`}
          label={t("field.move")}
          description={t("field.moveHelp")}
          value={step.move}
          data={choices.moves.map(({ key, label }) => ({
            value: key,
            label: text(label),
          }))}
          error={problem("move")}
          onChange={(move) => {
            onChange({ ...step, move: move ?? step.move });
          }}
        />
      );
  }
}

const places = Object.keys(macroPlaceholders) as MacroPlaceholder[];

function withPlace(words: string, place: MacroPlaceholder): string {
  const space = words === "" || /\s$/u.test(words) ? "" : " ";
  return `${words}${space}{{${place}}}`;
}

/** What each case fills in by itself. */
function Places({
  onInsert,
}: {
  readonly onInsert: (place: MacroPlaceholder) => void;
}): ReactNode {
  const { t } = useTranslation("macros");
  const text = useText();
  return (
    <p className={classes["places"]}>
      <span>{t("form.places")}</span>
      {places.map((place) => (
        <TextButton
          key={place}
          label={t("form.insert", { what: text(macroPlaceholders[place]) })}
          onClick={() => {
            onInsert(place);
          }}
        >
          {text(macroPlaceholders[place])}
        </TextButton>
      ))}
    </p>
  );
}
