import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useRef, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { freshKey } from "../../api/client.ts";
import { TextButton } from "../../ui/text-button.tsx";
import { downloads } from "../files/downloads.ts";
import classes from "./enclosures-bar.module.css";
import { fileSize } from "../../ui/file-size.ts";
import { ActProblem } from "./save-note.tsx";
import { sendFile } from "../files/send-file.ts";
import type { Letter } from "./letter-register.ts";
import type { LetterRoom } from "./use-letter-room.ts";
import type { LetterActs } from "./letter-acts.ts";

interface EnclosuresBarProps {
  readonly letter: Letter;
  readonly room: LetterRoom;
  readonly acts: LetterActs;
  readonly mayEdit: boolean;
  /** The way to a file of one's own machine, for others who want to add one. */
  readonly picker: RefObject<HTMLInputElement | null>;
}

/** The files that go with the letter. */
export function EnclosuresBar({
  letter,
  room,
  acts,
  mayEdit,
  picker,
}: EnclosuresBarProps): ReactNode {
  const { t } = useTranslation("composerPage");
  const adding = useRef("");
  const add = (file: File): void => {
    adding.current = file.name;
    const idempotencyKey = freshKey();
    void room.act("addFile", (on) =>
      sendFile({
        ...on,
        purpose: "enclosure",
        letterId: letter.id,
        file,
        idempotencyKey,
      }),
    );
  };
  return (
    <section className={classes["bar"]} aria-label={t("files.title")}>
      <IconPaperclip
        size={16}
        stroke={1.6}
        aria-hidden="true"
        className={classes["clip"]}
      />
      {letter.enclosures.length === 0 ? (
        <span className={classes["none"]}>{t("files.none")}</span>
      ) : (
        <ul className={classes["files"]}>
          {letter.enclosures.map(({ id, name, size }) => (
            <li key={id} className={classes["file"]}>
              <a
                href={downloads.file(id)}
                download
                className={classes["name"]}
                title={t("files.download", { name })}
              >
                {name}
              </a>
              <span className={classes["size"]}>{fileSize(size)}</span>
              {mayEdit ? (
                <button
                  type="button"
                  className={classes["remove"]}
                  aria-label={t("files.remove", { name })}
                  onClick={() => {
                    acts.removeFile(id);
                  }}
                >
                  <IconX size={12} stroke={1.8} aria-hidden="true" />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayEdit ? (
        <>
          <input
            ref={picker}
            type="file"
            hidden
            aria-label={t("files.add")}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (file !== undefined) add(file);
            }}
          />
          {room.busy === "addFile" ? (
            <span role="status" className={classes["none"]}>
              {t("files.adding", { name: adding.current })}
            </span>
          ) : (
            <TextButton onClick={() => picker.current?.click()}>
              {t("files.add")}
            </TextButton>
          )}
        </>
      ) : null}
      <span className={classes["pdf"]}>{t("files.pdf")}</span>
      <div className={classes["problem"]}>
        <ActProblem room={room} acts={["addFile", "removeFile"]} />
      </div>
    </section>
  );
}
