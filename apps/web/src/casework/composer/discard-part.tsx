import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Callout } from "../../ui/callout.tsx";
import classes from "./outbox-part.module.css";
import { ActProblem } from "./save-note.tsx";
import type { LetterRoom } from "./use-letter-room.ts";

/** Asked before a letter is thrown away, which nothing takes back. */
export function DiscardPart({
  room,
  onYes,
  onNo,
}: {
  readonly room: LetterRoom;
  readonly onYes: () => void;
  readonly onNo: () => void;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  return (
    <div className={classes["part"]}>
      <Callout
        tone="amber"
        lead={t("discard.question")}
        announce
        act={
          <>
            <Button data-bar onClick={onYes}>
              {t("discard.yes")}
            </Button>
            <Button data-bar onClick={onNo} autoFocus>
              {t("discard.no")}
            </Button>
          </>
        }
      >
        {t("discard.words")}
      </Callout>
      <ActProblem room={room} acts={["discard"]} />
    </div>
  );
}
