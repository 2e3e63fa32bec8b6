import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { LetterParagraph } from "@kept/domain/casework/letter";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { freshKey } from "../../../api/client.ts";
import classes from "./pair-tools.module.css";
import { withParagraphAfter } from "./letter-draft.ts";
import type { LetterRoom } from "./use-letter-room.ts";

/** Beside a pair of paragraphs: one more after it, or away with it where nothing locks it. */
export function PairTools({
  paragraph,
  number,
  room,
}: {
  readonly paragraph: LetterParagraph;
  readonly number: number;
  readonly room: Pick<LetterRoom, "edit">;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  return (
    <span className={classes["tools"]}>
      <button
        type="button"
        className={classes["tool"]}
        aria-label={t("pair.add", { number })}
        title={t("pair.add", { number })}
        onClick={() => {
          room.edit(({ paragraphs }) => ({
            paragraphs: withParagraphAfter(
              paragraphs,
              paragraph.id,
              `own-${freshKey()}`,
            ),
          }));
        }}
      >
        <IconPlus size={14} stroke={1.6} aria-hidden="true" />
      </button>
      {paragraph.locked === null ? (
        <button
          type="button"
          className={classes["tool"]}
          aria-label={t("pair.remove", { number })}
          title={t("pair.remove", { number })}
          onClick={() => {
            room.edit(({ paragraphs }) => ({
              paragraphs: paragraphs.filter(({ id }) => id !== paragraph.id),
            }));
          }}
        >
          <IconTrash size={14} stroke={1.6} aria-hidden="true" />
        </button>
      ) : null}
    </span>
  );
}
