import { Textarea } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type {
  LetterDocument,
  LetterLanguage,
  LetterParagraph,
} from "@kept/domain/casework/letter";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { langAttribute } from "../../locales/language.ts";
import { TextButton } from "../../ui/text-button.tsx";
import { LetterWords } from "./letter-words.tsx";
import classes from "./paragraph-side.module.css";

interface ParagraphSideProps {
  readonly document: LetterDocument;
  readonly paragraph: LetterParagraph;
  readonly language: LetterLanguage;
  /** "Paragraph 3, English". */
  readonly label: string;
  readonly onEdit: ((source: string) => void) | undefined;
  readonly onVariable: ((name: string, at: HTMLElement) => void) | undefined;
  readonly onMarkCurrent: (() => void) | undefined;
}

/** One side of a paragraph: read as it will be sent, written as plain text with `{{ names }}`. */
export function ParagraphSide(props: ParagraphSideProps): ReactNode {
  const {
    document,
    paragraph,
    language,
    label,
    onEdit,
    onVariable,
    onMarkCurrent,
  } = props;
  const { t } = useTranslation("composer");
  const [isWriting, setWriting] = useState(false);
  const source = paragraph[language];
  const isOlder = paragraph.older === language;

  return (
    <div
      className={classes["side"]}
      data-locked={paragraph.locked !== null || undefined}
      data-older={isOlder || undefined}
      data-editable={onEdit !== undefined || undefined}
    >
      {paragraph.locked === null ? null : (
        <p className={classes["lock"]} lang={langAttribute[language]}>
          <IconLock size={12} stroke={1.6} aria-hidden="true" />
          {paragraph.locked[language]}
        </p>
      )}
      {isWriting && onEdit !== undefined ? (
        <Textarea
          aria-label={label}
          lang={langAttribute[language]}
          value={source}
          autoFocus
          minRows={1}
          maxRows={24}
          classNames={{ input: classes["input"] ?? "" }}
          onChange={(event) => {
            onEdit(event.currentTarget.value);
          }}
          onBlur={() => {
            setWriting(false);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape" && !event.nativeEvent.isComposing) {
              event.stopPropagation();
              setWriting(false);
            }
          }}
        />
      ) : (
        <div className={classes["shown"]}>
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
                    label: t("side.edit", { label }),
                    onStart: () => {
                      setWriting(true);
                    },
                  }
            }
            onVariable={onVariable}
          />
        </div>
      )}
      {isOlder && onMarkCurrent !== undefined ? (
        <p className={classes["stale"]}>
          {t("side.stale")}{" "}
          <TextButton onClick={onMarkCurrent}>
            {t("side.markCurrent")}
          </TextButton>
        </p>
      ) : null}
    </div>
  );
}
