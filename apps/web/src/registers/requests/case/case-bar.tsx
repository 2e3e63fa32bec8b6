import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconArrowBackUp, IconNote, IconTemplate } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { SnoozeMenu } from "../../../casework/context/snooze-menu.tsx";
import { remindDraft } from "../../../casework/drafts/draft-forms.ts";
import { letterPath } from "../../../casework/letter-path.ts";
import { paths } from "../../../paths.ts";
import { KeyCap } from "../../../ui/key-cap.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useText } from "../../../ui/use-language.ts";
import classes from "./case-bar.module.css";
import { isOpenMove, type Frame } from "./request-view.ts";

interface CaseBarProps {
  readonly frame: Frame;
  /** The form that is open; it is not offered again. */
  readonly openAct: string | null;
  /** Goes on with a form that was begun. */
  readonly onUnfinished: (form: string) => void;
  readonly onReply: () => void;
  readonly onNote: () => void;
  readonly onTemplate: () => void;
}

/** What can be said at any time: a letter to the person, a note to colleagues. */
export function CaseBar({
  frame,
  openAct,
  onUnfinished,
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
      <Button
        variant="subtle"
        leftSection={<IconTemplate size={14} stroke={1.6} />}
        rightSection={<KeyCap>T</KeyCap>}
        aria-keyshortcuts="T"
        onClick={onTemplate}
      >
        {t("bar.template")}
      </Button>
      <SnoozeMenu caseId={frame.id} />
      <Unfinished
        caseId={frame.id}
        openAct={openAct}
        onContinue={onUnfinished}
      />
      {draft === undefined ? null : (
        <Link
          to={letterPath(paths.request(frame.reference), draft.id)}
          className={classes["draft"]}
        >
          {t("bar.draft", { moment: dates.moment(draft.editedAt) })}
        </Link>
      )}
    </>
  );
}

interface UnfinishedProps {
  readonly caseId: string;
  readonly openAct: string | null;
  readonly onContinue: (form: string) => void;
}

/** Forms on this case in which I left words behind. */
function Unfinished({
  caseId,
  openAct,
  onContinue,
}: UnfinishedProps): ReactNode {
  const { t } = useTranslation("drafts");
  const text = useText();
  const dates = useDates();
  const trpc = useTRPC();
  const { data = [] } = useQuery(
    trpc.drafts.ofRecord.queryOptions({ register: "requests", record: caseId }),
  );
  const begun = data.filter(
    // A reminder that was begun stands open beside the facts.
    ({ form }) => form !== openAct && form !== remindDraft,
  );
  if (begun.length === 0) return null;
  return (
    <span className={classes["unfinished"]}>
      <span>{t("unfinished")}</span>
      {begun.map(({ id, form, act, savedAt }) => (
        <TextButton
          key={id}
          onClick={() => {
            onContinue(form);
          }}
        >
          {t("continueOne", {
            what: act === null ? t("task") : text(act),
            time: dates.time(savedAt),
          })}
        </TextButton>
      ))}
    </span>
  );
}
