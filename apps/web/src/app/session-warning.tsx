import { Button, Modal } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../ui/use-dates.ts";
import classes from "./session-warning.module.css";

interface SessionWarningProps {
  readonly endsAt: string;
  /** The session has reached its greatest length; only signing in anew goes on. */
  readonly isFinal: boolean;
  readonly onStay: () => void;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

/** Two minutes before the end. The button has the focus: one key is enough, and so is closing it. */
export function SessionWarning({
  endsAt,
  isFinal,
  onStay,
  onSignIn,
  onClose,
}: SessionWarningProps): ReactNode {
  const { t } = useTranslation("people");
  const dates = useDates();
  const time = dates.time(endsAt);
  const act = isFinal ? onSignIn : onStay;
  return (
    <Modal
      opened
      onClose={isFinal ? onClose : onStay}
      withCloseButton={false}
      title={t("warning.title", { time })}
      size={420}
      transitionProps={{ duration: 0 }}
    >
      <p className={classes["words"]}>
        {t(isFinal ? "warning.final" : "warning.idle")}
      </p>
      <Button data-autofocus variant="filled" onClick={act}>
        {t(isFinal ? "warning.signIn" : "warning.stay")}
      </Button>
    </Modal>
  );
}
