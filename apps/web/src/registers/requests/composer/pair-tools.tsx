import { Menu } from "@mantine/core";
import { IconPlus, IconTrash, IconVariable } from "@tabler/icons-react";
import type {
  LetterEdit,
  LetterParagraph,
  LetterVariable,
} from "@kept/domain/casework/letter";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { freshKey } from "../../../api/client.ts";
import { useText } from "../../../ui/use-language.ts";
import classes from "./pair-tools.module.css";
import { withParagraphAfter, withVariable } from "./letter-draft.ts";
import type { LetterRoom } from "./use-letter-room.ts";

/** Beside a pair of paragraphs: one more after it, or away with it where nothing locks it. */
export function PairTools({
  paragraph,
  number,
  variables,
  room,
}: {
  readonly paragraph: LetterParagraph;
  readonly number: number;
  /** Those the template knows. */
  readonly variables: readonly LetterVariable[];
  readonly room: Pick<LetterRoom, "edit">;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  const text = useText();
  const change = (
    next: (paragraphs: LetterEdit["paragraphs"]) => LetterEdit["paragraphs"],
  ): void => {
    room.edit(({ paragraphs }) => ({ paragraphs: next(paragraphs) }));
  };
  return (
    <span className={classes["tools"]}>
      <button
        type="button"
        className={classes["tool"]}
        aria-label={t("pair.add", { number })}
        title={t("pair.add", { number })}
        onClick={() => {
          change((paragraphs) =>
            withParagraphAfter(paragraphs, paragraph.id, `own-${freshKey()}`),
          );
        }}
      >
        <IconPlus size={14} stroke={1.6} aria-hidden="true" />
      </button>
      {paragraph.locked === null ? (
        <>
          <Menu position="bottom" width={240}>
            <Menu.Target>
              <button
                type="button"
                className={classes["tool"]}
                aria-label={t("pair.insert", { number })}
                title={t("pair.insert", { number })}
              >
                <IconVariable size={14} stroke={1.6} aria-hidden="true" />
              </button>
            </Menu.Target>
            <Menu.Dropdown className={classes["variables"]}>
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
            </Menu.Dropdown>
          </Menu>
          <button
            type="button"
            className={classes["tool"]}
            aria-label={t("pair.remove", { number })}
            title={t("pair.remove", { number })}
            onClick={() => {
              change((paragraphs) =>
                paragraphs.filter(({ id }) => id !== paragraph.id),
              );
            }}
          >
            <IconTrash size={14} stroke={1.6} aria-hidden="true" />
          </button>
        </>
      ) : null}
    </span>
  );
}
