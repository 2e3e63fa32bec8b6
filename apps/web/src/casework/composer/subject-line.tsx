import { TextInput } from "@mantine/core";
import type {
  LetterDocument,
  LetterLanguage,
} from "@kept/domain/casework/letter";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LetterWords } from "./letter-words.tsx";
import { langAttribute } from "../../locales/language.ts";
import { TextButton } from "../../ui/text-button.tsx";
import classes from "./subject-line.module.css";

interface SubjectLineProps {
  readonly document: LetterDocument;
  readonly language: LetterLanguage;
  readonly onEdit: ((source: string) => void) | undefined;
  readonly onVariable: (name: string, at: HTMLElement) => void;
  readonly onMarkCurrent: (() => void) | undefined;
}

/** The subject in one language: read as it will be sent, written as plain text with `{{ names }}`. */
export function SubjectLine({
  document,
  language,
  onEdit,
  onVariable,
  onMarkCurrent,
}: SubjectLineProps): ReactNode {
  const { t } = useTranslation(["composerPage", "composer"]);
  const [isWriting, setWriting] = useState(false);
  const source = document.subject[language];
  const isOlder = document.subject.older === language;
  const label = t("meta.subjectSide", {
    language: t(`composer:language.${language}`),
  });
  if (isWriting && onEdit !== undefined)
    return (
      <TextInput
        aria-label={label}
        lang={langAttribute[language]}
        value={source}
        autoFocus
        maxLength={300}
        onChange={(event) => {
          onEdit(event.currentTarget.value);
        }}
        onBlur={() => {
          setWriting(false);
        }}
        onKeyDown={(event) => {
          const isDone =
            event.key === "Escape" ||
            (event.key === "Enter" && !event.ctrlKey && !event.metaKey);
          if (isDone && !event.nativeEvent.isComposing) setWriting(false);
        }}
      />
    );
  return (
    <div className={classes["subject"]} data-older={isOlder || undefined}>
      <LetterWords
        document={document}
        source={source}
        language={language}
        look={{
          words: classes["words"],
          empty: classes["empty"],
          pencil: classes["pencil"],
        }}
        writing={
          onEdit === undefined
            ? null
            : {
                label: t("meta.editSubject", {
                  language: t(`composer:language.${language}`),
                }),
                onStart: () => {
                  setWriting(true);
                },
              }
        }
        onVariable={onVariable}
      />
      {isOlder ? (
        <span className={classes["older"]}>
          {t("composer:side.stale")}{" "}
          {onMarkCurrent === undefined ? null : (
            <TextButton onClick={onMarkCurrent}>
              {t("checks.markCurrent")}
            </TextButton>
          )}
        </span>
      ) : null}
    </div>
  );
}
