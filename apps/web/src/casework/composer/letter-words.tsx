import { IconPencil } from "@tabler/icons-react";
import type {
  LetterDocument,
  LetterLanguage,
} from "@kept/domain/casework/letter";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { langAttribute } from "../../locales/language.ts";
import { LetterPieces } from "./letter-pieces-view.tsx";

/** Words of a letter, read as they will be sent. The pencil is the way in by keyboard; a click on the words is the same. */
export function LetterWords({
  document,
  source,
  language,
  look,
  writing,
  onVariable,
}: {
  readonly document: LetterDocument;
  readonly source: string;
  readonly language: LetterLanguage;
  readonly look: Readonly<
    Record<"words" | "empty" | "pencil", string | undefined>
  >;
  /** Null: only read. */
  readonly writing: {
    readonly label: string;
    readonly onStart: () => void;
  } | null;
  readonly onVariable: ((name: string, at: HTMLElement) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation("composer");
  return (
    <>
      <p
        lang={langAttribute[language]}
        className={look.words}
        data-editable={writing !== null || undefined}
        onClick={writing?.onStart}
      >
        {source.trim() === "" ? (
          <span className={look.empty}>{t("side.empty")}</span>
        ) : (
          <LetterPieces
            source={source}
            document={document}
            language={language}
            onVariable={onVariable}
          />
        )}
      </p>
      {writing === null ? null : (
        <button
          type="button"
          className={look.pencil}
          aria-label={writing.label}
          onClick={writing.onStart}
        >
          <IconPencil size={14} stroke={1.6} aria-hidden="true" />
        </button>
      )}
    </>
  );
}
