import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  languagesOf,
  subjectId,
  type LetterLanguage,
} from "@kept/domain/casework/letter";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FailureView } from "../../api/failure-view.tsx";
import { langAttribute } from "../../locales/language.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { Run } from "../../ui/run.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import { ComposerHeader } from "./composer-header.tsx";
import type { DeskProps } from "./desk-props.ts";
import { downloads } from "../files/downloads.ts";
import { fileSize } from "../../ui/file-size.ts";
import classes from "./letter-preview.module.css";
import { sentInWords } from "./sent-in-words.ts";

/** Exactly the words that are sent: they come from what makes the mail and the PDF. */
export function LetterPreview({
  register,
  theCase,
  letter,
  title,
  onStep,
}: DeskProps): ReactNode {
  const { t } = useTranslation(["composerPage", "composer"]);
  const preview = useQuery({
    ...register.previewOf({ caseId: theCase.frame.id, letterId: letter.id }),
    staleTime: 0,
  });
  const [isArchiveShown, setArchiveShown] = useState(false);
  const sent = languagesOf(letter.document.language);
  const [archive] = (["en", "zh"] as const).filter(
    (language) => !sent.includes(language),
  );
  const back = (): void => {
    onStep(null);
  };
  return (
    <div>
      <ComposerHeader
        register={register}
        theCase={theCase}
        title={title}
        step={t("previewPage.title")}
        acts={<Button onClick={back}>{t("previewPage.back")}</Button>}
      />
      <div className={classes["page"]}>
        <p className={classes["lead"]}>{t("previewPage.lead")}</p>
        {preview.isPending ? (
          <LoadingRows rows={5} />
        ) : preview.isError ? (
          <FailureView
            error={preview.error}
            onRetry={() => void preview.refetch()}
          />
        ) : preview.data.mail === null ? (
          <ErrorState title={t("previewPage.unresolvedTitle")}>
            <Unresolved letter={letter} unresolved={preview.data.unresolved} />
          </ErrorState>
        ) : (
          <>
            <FactList
              facts={[
                {
                  key: "to",
                  label: t("check.to"),
                  value: (
                    <>
                      <Run>{letter.toName}</Run>
                      {letter.toAddress === null
                        ? null
                        : `, ${letter.toAddress}`}
                      {letter.way === "post" ? `, ${t("meta.byPost")}` : null}
                    </>
                  ),
                },
                {
                  key: "subject",
                  label: t("check.subject"),
                  value: <Run>{preview.data.mail.subject}</Run>,
                },
                {
                  key: "language",
                  label: t("check.language"),
                  value: sentInWords(preview.data.language, t),
                },
                {
                  key: "attached",
                  label: t("previewPage.attached"),
                  value: [
                    t("previewPage.pdfLetter"),
                    ...letter.enclosures.map(
                      ({ name, size }) => `${name} ${fileSize(size)}`,
                    ),
                  ].join(", "),
                },
              ]}
            />
            <p className={classes["pdf"]}>
              <a href={downloads.letterPreview(letter.id)} download>
                {t("previewPage.pdf")}
              </a>
            </p>
            <Sheet language={sent[0] ?? "en"} text={preview.data.mail.text} />
            {archive === undefined ? null : (
              <TextButton
                onClick={() => {
                  setArchiveShown(!isArchiveShown);
                }}
              >
                {t(
                  isArchiveShown
                    ? "previewPage.hideArchive"
                    : "previewPage.showArchive",
                )}
              </TextButton>
            )}
            {archive !== undefined && isArchiveShown ? (
              <section aria-label={t("previewPage.archive")}>
                <p className={classes["archive"]}>{t("previewPage.archive")}</p>
                <Sheet
                  language={archive}
                  text={
                    preview.data.sides[archive]?.text ??
                    t("previewPage.unresolvedTitle")
                  }
                />
              </section>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}

function Sheet({
  language,
  text,
}: {
  readonly language: LetterLanguage;
  readonly text: string;
}): ReactNode {
  return (
    <div className={classes["sheet"]} lang={langAttribute[language]}>
      {text.trimEnd()}
    </div>
  );
}

function Unresolved({
  letter,
  unresolved,
}: {
  readonly letter: DeskProps["letter"];
  readonly unresolved: readonly {
    readonly language: LetterLanguage;
    readonly at: string;
    readonly variable: string | null;
  }[];
}): ReactNode {
  const { t } = useTranslation(["composerPage", "composer"]);
  const shown = useLanguage();
  const { paragraphs, variables } = letter.document;
  return unresolved
    .map(({ language, at, variable }) => {
      const side = t(`composer:language.${language}`);
      const where =
        at === subjectId
          ? t("previewPage.subject", { language: side })
          : t("previewPage.paragraph", {
              number: paragraphs.findIndex(({ id }) => id === at) + 1,
              language: side,
            });
      if (variable === null) return t("previewPage.unreadable", { where });
      const known = variables.find(({ name }) => name === variable);
      return t("previewPage.unresolved", {
        where,
        what: known?.title[shown] ?? variable,
      });
    })
    .map((words) => (
      <span key={words} className={classes["hole"]}>
        {words}
      </span>
    ));
}
