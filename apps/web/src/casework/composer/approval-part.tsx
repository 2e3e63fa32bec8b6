import { Button, Textarea } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApprovalBanner } from "../approval-banner.tsx";
import { civilMoment } from "../../ui/dates.ts";
import { useDates } from "../../ui/use-dates.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import classes from "./approval-part.module.css";
import { ActProblem } from "./save-note.tsx";
import type { CaseOfLetter, Letter } from "./letter-register.ts";
import type { LetterRoom } from "./use-letter-room.ts";
import type { LetterActs } from "./letter-acts.ts";

interface ApprovalPartProps {
  readonly theCase: CaseOfLetter;
  readonly letter: Letter;
  readonly title: string;
  readonly approval: CaseOfLetter["frame"]["approvals"][number];
  /** I was asked, and the letter is as it was when I was. */
  readonly mine: boolean;
  readonly room: LetterRoom;
  readonly acts: LetterActs;
}

/** The second person's part: the question, the answer, or why the answer no longer counts. */
export function ApprovalPart(props: ApprovalPartProps): ReactNode {
  const { theCase, letter, title, approval, mine, room, acts } = props;
  const { zone } = useDates();
  const nameOf = usePersonName();
  const [isAsking, setAsking] = useState(false);
  const dayOf = (at: string): string => civilMoment(at, zone).on;
  const line = theCase.frame.letters.find(({ id }) => id === letter.id);
  const writer = line?.authors[0];
  const state = letter.approval === "none" ? "void" : letter.approval;
  const touched = theCase.frame.history.findLast(
    ({ object }) => object.id === letter.id,
  );
  const decided =
    state === "void"
      ? {
          by: touched === undefined ? "" : nameOf(touched.actor),
          on: dayOf(touched?.at ?? letter.editedAt),
        }
      : approval.decidedBy === null || approval.decidedAt === null
        ? null
        : {
            by: nameOf(approval.decidedBy),
            on: dayOf(approval.decidedAt),
            reason: approval.reason,
          };
  const decide = (
    answer: "approved" | "changesAsked",
    reason: string | null,
  ): void => {
    void acts
      .decide({
        approvalId: approval.id,
        // What this page has shown, and not what may stand there by now.
        contentHash: letter.contentHash,
        answer,
        reason,
      })
      .then((isDone) => {
        if (isDone) setAsking(false);
      });
  };
  return (
    <div className={classes["part"]}>
      <ApprovalBanner
        state={state}
        what={title}
        askedBy={approval.askedBy === null ? "" : nameOf(approval.askedBy)}
        askedOf={approval.askedOf === null ? "" : nameOf(approval.askedOf)}
        mine={mine}
        writtenBy={writer === undefined ? "" : nameOf(writer)}
        writtenOn={dayOf(letter.editedAt)}
        {...(decided === null ? {} : { decided })}
        onApprove={() => {
          decide("approved", null);
        }}
        onAskForChanges={() => {
          setAsking(true);
        }}
      />
      {isAsking && mine ? (
        <ChangesForm
          onSend={(reason) => {
            decide("changesAsked", reason);
          }}
          onCancel={() => {
            setAsking(false);
          }}
        />
      ) : null}
      <ActProblem room={room} acts={["decide"]} />
    </div>
  );
}

function ChangesForm({
  onSend,
  onCancel,
}: {
  readonly onSend: (reason: string) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      className={classes["changes"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === "") setMissing(true);
        else onSend(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.nativeEvent.isComposing)
          onCancel();
      }}
    >
      <Textarea
        label={t("approval.reason")}
        description={t("approval.help")}
        value={reason}
        autoFocus
        minRows={2}
        maxRows={10}
        maxLength={2_000}
        error={isMissing && reason.trim() === "" ? t("approval.missing") : null}
        onChange={(event) => {
          setReason(event.currentTarget.value);
        }}
      />
      <div className={classes["acts"]}>
        <Button type="submit">{t("approval.send")}</Button>
        <Button variant="subtle" onClick={onCancel}>
          {t("approval.cancel")}
        </Button>
      </div>
    </form>
  );
}
