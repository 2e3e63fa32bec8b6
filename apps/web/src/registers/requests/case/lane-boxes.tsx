import { Button } from "@mantine/core";
import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  Mail,
  type MailMessage,
} from "../../../casework/conversation/mail.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import classes from "./lane-boxes.module.css";
import {
  isOpenMove,
  type MessageView,
  type RequestView,
} from "./request-view.ts";
import { useQuickAct } from "./use-quick-act.ts";

interface UnverifiedBoxProps {
  readonly view: RequestView;
  readonly message: MessageView;
  readonly mail: MailMessage;
}

/** A mail that quotes the case and came from elsewhere. It stands apart until somebody has judged it. */
export function UnverifiedBox({
  view,
  message,
  mail,
}: UnverifiedBoxProps): ReactNode {
  const { t } = useTranslation("requestCase");
  const titleId = useId();
  const { frame } = view;
  const keep = useQuickAct(
    (
      requests,
      input: { caseId: string; version: number; messageId: string },
      options,
    ) => requests.acceptMessage.mutate(input, options),
  );
  const dismiss = useQuickAct(
    (
      requests,
      input: { caseId: string; version: number; messageId: string },
      options,
    ) => requests.dismissMessage.mutate(input, options),
  );
  const input = {
    caseId: frame.id,
    version: frame.version,
    messageId: message.id,
  };
  const refusal = keep.refusal ?? dismiss.refusal;
  return (
    <section className={classes["box"]} aria-labelledby={titleId}>
      <header>
        <h3 id={titleId} className={classes["title"]}>
          {message.fromAddress === null
            ? t("conversation.box.titleNoAddress")
            : t("conversation.box.title", { address: message.fromAddress })}
        </h3>
        <p className={classes["words"]}>{t("conversation.box.words")}</p>
      </header>
      <Mail message={{ ...mail, remark: undefined }} />
      {isOpenMove(frame, "note") ? (
        <div className={classes["acts"]}>
          <Button
            data-bar
            onClick={() => {
              keep.run(input);
            }}
          >
            {t("conversation.box.keep")}
          </Button>
          <Button
            data-bar
            onClick={() => {
              dismiss.run(input);
            }}
          >
            {t("conversation.box.dismiss")}
          </Button>
        </div>
      ) : null}
      {refusal === null ? null : (
        <p role="alert" className={classes["refusal"]}>
          {refusal}
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
  const { t } = useTranslation("requestCase");
  const [isShown, setShown] = useState(false);
  return (
    <div className={classes["dismissed"]}>
      <p>
        {t("conversation.dismissed", { from: mail.from })}{" "}
        <TextButton
          onClick={() => {
            setShown(!isShown);
          }}
        >
          {isShown
            ? t("conversation.hideDismissed")
            : t("conversation.showDismissed")}
        </TextButton>
      </p>
      {isShown ? <Mail message={mail} /> : null}
    </div>
  );
}
