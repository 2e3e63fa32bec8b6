import { Button } from "@mantine/core";
import { subjectId, type LetterDocument } from "@kept/domain/casework/letter";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { langAttribute } from "../../locales/language.ts";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./conflict-panel.module.css";
import type { LetterConflict } from "./letter-draft.ts";
import type { LetterRoom } from "./use-letter-room.ts";

interface ConflictPanelProps {
  readonly document: LetterDocument;
  readonly room: LetterRoom;
  /** Whoever changed the letter last. */
  readonly by: string | null;
}

/** Two people changed the same words: both stand here until somebody chooses. Nothing is lost meanwhile. */
export function ConflictPanel({
  document,
  room,
  by,
}: ConflictPanelProps): ReactNode {
  const { t } = useTranslation(["composerPage", "composer"]);
  const language = useLanguage();
  const { conflicts } = room.draft;
  if (conflicts.length === 0) return null;
  const placeOf = ({ at, language: side }: LetterConflict): string => {
    const sideName = t(`composer:language.${side}`);
    if (at === subjectId) return t("conflict.subject", { language: sideName });
    if (at.startsWith("value.")) {
      const name = at.slice("value.".length);
      const variable = document.variables.find((known) => known.name === name);
      return t("conflict.variable", {
        name: variable?.title[language] ?? name,
        language: sideName,
      });
    }
    return t("conflict.paragraph", {
      number: document.paragraphs.findIndex(({ id }) => id === at) + 1,
      language: sideName,
    });
  };
  return (
    <section className={classes["panel"]} role="alert">
      <p>
        <strong>
          {t("conflict.title", { name: by ?? t("conflict.somebody") })}
        </strong>{" "}
        {t("conflict.words")}
      </p>
      <ul>
        {conflicts.map((conflict) => (
          <li
            key={`${conflict.at}-${conflict.language}`}
            className={classes["conflict"]}
          >
            <h3 className={classes["place"]}>{placeOf(conflict)}</h3>
            {(["mine", "theirs"] as const).map((side) => (
              <div key={side}>
                <p className={classes["whose"]}>
                  {t(side === "mine" ? "conflict.yours" : "conflict.theirs")}
                </p>
                <p
                  className={classes["words"]}
                  lang={langAttribute[conflict.language]}
                >
                  {conflict[side] === "" ? t("conflict.empty") : conflict[side]}
                </p>
                <Button
                  data-bar
                  onClick={() => {
                    room.choose(conflict, side);
                  }}
                >
                  {t(side === "mine" ? "conflict.keep" : "conflict.take")}
                </Button>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
