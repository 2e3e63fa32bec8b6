import { Button } from "@mantine/core";
import {
  languagesOf,
  letterTexts,
  type LetterLanguage,
} from "@kept/domain/casework/letter";
import { letterCheckWords } from "@kept/domain/casework/letter-check-wording";
import { mayLeave } from "@kept/domain/casework/letter-checks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { letterWords } from "../../../casework/composer/letter-pieces.ts";
import { langAttribute } from "../../../locales/language.ts";
import { Callout } from "../../../ui/callout.tsx";
import { FactList, type Fact } from "../../../ui/fact-list.tsx";
import { PrimaryAct } from "../../../ui/primary-act.tsx";
import { Run } from "../../../ui/run.tsx";
import { useShortcut } from "../../../ui/shortcuts.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage } from "../../../ui/use-language.ts";
import classes from "./check-answers.module.css";
import { ComposerHeader } from "./composer-header.tsx";
import type { DeskProps } from "./desk-props.ts";
import { fileSize } from "./file-size.ts";
import { fulfilsOf } from "./fulfils-of.ts";
import { ActProblem } from "./save-note.tsx";
import { sentInWords } from "./sent-in-words.ts";

/** Everything about to leave, once more in one place, with the way back to each; then "Send". */
export function CheckAnswers(props: DeskProps): ReactNode {
  const { theCase, letter, room, acts, checks, title, onStep } = props;
  const { t } = useTranslation(["composerPage", "composer"]);
  const language = useLanguage();
  const { zone } = useDates();
  const { document } = letter;
  const sent = languagesOf(document.language);
  const isReady = mayLeave(checks);
  const toFix = checks.filter(({ kind }) => kind === "fix").length;
  const back = (): void => {
    onStep(null);
  };
  const send = (): void => {
    void acts.send().then((isDone) => {
      if (isDone) onStep(null);
    });
  };
  useShortcut({ keys: "mod+enter", label: t("keys.send") }, () => {
    if (isReady && room.busy === null) send();
  });
  const change = (what: string): ReactNode => (
    <TextButton label={t("check.changeWhat", { what })} onClick={back}>
      {t("check.change")}
    </TextButton>
  );
  const said = (code: string): string | null => {
    const found = checks.find((check) => check.code === code);
    if (found === undefined) return null;
    const { title: name, detail } = letterCheckWords(found, zone);
    return detail === null ? name[language] : detail[language];
  };
  const looks = checks
    .filter(({ kind }) => kind === "look")
    .map((check) => letterCheckWords(check, zone));
  const { clauses } = fulfilsOf(theCase.frame, letter);
  const identity = said("identityVerified");
  const facts: Fact[] = [
    {
      key: "to",
      label: t("check.to"),
      value: (
        <>
          <Run>{theCase.request.personName}</Run>
          {letter.toAddress === null ? null : `, ${letter.toAddress}`}
        </>
      ),
    },
    ...(identity === null
      ? []
      : [{ key: "identity", label: t("check.identity"), value: identity }]),
    {
      key: "language",
      label: t("check.language"),
      value: sentInWords(document.language, t),
      act: change(t("check.language")),
    },
    {
      key: "subject",
      label: t("check.subject"),
      value: sent.map((side) => (
        <p key={side} lang={langAttribute[side]}>
          {letterWords(document.subject[side], document, side)}
        </p>
      )),
      act: change(t("check.subject")),
    },
    {
      key: "letter",
      label: t("check.letter"),
      value: sent.map((side) => (
        <LetterText key={side} letter={letter} language={side} />
      )),
      act: change(t("check.letter")),
    },
    {
      key: "files",
      label: t("check.files"),
      value:
        letter.enclosures.length === 0
          ? t("check.noFiles")
          : `${letter.enclosures
              .map(({ name, size }) => `${name} ${fileSize(size)}`)
              .join(language === "zh" ? "、" : ", ")} ${t("check.withPdf")}`,
      act: change(t("check.files")),
    },
    {
      key: "approval",
      label: t("check.approval"),
      value: letter.needsApproval
        ? (said("approved") ?? t("check.notReady"))
        : t("check.notNeeded"),
    },
    ...(clauses.length === 0
      ? []
      : [
          {
            key: "fulfils",
            label: t("check.fulfils"),
            value: [
              ...new Set(clauses.map(({ citation }) => citation[language])),
            ].map((citation) => <p key={citation}>{citation}</p>),
          },
        ]),
    ...(looks.length === 0
      ? []
      : [
          {
            key: "look",
            label: t("check.look"),
            value: looks.map(({ title: name, detail }) => (
              <p key={name.en + (detail?.en ?? "")}>
                {name[language]}
                {detail === null ? null : (
                  <span className={classes["detail"]}> {detail[language]}</span>
                )}
              </p>
            )),
            act: change(t("check.look")),
          },
        ]),
  ];
  return (
    <div>
      <ComposerHeader
        theCase={theCase}
        title={title}
        step={t("check.title")}
        acts={<Button onClick={back}>{t("check.back")}</Button>}
      />
      <div className={classes["page"]}>
        {isReady ? null : (
          <div className={classes["blocked"]}>
            <Callout tone="amber" lead={t("check.notReady")} announce>
              {t("blocked", { count: toFix })}
            </Callout>
          </div>
        )}
        <FactList layout="check" facts={facts} />
        <p className={classes["happens"]}>
          {t("check.happens", { address: letter.toAddress ?? "" })}{" "}
          {clauses.length === 0 ? null : t("check.stopsClocks")}
        </p>
        <PrimaryAct
          label={t("check.send")}
          blockedBy={isReady ? null : t("blocked", { count: toFix })}
          missing={toFix === 0 ? undefined : t("toFix", { count: toFix })}
          busy={room.busy !== null}
          onAct={send}
        />
        <ActProblem room={room} acts={["send"]} />
      </div>
    </div>
  );
}

function LetterText({
  letter: { document },
  language,
}: {
  readonly letter: DeskProps["letter"];
  readonly language: LetterLanguage;
}): ReactNode {
  return (
    <div className={classes["letter"]} lang={langAttribute[language]}>
      {letterTexts(document, language)
        .slice(1)
        .map(({ id, source }) => (
          <p key={id}>{letterWords(source, document, language)}</p>
        ))}
    </div>
  );
}
