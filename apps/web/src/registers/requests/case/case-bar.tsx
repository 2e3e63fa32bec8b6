import { Button } from "@mantine/core";
import { IconArrowBackUp, IconNote, IconTemplate } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../../../paths.ts";
import { KeyCap } from "../../../ui/key-cap.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import classes from "./case-bar.module.css";
import { isOpenMove, type Frame } from "./request-view.ts";

interface CaseBarProps {
  readonly frame: Frame;
  readonly onReply: () => void;
  readonly onNote: () => void;
  readonly onTemplate: () => void;
}

/** What can be said at any time: a letter to the person, a note to colleagues. */
export function CaseBar({
  frame,
  onReply,
  onNote,
  onTemplate,
}: CaseBarProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const dates = useDates();
  const mayWrite = isOpenMove(frame, "write");
  const draft = frame.letters.findLast(({ state }) => state === "draft");
  return (
    <>
      {mayWrite ? (
        <Button
          leftSection={<IconArrowBackUp size={14} stroke={1.6} />}
          rightSection={<KeyCap>R</KeyCap>}
          aria-keyshortcuts="R"
          onClick={onReply}
        >
          {t("bar.reply")}
        </Button>
      ) : null}
      <Button
        variant="subtle"
        leftSection={<IconNote size={14} stroke={1.6} />}
        rightSection={<KeyCap>N</KeyCap>}
        aria-keyshortcuts="N"
        onClick={onNote}
      >
        {t("bar.note")}
      </Button>
      {mayWrite ? (
        <Button
          variant="subtle"
          leftSection={<IconTemplate size={14} stroke={1.6} />}
          rightSection={<KeyCap>T</KeyCap>}
          aria-keyshortcuts="T"
          onClick={onTemplate}
        >
          {t("bar.template")}
        </Button>
      ) : null}
      {draft === undefined ? null : (
        <Link
          to={paths.letter(frame.reference, draft.id)}
          className={classes["draft"]}
        >
          {t("bar.draft", { moment: dates.moment(draft.editedAt) })}
        </Link>
      )}
    </>
  );
}
