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
import { letterWords } from "./letter-pieces.ts";
import { langAttribute } from "../../locales/language.ts";
import { Callout } from "../../ui/callout.tsx";
import { FactList, type Fact } from "../../ui/fact-list.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { Run } from "../../ui/run.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { useLanguage } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import classes from "./check-answers.module.css";
import { ComposerHeader } from "./composer-header.tsx";
import type { DeskProps, Place } from "./desk-props.ts";
import { fileSize } from "../../ui/file-size.ts";
import { fulfilsOf } from "./fulfils-of.ts";
import { ActProblem } from "./save-note.tsx";
import { sentInWords } from "./sent-in-words.ts";

/** Everything about to leave, once more in one place, with the way back to each; then "Send". */
export function CheckAnswers(props: DeskProps): ReactNode {
  const { theCase, letter, room, acts, checks, title, onStep } = props;
  const { t } = useTranslation(["composerPage", "composer"]);
  const language = useLanguage();
  const { zone } = useDates();
  const nameOf = usePersonName();
  const { document } = letter;
  const sent = languagesOf(document.language);
  const isPost = letter.way === "post";
  const isReady = mayLeave(checks);
  const toFix = checks.filter(({ kind }) => kind === "fix").length;
  const back = (): void => {
    onStep(null);
  };
  const send = (): void => {
    void (isPost ? acts.print() : acts.send()).then((isDone) => {
      if (isDone) onStep(null);
    });
  };
  const change = (what: string, place: Place): ReactNode => (
    <TextButton
      label={t("check.changeWhat", { what })}
      onClick={() => {
        onStep(null, place);
      }}
    >
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
  const approver =
    (letter.approval === "approved" && "approval" in props.standing
      ? props.standing.approval?.decidedBy
      : null) ?? null;
  const identity = said("identityVerified");
  const facts: Fact[] = [
    {
      key: "to",
      label: t("check.to"),
      value: (
        <>
          <Run>{letter.toName}</Run>
          {letter.toAddress === null ? null : `, ${letter.toAddress}`}
          {letter.postAddress === null ? null : (
            <p className={classes["envelope"]}>{letter.postAddress}</p>
          )}
        </>
      ),
      ...(isPost && { act: change(t("check.to"), "address") }),
    },
    ...(identity === null
      ? []
      : [{ key: "identity", label: t("check.identity"), value: identity }]),
    {
      key: "language",
      label: t("check.language"),
      value: sentInWords(document.language, t),
      act: change(t("check.language"), "language"),
    },
    {
      key: "subject",
      label: t("check.subject"),
      value: sent.map((side) => (
        <p key={side} lang={langAttribute[side]}>
          {letterWords(document.subject[side], document, side)}
        </p>
      )),
      act: change(t("check.subject"), "subject"),
    },
    {
      key: "letter",
      label: t("check.letter"),
      value: sent.map((side) => (
        <LetterText key={side} letter={letter} language={side} />
      )),
      act: change(t("check.letter"), "letter"),
    },
    {
      key: "files",
      label: t("check.files"),
      value:
        letter.enclosures.length === 0
          ? t(isPost ? "check.noFilesByPost" : "check.noFiles")
          : `${letter.enclosures
              .map(({ name, size }) => `${name} ${fileSize(size)}`)
              .join(language === "zh" ? "、" : ", ")} ${t("check.withPdf")}`,
      act: change(t("check.files"), "files"),
    },
    {
      key: "approval",
      label: t("check.approval"),
      value: letter.needsApproval
        ? approver === null
          ? t("check.notReady")
          : nameOf(approver)
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
                <span className={classes["look"]}>{name[language]}</span>
                {detail === null ? null : (
                  <span className={classes["detail"]}> {detail[language]}</span>
                )}
              </p>
            )),
            act: change(t("check.look"), "checks"),
          },
        ]),
  ];
  return (
    <div>
      <ComposerHeader
        register={props.register}
        theCase={theCase}
        title={title}
        step={t(isPost ? "check.titleByPost" : "check.title")}
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
          {isPost
            ? t("check.happensByPost")
            : t("check.happens", { address: letter.toAddress ?? "" })}{" "}
          {clauses.length === 0 ? null : t("check.stopsClocks")}
        </p>
        <PrimaryAct
          label={t(isPost ? "check.print" : "check.send")}
          blockedBy={isReady ? null : t("blocked", { count: toFix })}
          missing={toFix === 0 ? undefined : t("toFix", { count: toFix })}
          busy={room.busy !== null}
          onAct={send}
        />
        <ActProblem room={room} acts={["send", "print"]} />
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
