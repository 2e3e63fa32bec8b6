import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StopBar } from "./stop-bar.tsx";
import { Callout } from "../../ui/callout.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./outbox-part.module.css";
import { PrintedPart } from "./printed-part.tsx";
import { ActProblem } from "./save-note.tsx";
import type { Letter } from "./letter-register.ts";
import type { LetterRoom } from "./use-letter-room.ts";
import type { LetterActs } from "./letter-acts.ts";

interface OutboxPartProps {
  readonly letter: Letter;
  readonly room: LetterRoom;
  readonly acts: LetterActs;
  readonly mayStop: boolean;
  /** Milliseconds the server's clock is ahead of this machine's. */
  readonly aheadMs: number;
}

/** What becomes of a letter after "Send": the seconds to stop it, a delay, or why it did not arrive. */
export function OutboxPart(props: OutboxPartProps): ReactNode {
  const { letter, room, acts, mayStop, aheadMs } = props;
  const { t } = useTranslation("composerPage");
  const language = useLanguage();
  const dates = useDates();
  const stop = (): void => void acts.stop();
  const { failure, leavesAt } = letter;
  if (letter.state === "discarded")
    return (
      <div className={classes["part"]}>
        <Callout>{t("outbox.discarded")}</Callout>
      </div>
    );
  if (letter.state === "sent" || letter.state === "draft") return null;
  const isFailed = letter.state === "failed";
  if (letter.way === "post" && failure === null)
    return (
      <div className={classes["part"]}>
        <PrintedPart
          room={room}
          acts={acts}
          letter={letter}
          mayStop={mayStop}
        />
      </div>
    );
  return (
    <div className={classes["part"]}>
      {failure !== null ? (
        <Callout
          tone={isFailed ? "red" : "amber"}
          lead={t(isFailed ? "outbox.failedTitle" : "outbox.delayedTitle")}
          announce
          act={
            mayStop ? (
              <Button data-bar onClick={stop}>
                {t("outbox.takeBack")}
              </Button>
            ) : undefined
          }
        >
          {failure.reason[language]}{" "}
          {failure.said === null
            ? null
            : `${t("outbox.said", { said: failure.said })} `}
          {failure.retryAt === null
            ? null
            : t("outbox.retryAt", { moment: dates.moment(failure.retryAt) })}
        </Callout>
      ) : leavesAt === null ? (
        <Callout announce>{t("outbox.waiting")}</Callout>
      ) : (
        <StopBar leavesAt={leavesAt} aheadMs={aheadMs} onStop={stop} />
      )}
      <ActProblem room={room} acts={["stop"]} />
    </div>
  );
}
