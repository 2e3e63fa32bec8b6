import type { LetterDocument } from "@kept/domain/casework/letter";
import { letterCheckWords } from "@kept/domain/casework/letter-check-wording";
import type { Permission } from "@kept/domain/access/permissions";
import type { LetterCheck } from "@kept/domain/casework/letter-checks";
import { IconClock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { CheckList, type CheckItem } from "./check-list.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { AskApproval } from "./ask-approval.tsx";
import { downloads } from "../files/downloads.ts";
import classes from "./letter-checks.module.css";
import { ActProblem } from "./save-note.tsx";
import type { LetterActs } from "./letter-acts.ts";
import type { Letter } from "./letter-register.ts";
import type { LetterRoom } from "./use-letter-room.ts";

interface LetterChecksProps {
  readonly letter: Letter;
  readonly checks: readonly LetterCheck[];
  readonly document: LetterDocument;
  readonly room: LetterRoom;
  readonly acts: LetterActs;
  readonly authorIds: readonly string[];
  readonly approving: Permission;
  readonly casePath: string;
  /** Absent acts: somebody who only reads. */
  readonly mayEdit: boolean;
  readonly onVariable: (name: string) => void;
  readonly onShow: (paragraphId: string) => void;
  readonly onAddFile: () => void;
  readonly onSeen: () => void;
}

/** The variable that counts the enclosures. */
const filesVariable = "file_count";

/** What is left to do before the letter may leave, each with its act. */
export function LetterChecks(props: LetterChecksProps): ReactNode {
  const { letter, checks, room, mayEdit } = props;
  const { t } = useTranslation("composerPage");
  const language = useLanguage();
  const { zone } = useDates();
  const items = checks.map((check, index): CheckItem => {
    const { title, detail } = letterCheckWords(check, zone);
    return {
      key: `${check.code}-${check.at.join()}-${index}`,
      kind: check.kind,
      title: title[language],
      detail: detail?.[language],
      ...(mayEdit ? { act: <CheckAct check={check} {...props} /> } : {}),
    };
  });
  return (
    <CheckList title={t("checks.title")} items={items}>
      <ActProblem
        room={room}
        acts={["markCurrent", "askApproval", "checkFile"]}
      />
      {letter.state === "draft" ? (
        <p className={classes["after"]}>
          <IconClock size={14} stroke={1.6} aria-hidden="true" />
          {t(letter.way === "post" ? "checks.afterPost" : "checks.after")}
        </p>
      ) : null}
    </CheckList>
  );
}

function CheckAct({
  check,
  ...props
}: LetterChecksProps & { readonly check: LetterCheck }): ReactNode {
  const { t } = useTranslation("composerPage");
  const { acts, casePath } = props;
  const inCase = (
    <Link to={casePath} className={classes["link"]}>
      {t("checks.openCase")}
    </Link>
  );
  const addFile = (
    <TextButton onClick={props.onAddFile}>{t("checks.addFile")}</TextButton>
  );
  const [firstAt] = check.at;
  const show =
    firstAt === undefined ? null : (
      <TextButton
        onClick={() => {
          props.onShow(firstAt);
        }}
      >
        {t("checks.show")}
      </TextButton>
    );
  switch (check.code) {
    case "variableMissing":
    case "otherSideIncomplete": {
      const { variable } = check.params;
      const known = props.document.variables.find(
        ({ title }) => title.en === variable.en && title.zh === variable.zh,
      );
      if (known?.name === filesVariable) return addFile;
      return known?.ask === true ? (
        <TextButton
          onClick={() => {
            props.onVariable(known.name);
          }}
        >
          {t("checks.fillIn")}
        </TextButton>
      ) : (
        inCase
      );
    }
    case "textMissing":
    case "variableUnknown":
    case "paragraphUnreadable":
      return show;
    case "approvalMissing":
    case "approvalVoid":
    case "approvalChangesAsked":
      return (
        <AskApproval
          authorIds={props.authorIds}
          approving={props.approving}
          onAsk={acts.askApproval}
        />
      );
    case "sentSideOlder":
    case "otherSideOlder":
      return (
        <TextButton
          onClick={() => {
            acts.markCurrent(check.at);
          }}
        >
          {t("checks.markCurrent")}
        </TextButton>
      );
    case "notYet":
    case "recipientMissing":
    case "identityMissing":
    case "addressChanged":
    case "complaintChannelMissing":
      return inCase;
    case "newSinceOpened":
      return (
        <>
          {inCase}{" "}
          <TextButton onClick={props.onSeen}>{t("checks.seen")}</TextButton>
        </>
      );
    case "attachmentMissing":
      return addFile;
    case "attachmentUnchecked": {
      const file = props.letter.enclosures.find(({ isChecked }) => !isChecked);
      return file === undefined ? null : (
        <>
          <a
            href={downloads.file(file.id)}
            download
            className={classes["link"]}
          >
            {t("checks.look", { name: file.name })}
          </a>{" "}
          <TextButton
            onClick={() => {
              acts.checkFile(file.id);
            }}
          >
            {t("checks.looked")}
          </TextButton>
        </>
      );
    }
    default:
      return null;
  }
}
