import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { showMail } from "./mail-html.ts";
import classes from "./original-mail.module.css";

/** The original of a mail, as its program would draw it, in a frame that may do nothing at all. */
export function OriginalMail({ html }: { readonly html: string }): ReactNode {
  const { t } = useTranslation("casework");
  const frame = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    if (frame.current) showMail(frame.current, html);
  }, [html]);

  return (
    <div className={classes["original"]}>
      <iframe
        ref={frame}
        sandbox=""
        referrerPolicy="no-referrer"
        title={t("mail.originalTitle")}
        className={classes["frame"]}
      />
      <p className={classes["remark"]}>{t("mail.originalRemark")}</p>
    </div>
  );
}
