import { Button, Popover, Textarea } from "@mantine/core";
import "@mantine/core/styles/Popover.layer.css";
import type {
  LetterDocument,
  LetterLanguage,
} from "@kept/domain/casework/letter";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { langAttribute } from "../../locales/language.ts";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./variable-popover.module.css";

/** The variable that was pressed, and where on the screen it stands. */
export interface OpenVariable {
  readonly name: string;
  readonly at: DOMRect;
  /** Where the keyboard goes back to. */
  readonly from: HTMLElement;
}

interface VariablePopoverProps {
  readonly open: OpenVariable;
  readonly document: LetterDocument;
  readonly casePath: string;
  /** Absent: only shown. */
  readonly onAnswer?:
    ((language: LetterLanguage, text: string) => void) | undefined;
  readonly onClose: () => void;
}

const sides: readonly LetterLanguage[] = ["en", "zh"];

/** What stands in a place of the letter, in both languages, and where it comes from. */
export function VariablePopover({
  open,
  document,
  casePath,
  onAnswer,
  onClose,
}: VariablePopoverProps): ReactNode {
  const { t } = useTranslation("composerPage");
  const language = useLanguage();
  const variable = document.variables.find(({ name }) => name === open.name);
  const mayAnswer = variable?.ask === true && onAnswer !== undefined;
  const close = (): void => {
    onClose();
    open.from.focus();
  };
  const { top, left, width, height } = open.at;
  return (
    <Popover
      opened
      onDismiss={close}
      position="bottom-start"
      width={320}
      trapFocus
      withinPortal
      closeOnEscape={false}
    >
      <Popover.Target>
        <span
          aria-hidden="true"
          className={classes["anchor"]}
          style={{ top, left, width, height }}
        />
      </Popover.Target>
      <Popover.Dropdown
        aria-label={variable?.title[language] ?? open.name}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          close();
        }}
      >
        <div className={classes["body"]}>
          <p className={classes["title"]}>
            {variable?.title[language] ?? open.name}
          </p>
          <p className={classes["source"]}>
            {variable === undefined
              ? t("variable.unknown")
              : t(mayAnswer ? "variable.write" : "variable.from", {
                  source: variable.source[language],
                })}
          </p>
          {variable === undefined ? null : mayAnswer ? (
            sides.map((side, index) => (
              <Textarea
                key={side}
                label={t(`variable.side.${side}`)}
                lang={langAttribute[side]}
                value={document.values[open.name]?.[side] ?? ""}
                minRows={1}
                maxRows={8}
                maxLength={4_000}
                data-autofocus={index === 0 || undefined}
                onChange={(event) => {
                  onAnswer(side, event.currentTarget.value);
                }}
              />
            ))
          ) : (
            <dl className={classes["values"]}>
              {sides.map((side) => (
                <div key={side}>
                  <dt>{t(`variable.side.${side}`)}</dt>
                  <dd lang={langAttribute[side]}>
                    {document.values[open.name]?.[side] || (
                      <span
                        lang={langAttribute[language]}
                        className={classes["none"]}
                      >
                        {t("variable.none")}
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <div className={classes["foot"]}>
            {mayAnswer || variable === undefined ? null : (
              <Link to={casePath}>{t("variable.openCase")}</Link>
            )}
            <Button
              data-bar
              className={classes["done"]}
              data-autofocus={mayAnswer ? undefined : true}
              onClick={close}
            >
              {t("variable.done")}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
