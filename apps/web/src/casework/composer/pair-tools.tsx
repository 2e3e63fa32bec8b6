import { IconDotsVertical } from "@tabler/icons-react";
import type {
  LetterEdit,
  LetterParagraph,
  LetterVariable,
} from "@kept/domain/casework/letter";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "../../ui/menu.tsx";
import { freshKey } from "../../api/client.ts";
import { useText } from "../../ui/use-language.ts";
import { withParagraphAfter, withVariable } from "./letter-draft.ts";
import classes from "./pair-tools.module.css";
import type { LetterRoom } from "./use-letter-room.ts";

interface PairToolsProps {
  readonly paragraph: LetterParagraph;
  readonly number: number;
  /** Those the template knows. */
  readonly variables: readonly LetterVariable[];
  readonly room: Pick<LetterRoom, "edit">;
}

/** Beside a pair of paragraphs: one more after it, a variable into it, or away with it where nothing locks it. */
export function PairTools({
  paragraph,
  number,
  variables,
  room,
}: PairToolsProps): ReactNode {
  const { t } = useTranslation("composerPage");
  const text = useText();
  const change = (
    next: (paragraphs: LetterEdit["paragraphs"]) => LetterEdit["paragraphs"],
  ): void => {
    room.edit(({ paragraphs }) => ({ paragraphs: next(paragraphs) }));
  };
  return (
    <Menu position="bottom" width={260}>
      <Menu.Target>
        <button
          type="button"
          className={classes["tool"]}
          aria-label={t("pair.more", { number })}
        >
          <IconDotsVertical size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes["menu"]}>
        <Menu.Item
          onClick={() => {
            change((paragraphs) =>
              withParagraphAfter(paragraphs, paragraph.id, `own-${freshKey()}`),
            );
          }}
        >
          {t("pair.add")}
        </Menu.Item>
        {paragraph.locked === null ? (
          <>
            <Menu.Item
              onClick={() => {
                change((paragraphs) =>
                  paragraphs.filter(({ id }) => id !== paragraph.id),
                );
              }}
            >
              {t("pair.remove")}
            </Menu.Item>
            <Menu.Label>{t("pair.insert")}</Menu.Label>
            {variables.map(({ name, title }) => (
              <Menu.Item
                key={name}
                onClick={() => {
                  change((paragraphs) =>
                    withVariable(paragraphs, paragraph.id, name),
                  );
                }}
              >
                {text(title)}
              </Menu.Item>
            ))}
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
