import { Textarea } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import {
  sentLanguages,
  type LetterDocument,
  type LetterEdit,
  type LetterLanguage,
} from "@kept/domain/casework/letter";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "../../ui/menu.tsx";
import { FactList, type Fact } from "../../ui/fact-list.tsx";
import { Run } from "../../ui/run.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { useDates } from "../../ui/use-dates.ts";
import { Fulfils } from "./fulfils.tsx";
import classes from "./letter-meta.module.css";
import { maskedAddress } from "../masked-contact.ts";
import { SubjectLine } from "./subject-line.tsx";
import type { CaseOfLetter, Letter } from "./letter-register.ts";

interface LetterMetaProps {
  readonly theCase: CaseOfLetter;
  readonly letter: Letter;
  readonly document: LetterDocument;
  readonly templateTitle: string;
  /** Absent: only shown. */
  readonly onEdit?: ((change: Partial<LetterEdit>) => void) | undefined;
  readonly onVariable: (name: string, at: HTMLElement) => void;
  /** Absent: the envelope is only shown. */
  readonly onAddress?: ((postAddress: string) => void) | undefined;
  /** Absent: the receiver is only shown. */
  readonly onRedirect?: ((recipientId: string) => void) | undefined;
  readonly onMarkCurrent?: (() => void) | undefined;
}

const sides: readonly LetterLanguage[] = ["en", "zh"];

/** Who gets it, under which name, from which template and for what. */
export function LetterMeta(props: LetterMetaProps): ReactNode {
  const { theCase, letter, document, templateTitle, onEdit, onVariable } =
    props;
  const { t } = useTranslation(["composerPage", "composer"]);
  const dates = useDates();
  const left: Fact[] = [
    {
      key: "to",
      label: t("meta.to"),
      value: <Addressed {...props} />,
    },
    {
      key: "subject",
      label: t("meta.subject"),
      value: (
        <div data-place="subject">
          {sides.map((side) => (
            <SubjectLine
              key={side}
              document={document}
              language={side}
              onVariable={onVariable}
              onMarkCurrent={props.onMarkCurrent}
              onEdit={
                onEdit === undefined
                  ? undefined
                  : (source) => {
                      onEdit({
                        subject: {
                          en: document.subject.en,
                          zh: document.subject.zh,
                          [side]: source,
                        },
                      });
                    }
              }
            />
          ))}
        </div>
      ),
    },
  ];
  const effect = letter.effect;
  const right: Fact[] = [
    {
      key: "template",
      label: t("meta.template"),
      value: (
        <>
          {templateTitle}{" "}
          <span className={classes["remark"]}>
            {t("meta.version", { version: document.template.version })}
          </span>
          {/* Beside it, not below: a third row here is one line less of the letter. */}
          <span className={classes["sentIn"]} data-place="language">
            <span className={classes["remark"]}>{t("meta.sentIn")}</span>{" "}
            <LanguageMenu
              document={document}
              onChoose={
                onEdit === undefined
                  ? undefined
                  : (chosen) => {
                      onEdit({ language: chosen });
                    }
              }
            />
          </span>
        </>
      ),
    },
    {
      key: "fulfils",
      label: t("meta.fulfils"),
      value: <Fulfils theCase={theCase} letter={letter} />,
    },
    ...(effect === null
      ? []
      : [
          {
            key: "effect",
            label: t("meta.effect"),
            value:
              effect.kind === "pause"
                ? t("meta.pause", { day: dates.day(effect.replyBy, "plain") })
                : t("meta.extend"),
          },
        ]),
  ];
  return (
    <div className={classes["meta"]}>
      <FactList facts={left} />
      <FactList facts={right} />
    </div>
  );
}

function Addressed({
  letter,
  onRedirect,
  onAddress,
}: LetterMetaProps): ReactNode {
  const name = <Receiver letter={letter} onRedirect={onRedirect} />;
  // Before somebody is chosen there is nowhere to send it to.
  if (letter.recipientId === null && letter.receivers.length > 1) return name;
  return letter.toAddress === null ? (
    <Envelope name={name} letter={letter} onAddress={onAddress} />
  ) : (
    <To name={name} address={letter.toAddress} />
  );
}

/** Who it is written to; where the case has several persons, another can be chosen as long as it is a draft. */
function Receiver({
  letter,
  onRedirect,
}: {
  readonly letter: Letter;
  readonly onRedirect: LetterMetaProps["onRedirect"];
}): ReactNode {
  const { t } = useTranslation("composerPage");
  const { toName, receivers, recipientId } = letter;
  if (onRedirect === undefined || receivers.length < 2)
    return <Run>{toName}</Run>;
  return (
    <ChoiceMenu
      shown={
        recipientId === null ? t("meta.chooseReceiver") : <Run>{toName}</Run>
      }
      label={
        recipientId === null
          ? t("meta.chooseReceiver")
          : t("meta.changeReceiver", { name: toName })
      }
      choices={receivers.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={recipientId ?? ""}
      onChoose={onRedirect}
    />
  );
}

/** Without a mail address the letter goes by post, to these lines. */
function Envelope({
  name,
  letter,
  onAddress,
}: {
  readonly name: ReactNode;
  readonly letter: Letter;
  readonly onAddress: LetterMetaProps["onAddress"];
}): ReactNode {
  const { t } = useTranslation("composerPage");
  const kept = letter.postAddress ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  if (onAddress === undefined || letter.state !== "draft")
    return (
      <>
        {name}
        {kept === "" ? (
          `, ${t("meta.byPost")}`
        ) : (
          <span className={classes["lines"]}>{kept}</span>
        )}
      </>
    );
  return (
    <div className={classes["envelope"]} data-place="address">
      <span>
        {name}
        {", "}
        {t("meta.byPost")}
      </span>
      <Textarea
        aria-label={t("meta.postAddress")}
        placeholder={t("meta.postAddress")}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        value={typed ?? kept}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onBlur={() => {
          if (typed !== null && typed.trim() !== kept) onAddress(typed.trim());
          setTyped(null);
        }}
      />
    </div>
  );
}

function To({
  name,
  address,
}: {
  readonly name: ReactNode;
  readonly address: string;
}): ReactNode {
  const { t } = useTranslation("composerPage");
  const [isShown, setShown] = useState(false);
  return (
    <>
      {name}
      {", "}
      <span lang="en">{isShown ? address : maskedAddress(address)}</span>
      {isShown ? null : (
        <>
          {" "}
          <TextButton
            label={t("meta.revealAddress")}
            onClick={() => {
              setShown(true);
            }}
          >
            {t("meta.reveal")}
          </TextButton>
        </>
      )}
    </>
  );
}

function LanguageMenu({
  document,
  onChoose,
}: {
  readonly document: LetterDocument;
  readonly onChoose:
    ((language: LetterDocument["language"]) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation(["composerPage", "composer"]);
  const nameOf = (language: LetterDocument["language"]): string =>
    language === "both" ? t("meta.both") : t(`composer:language.${language}`);
  const shown = nameOf(document.language);
  if (onChoose === undefined) return shown;
  return (
    <ChoiceMenu
      shown={shown}
      label={t("meta.changeLanguage", { language: shown })}
      choices={sentLanguages.map((language) => ({
        value: language,
        label: nameOf(language),
      }))}
      chosen={document.language}
      onChoose={onChoose}
    />
  );
}

/** One of a few, where it stands in the line. */
function ChoiceMenu<Value extends string>({
  shown,
  label,
  choices,
  chosen,
  onChoose,
}: {
  readonly shown: ReactNode;
  readonly label: string;
  readonly choices: readonly {
    readonly value: Value;
    readonly label: string;
  }[];
  readonly chosen: string;
  readonly onChoose: (value: Value) => void;
}): ReactNode {
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" className={classes["choice"]} aria-label={label}>
          {shown}
          <IconChevronDown size={14} stroke={1.6} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={chosen}
          onChange={(value) => {
            const known = choices.find((one) => one.value === value);
            if (known !== undefined) onChoose(known.value);
          }}
        >
          {choices.map(({ value, label: words }) => (
            <Menu.RadioItem key={value} value={value}>
              {words}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
