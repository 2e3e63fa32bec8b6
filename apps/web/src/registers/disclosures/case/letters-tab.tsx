import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CaseConversation } from "../../../casework/conversation/case-conversation.tsx";
import { letterPath } from "../../../casework/letter-path.ts";
import { paths } from "../../../paths.ts";
import classes from "./case.module.css";
import type { DisclosureView } from "./disclosure-view.ts";
import { useDisclosureDesk } from "./use-disclosure-act.ts";

/** What was written to the authority and the persons, and what they answered. */
export function LettersTab({
  view,
  onWrite,
}: {
  readonly view: DisclosureView;
  /** Absent while the form stands open, and for whoever writes no letters. */
  readonly onWrite: (() => void) | undefined;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const { frame } = view;
  return (
    <>
      {onWrite === undefined ? null : (
        <div className={classes["row"]}>
          <Button onClick={onWrite}>{t("letters.write")}</Button>
        </div>
      )}
      <CaseConversation
        frame={frame}
        desk={useDisclosureDesk()}
        toName={null}
        letterPath={(letterId) =>
          letterPath(paths.disclosure(frame.reference), letterId)
        }
        turns={[]}
      />
    </>
  );
}
