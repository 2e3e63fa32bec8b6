import { Button, UnstyledButton } from "@mantine/core";
import { requestTypes } from "@kept/domain/registers/requests/types";
import { lanes } from "@kept/domain/registers/requests/types";
import type { ReckonedClock } from "@kept/domain/casework/clock";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCasePrint } from "../../../casework/case-print.ts";
import { ClockChip } from "../../../casework/clock-chip.tsx";
import {
  RecordHeader,
  type MenuAct,
} from "../../../casework/record-header.tsx";
import type { Safeguard } from "../../../casework/safeguard.ts";
import { usePresentIn } from "../../../live/present-in.ts";
import { PresenceNote } from "../../../live/presence-note.tsx";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
import { KeyCap } from "../../../ui/key-cap.tsx";
import { PrimaryAct } from "../../../ui/primary-act.tsx";
import { Tag, type TagTone } from "../../../ui/tag.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import classes from "./case-header.module.css";
import { isRequestMove, moveActs } from "./move-acts.ts";
import type { OpenAct } from "./open-act.tsx";
import { isOpenMove, type MoveView, type RequestView } from "./request-view.ts";
import { useRefusalText } from "./use-refusal-text.ts";

interface CaseHeaderProps {
  readonly view: RequestView;
  /** Beside its list: no way back, the facts in one line. */
  readonly isSplit: boolean;
  readonly position: ReactNode;
  /** The clock that governs; null when nothing is owed. */
  readonly clock: ReckonedClock | null;
  readonly onWhy: () => void;
  readonly onMove: (move: MoveView) => void;
  readonly onAssign: () => void;
  /** A letter waits for me, and nothing else here does. */
  readonly onReadLetter: (() => void) | undefined;
  /** What protects the case, whatever its stage. */
  readonly safeguards: Pick<Safeguard, "menu" | "tag">;
  /** A form is open and has the one primary button. */
  readonly openAct: OpenAct | null;
}

/** Who, what, until when, whose, and what is next. */
export function CaseHeader(props: CaseHeaderProps): ReactNode {
  const { view, isSplit, position, clock, onWhy, onMove, openAct } = props;
  const { t } = useTranslation("requestCase");
  const { t: requests } = useTranslation("requests");
  const text = useText();
  const language = useLanguage();
  const refusalText = useRefusalText();
  const { frame, types, request } = view;
  const print = useCasePrint(frame);
  const kinds = types
    .map((type) => text(requestTypes[type].label))
    .join(language === "zh" ? "、" : ", ");
  const primary = frame.moves.find((move) => move.primary);
  const menu = frame.moves
    .filter((move) => !move.primary && isInMenu(move))
    .toSorted((a, b) => Number(b.allowed) - Number(a.allowed))
    .map((move): MenuAct => ({
      key: move.move,
      label: text(move.label),
      blockedBy:
        move.allowed || move.refusal === null
          ? null
          : refusalText(move.refusal),
      onAct: () => {
        onMove(move);
      },
    }));
  return (
    <RecordHeader
      back={
        isSplit ? undefined : { label: requests("title"), to: paths.requests }
      }
      reference={frame.reference}
      state={text(frame.stage.label)}
      title={frame.title}
      subtitle={isSplit ? undefined : kinds}
      tags={
        <>
          {props.safeguards.tag}
          <Tags view={view} most={props.safeguards.tag === null ? 2 : 1} />
        </>
      }
      clock={
        clock === null ? null : (
          <>
            <ClockChip
              clock={clock}
              long={!isSplit}
              withDate={!isSplit}
              onWhy={onWhy}
            />
            {isSplit ? (
              <span className={classes["why"]}>
                <TextButton onClick={onWhy}>{t("header.why")}</TextButton>
                <KeyCap>W</KeyCap>
              </span>
            ) : null}
          </>
        )
      }
      presence={<Owner {...props} />}
      others={<PresenceNote caseId={frame.id} />}
      primary={
        primary === undefined ? (
          props.onReadLetter === undefined ? null : (
            <PrimaryAct label={t("approval.open")} onAct={props.onReadLetter} />
          )
        ) : (
          <NextStep
            move={primary}
            onMove={onMove}
            isFormOpen={openAct !== null}
          />
        )
      }
      menu={[...menu, ...props.safeguards.menu, print]}
      position={position}
      facts={
        isSplit
          ? [
              kinds,
              text(view.policyTitle),
              t(`header.byChannel.${request.channel}`),
              t(`header.language.${request.language}`),
              ...(view.residenceName === null
                ? []
                : [t("header.livesIn", { place: text(view.residenceName) })]),
            ]
          : []
      }
    />
  );
}

function isInMenu({ move }: MoveView): boolean {
  if (!isRequestMove(move)) return false;
  const { kind } = moveActs[move];
  return kind === "form" || kind === "letter";
}

/** At most two words beside the name, the weightier first. */
function Tags({
  view,
  most,
}: {
  readonly view: RequestView;
  readonly most: number;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const { frame, request } = view;
  const { t: context } = useTranslation("context");
  const tags: { readonly word: string; readonly tone: TagTone }[] = [
    ...(frame.isSealed
      ? [{ word: context("seal.tag"), tone: "grey" as const }]
      : []),
    ...(request.isMinor
      ? [{ word: t("header.sign.minor"), tone: "amber" as const }]
      : []),
    ...(frame.lane === "unverified" || frame.lane === "duplicate"
      ? [{ word: text(lanes[frame.lane]), tone: "amber" as const }]
      : []),
    ...(request.isSignificant
      ? [{ word: t("header.sign.significant"), tone: "grey" as const }]
      : []),
  ];
  return tags.slice(0, most).map(({ word, tone }) => (
    <Tag key={word} tone={tone}>
      {word}
    </Tag>
  ));
}

/** The owner's ring; a click gives the case to somebody else. */
function Owner({ view, onAssign }: CaseHeaderProps): ReactNode {
  const { t: formWords } = useTranslation("caseForms");
  const me = useMe();
  const nameOf = usePersonName();
  const { owner } = view.frame;
  const present = usePresentIn(view.frame.id);
  const ring = (
    <Avatar
      name={owner === null ? null : nameOf(owner)}
      mine={owner?.id === me.id}
      {...(present && { presence: present })}
    />
  );
  return isOpenMove(view.frame, "assign") ? (
    <UnstyledButton
      className={classes["owner"] ?? ""}
      onClick={onAssign}
      title={formWords("assign.title")}
    >
      {ring}
    </UnstyledButton>
  ) : (
    ring
  );
}

/** The next step, named as an act. Where it is blocked it stays and says by what. */
function NextStep({
  move,
  onMove,
  isFormOpen,
}: {
  readonly move: MoveView;
  readonly onMove: (move: MoveView) => void;
  readonly isFormOpen: boolean;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const refusalText = useRefusalText();
  const outstanding = move.refusal?.params?.["count"];
  const blockedBy =
    move.allowed || move.refusal === null ? null : refusalText(move.refusal);
  const act = (): void => {
    onMove(move);
  };
  // The open form has the primary button; there is one on a screen.
  return isFormOpen ? (
    <Button
      onClick={() => {
        if (blockedBy === null) act();
      }}
      aria-disabled={blockedBy !== null || undefined}
    >
      {text(move.label)}
    </Button>
  ) : (
    <PrimaryAct
      label={text(move.label)}
      shortcut="E"
      blockedBy={blockedBy}
      missing={
        blockedBy === null || typeof outstanding !== "number"
          ? undefined
          : t("header.open", { count: outstanding })
      }
      onAct={act}
    />
  );
}
