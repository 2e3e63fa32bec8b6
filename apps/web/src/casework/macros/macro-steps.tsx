import { Button, Menu, VisuallyHidden } from "@mantine/core";
import "@mantine/core/styles/Combobox.layer.css";
import "@mantine/core/styles/Menu.layer.css";
import {
  mostMacroSteps,
  type MacroStep,
  type SaveMacroInput,
} from "@kept/domain/casework/macro-schema";
import {
  IconArrowDown,
  IconArrowUp,
  IconPlus,
  IconX,
} from "@tabler/icons-react";
import { useRef, useState, type ReactNode } from "react";
import { useController, type UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { Choice } from "../../ui/form/choice-fields.tsx";
import { problemText } from "../../ui/form/problem-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import type { MacroChoices } from "./macro-desk.ts";
import classes from "./macro-form.module.css";
import { StepFields } from "./macro-step-fields.tsx";

interface MacroStepsProps {
  readonly form: UseFormReturn<SaveMacroInput, unknown, SaveMacroInput>;
  readonly people: readonly Choice[];
  readonly choices: MacroChoices;
}

type Kind = MacroStep["kind"];

function freshStep(kind: Kind, choices: MacroChoices): MacroStep {
  switch (kind) {
    case "assign":
      return { kind, to: "me" };
    case "note":
      return { kind, text: "" };
    case "remind":
      return { kind, workingDays: 5, words: null };
    case "follow":
      return { kind };
    case "letter":
      return { kind, templateId: choices.letters[0]?.id ?? "" };
    case "move":
      return { kind, move: choices.moves[0]?.key ?? "" };
  }
}

/** The steps in their order: added, moved, filled in, taken out. */
export function MacroSteps({
  form,
  people,
  choices,
}: MacroStepsProps): ReactNode {
  const { t } = useTranslation("macros");
  const language = useLanguage();
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState("");
  const { field } = useController({ control: form.control, name: "steps" });
  const steps = field.value;
  // A step keeps its place on the screen while the ones around it move.
  const [keys, setKeys] = useState(() => steps.map((_, at) => at));
  const next = useRef(steps.length);
  const { errors } = form.formState;
  const problems = errors.steps as
    | (readonly ({
        readonly [name: string]: { readonly type?: string };
      } | null)[] & { readonly type?: string })
    | undefined;
  const change = (at: number, step: MacroStep): void => {
    field.onChange(steps.map((one, index) => (index === at ? step : one)));
  };
  const focusStep = (at: number, what: string): void => {
    requestAnimationFrame(() => {
      list.current?.children[at]?.querySelector<HTMLElement>(what)?.focus();
    });
  };
  const move = (at: number, by: 1 | -1): void => {
    const to = at + by;
    field.onChange(swapped(steps, at, to));
    setKeys(swapped(keys, at, to));
    setMoved(t("form.moved", { at: to + 1, of: steps.length }));
    const isAtEnd = to === 0 || to === steps.length - 1;
    const button = by === -1 ? "button" : "button:nth-of-type(2)";
    focusStep(to, isAtEnd ? "button:not([disabled])" : button);
  };
  const kinds: readonly Kind[] = [
    "assign",
    "note",
    "remind",
    "follow",
    ...(choices.letters.length > 0 ? (["letter"] as const) : []),
    ...(choices.moves.length > 0 ? (["move"] as const) : []),
  ];
  return (
    <div className={classes["steps"]} role="group" aria-labelledby="steps">
      <div>
        <h3 id="steps" tabIndex={-1} className={classes["legend"]}>
          {t("form.steps")}
        </h3>
        <p className={classes["help"]}>{t("form.stepsHelp")}</p>
      </div>
      {steps.length === 0 ? (
        errors.steps === undefined ? null : (
          <p role="alert" className={classes["problem"]}>
            {t("form.noSteps")}
          </p>
        )
      ) : (
        <ol ref={list} className={classes["list"]}>
          {steps.map((step, at) => (
            <li key={keys[at]} className={classes["step"]}>
              <div className={classes["head"]}>
                <span className={classes["title"]}>
                  {t("form.step", { at: at + 1, what: t(`kind.${step.kind}`) })}
                </span>
                <IconButton
                  label={t("form.up", { at: at + 1 })}
                  disabled={at === 0}
                  onClick={() => {
                    move(at, -1);
                  }}
                >
                  <IconArrowUp size={16} stroke={1.6} />
                </IconButton>
                <IconButton
                  label={t("form.down", { at: at + 1 })}
                  disabled={at === steps.length - 1}
                  onClick={() => {
                    move(at, 1);
                  }}
                >
                  <IconArrowDown size={16} stroke={1.6} />
                </IconButton>
                <IconButton
                  label={t("form.remove", { at: at + 1 })}
                  onClick={() => {
                    field.onChange(steps.toSpliced(at, 1));
                    setKeys(keys.toSpliced(at, 1));
                  }}
                >
                  <IconX size={16} stroke={1.6} />
                </IconButton>
              </div>
              <StepFields
                id={`steps.${at}`}
                step={step}
                people={people}
                choices={choices}
                problem={(name) => {
                  const found = problems?.[at]?.[name]?.type;
                  return found === undefined
                    ? null
                    : problemText({ type: found }, language);
                }}
                onChange={(changed) => {
                  change(at, changed);
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <div>
        <Menu position="bottom-start" width={220}>
          <Menu.Target>
            <Button
              variant="default"
              leftSection={<IconPlus size={14} stroke={1.6} />}
              disabled={steps.length >= mostMacroSteps}
            >
              {t("form.add")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {kinds.map((kind) => (
              <Menu.Item
                key={kind}
                onClick={() => {
                  field.onChange([...steps, freshStep(kind, choices)]);
                  setKeys([...keys, next.current]);
                  next.current += 1;
                  focusStep(steps.length, "input, textarea");
                }}
              >
                {t(`kind.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <VisuallyHidden role="status">{moved}</VisuallyHidden>
    </div>
  );
}

function swapped<One>(all: readonly One[], from: number, to: number): One[] {
  const next = [...all];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}
