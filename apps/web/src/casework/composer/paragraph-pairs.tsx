import {
  languagesOf,
  letterTexts,
  type LetterDocument,
  type LetterLanguage,
  type LetterParagraph,
} from "@kept/domain/casework/letter";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { langAttribute, ownName } from "../../locales/language.ts";
import { Tag } from "../../ui/tag.tsx";
import { letterWords } from "./letter-pieces.ts";
import { ParagraphSide } from "./paragraph-side.tsx";
import classes from "./paragraph-pairs.module.css";
import { wordCount } from "./word-count.ts";

const sides: readonly LetterLanguage[] = ["en", "zh"];

interface ParagraphPairsProps {
  readonly document: LetterDocument;
  /** Absent: the letter is only shown. */
  readonly onEdit?:
    | ((edit: {
        readonly paragraphId: string;
        readonly language: LetterLanguage;
        readonly source: string;
      }) => void)
    | undefined;
  /** A variable was clicked: show where its value comes from. */
  readonly onVariable?: ((name: string, at: HTMLElement) => void) | undefined;
  /** The older side says the same again. */
  readonly onMarkCurrent?: ((paragraphId: string) => void) | undefined;
  /** Beside a pair, seen when it is pointed at or reached by keyboard. */
  readonly tools?:
    ((paragraph: LetterParagraph, index: number) => ReactNode) | undefined;
}

/**
 * A letter in both languages, paragraph by paragraph side by side, so that what belongs together stands
 * together and a side that has fallen behind is marked where it lies.
 */
export function ParagraphPairs(props: ParagraphPairsProps): ReactNode {
  const { document, onEdit, onVariable, onMarkCurrent, tools } = props;
  const { t } = useTranslation("composer");
  return (
    <div className={classes["pairs"]}>
      <div className={classes["heads"]}>
        {sides.map((language) => (
          <Head key={language} document={document} language={language} />
        ))}
      </div>
      {document.paragraphs.map((paragraph, index) => (
        <div
          key={paragraph.id}
          className={classes["pair"]}
          data-locked={paragraph.locked !== null}
          data-paragraph={paragraph.id}
        >
          {sides.map((language) => (
            <ParagraphSide
              key={language}
              document={document}
              paragraph={paragraph}
              language={language}
              label={t("side.label", {
                number: index + 1,
                language: t(`language.${language}`),
              })}
              onEdit={
                onEdit === undefined || paragraph.locked !== null
                  ? undefined
                  : (source) => {
                      onEdit({ paragraphId: paragraph.id, language, source });
                    }
              }
              onVariable={onVariable}
              onMarkCurrent={
                onMarkCurrent === undefined
                  ? undefined
                  : () => {
                      onMarkCurrent(paragraph.id);
                    }
              }
            />
          ))}
          {tools === undefined ? null : (
            <div className={classes["tools"]}>{tools(paragraph, index)}</div>
          )}
        </div>
      ))}
    </div>
  );
}

function Head({
  document,
  language,
}: {
  readonly document: LetterDocument;
  readonly language: LetterLanguage;
}): ReactNode {
  const { t } = useTranslation("composer");
  const isSent = languagesOf(document.language).includes(language);
  const text = letterTexts(document, language)
    .slice(1)
    .map(({ source }) => letterWords(source, document, language))
    .join("\n");
  const older = document.paragraphs.flatMap((paragraph, index) =>
    paragraph.older === language ? [index + 1] : [],
  );
  return (
    <header className={classes["head"]}>
      <h2 lang={langAttribute[language]}>{ownName[language]}</h2>
      <Tag>{isSent ? t("side.sent") : t("side.archive")}</Tag>
      {older.length === 0 ? null : (
        <Tag tone="amber">
          {t("side.older", {
            count: older.length,
            numbers: older.join(", "),
          })}
        </Tag>
      )}
      <span className={classes["count"]}>
        {t(`side.words.${language}`, { count: wordCount(text, language) })}
      </span>
    </header>
  );
}
