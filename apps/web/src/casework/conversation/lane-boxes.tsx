import { Button } from "@mantine/core";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFailureText } from "../../api/failure-view.tsx";
import { useCaseAct } from "../forms/use-case-act.ts";
import type { WorkDesk } from "../forms/work-desk.ts";
import type { Frame, MessageView } from "./frame.ts";
import { Mail, type MailMessage } from "./mail.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import classes from "./lane-boxes.module.css";

interface UnverifiedBoxProps {
  readonly frame: Pick<Frame, "id" | "version">;
  readonly desk: WorkDesk;
  /** Whether this person works on the case, and so may judge. */
  readonly mayJudge: boolean;
  readonly message: MessageView;
  readonly mail: MailMessage;
}

/** A mail that quotes the case and came from elsewhere. It stands apart until somebody has judged it. */
export function UnverifiedBox({
  frame,
  desk,
  mayJudge,
  message,
  mail,
}: UnverifiedBoxProps): ReactNode {
  const { t } = useTranslation("conversation");
  const titleId = useId();
  const failureText = useFailureText();
  const keep = useCaseAct(desk, desk.acceptMessage);
  const dismiss = useCaseAct(desk, desk.dismissMessage);
  const input = {
    caseId: frame.id,
    version: frame.version,
    messageId: message.id,
  };
  const error = keep.error ?? dismiss.error;
  // Where the case has moved on, the next click acts on what is seen then.
  const anew = { onError: () => void desk.anew() };
  return (
    <section className={classes["box"]} aria-labelledby={titleId}>
      <header>
        <h3 id={titleId} className={classes["title"]}>
          {message.fromAddress === null
            ? t("box.titleNoAddress")
            : t("box.title", { address: message.fromAddress })}
        </h3>
        <p className={classes["words"]}>{t("box.words")}</p>
      </header>
      <Mail message={{ ...mail, remark: undefined }} />
      {mayJudge ? (
        <div className={classes["acts"]}>
          <Button
            data-bar
            onClick={() => {
              keep.mutate(input, anew);
            }}
          >
            {t("box.keep")}
          </Button>
          <Button
            data-bar
            onClick={() => {
              dismiss.mutate(input, anew);
            }}
          >
            {t("box.dismiss")}
          </Button>
        </div>
      ) : null}
      {error === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {failureText(error)}
        </p>
      )}
    </section>
  );
}

/** Set aside as none of this case's business; still on file. */
export function DismissedMail({
  mail,
}: {
  readonly mail: MailMessage;
}): ReactNode {
  const { t } = useTranslation("conversation");
  const [isShown, setShown] = useState(false);
  return (
    <div className={classes["dismissed"]}>
      <p>
        {t("dismissed", { from: mail.from })}{" "}
        <TextButton
          onClick={() => {
            setShown(!isShown);
          }}
        >
          {isShown ? t("hideDismissed") : t("showDismissed")}
        </TextButton>
      </p>
      {isShown ? <Mail message={mail} /> : null}
    </div>
  );
}
