import type {
  LetterDocument,
  LetterLanguage,
} from "@kept/domain/casework/letter";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./letter-pieces-view.module.css";
import { letterPieces } from "./letter-pieces.ts";

interface LetterPiecesProps {
  readonly source: string;
  readonly document: LetterDocument;
  readonly language: LetterLanguage;
  /** Makes every variable a way to its source; `at` is the place that was pressed. */
  readonly onVariable: ((name: string, at: HTMLElement) => void) | undefined;
}

/** Words and places of a paragraph. A filled place is tinted; one without a value cannot be overlooked. */
export function LetterPieces(props: LetterPiecesProps): ReactNode {
  const { source, document, language, onVariable } = props;
  const { t } = useTranslation("composer");
  return letterPieces(source, document, language).map((piece, index) => {
    const key = `${index}-${piece.kind}`;
    if (piece.kind === "text") return <span key={key}>{piece.text}</span>;
    if (piece.kind === "broken") {
      return (
        <span
          key={key}
          className={classes["piece"]}
          data-kind="missing"
          title={t("piece.broken")}
        >
          {piece.text}
        </span>
      );
    }
    const title = t(
      piece.kind === "filled" ? "piece.filled" : "piece.missing",
      { name: piece.name },
    );
    if (onVariable === undefined) {
      return (
        <span
          key={key}
          className={classes["piece"]}
          data-kind={piece.kind}
          title={title}
        >
          {piece.text}
        </span>
      );
    }
    // Not a `button`: that is one box, and a variable breaks over lines like the words around it.
    const open = (at: HTMLElement): void => {
      onVariable(piece.name, at);
    };
    return (
      <span
        key={key}
        role="button"
        tabIndex={0}
        data-variable={piece.name}
        className={classes["piece"]}
        data-kind={piece.kind}
        title={title}
        onClick={(event) => {
          event.stopPropagation();
          open(event.currentTarget);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          open(event.currentTarget);
        }}
      >
        {piece.text}
      </span>
    );
  });
}
