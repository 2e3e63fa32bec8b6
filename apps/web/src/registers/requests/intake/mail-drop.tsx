import { Button, Textarea } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import "@mantine/core/styles/LoadingOverlay.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/dropzone/styles.layer.css";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TextButton } from "../../../ui/text-button.tsx";
import classes from "./mail-drop.module.css";
import type { MailToSend } from "./use-mail-desk.ts";

interface MailDropProps {
  readonly onMails: (mails: readonly MailToSend[]) => void;
}

/** Takes raw mails, dropped, chosen or pasted. */
export function MailDrop({ onMails }: MailDropProps): ReactNode {
  const { t } = useTranslation("intake");
  const [isPasting, setPasting] = useState(false);
  return (
    <div className={classes["drop"]}>
      <Dropzone
        className={classes["zone"] ?? ""}
        aria-label={t("drop.label")}
        inputProps={{ "aria-label": t("drop.choose") }}
        onDrop={(files) => {
          onMails(
            files.map((file) => ({
              name: file.name,
              bytes: file,
              source: "drop",
            })),
          );
        }}
      >
        <p className={classes["lead"]}>{t("drop.lead")}</p>
        <p className={classes["words"]}>{t("drop.words")}</p>
      </Dropzone>
      {isPasting ? (
        <PasteField
          onPaste={(text) => {
            setPasting(false);
            onMails([
              {
                name: t("paste.name"),
                bytes: new Blob([text]),
                source: "paste",
              },
            ]);
          }}
          onCancel={() => {
            setPasting(false);
          }}
        />
      ) : (
        <TextButton
          onClick={() => {
            setPasting(true);
          }}
        >
          {t("paste.open")}
        </TextButton>
      )}
    </div>
  );
}

interface PasteFieldProps {
  readonly onPaste: (text: string) => void;
  readonly onCancel: () => void;
}

function PasteField({ onPaste, onCancel }: PasteFieldProps): ReactNode {
  const { t } = useTranslation("intake");
  const [text, setText] = useState("");
  const isEmpty = text.trim() === "";
  return (
    <div className={classes["paste"]}>
      <Textarea
        label={t("paste.label")}
        description={t("paste.help")}
        value={text}
        autoFocus
        minRows={6}
        maxRows={12}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      <div className={classes["acts"]}>
        <Button
          data-bar
          disabled={isEmpty}
          onClick={() => {
            onPaste(text);
          }}
        >
          {t("paste.read")}
        </Button>
        <Button data-bar variant="subtle" onClick={onCancel}>
          {t("paste.cancel")}
        </Button>
      </div>
    </div>
  );
}
