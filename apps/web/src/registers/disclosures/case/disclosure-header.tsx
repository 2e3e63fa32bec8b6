import { Button, UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "@kept/domain/refusal";
import { countries } from "@kept/domain/registers/disclosures/instruments";
import { disclosureKinds } from "@kept/domain/registers/disclosures/kinds";
import { ClockChip } from "../../../casework/clock-chip.tsx";
import {
  RecordHeader,
  type MenuAct,
} from "../../../casework/record-header.tsx";
import { PresenceNote } from "../../../live/presence-note.tsx";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
import { PrimaryAct } from "../../../ui/primary-act.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import type { DisclosureView, MoveView } from "./disclosure-view.ts";
import { offeredMoves } from "./offered-moves.ts";

interface DisclosureHeaderProps {
  readonly view: DisclosureView;
  readonly isSplit: boolean;
  readonly position: ReactNode;
  /** A form stands open: its button is the main one then. */
  readonly isActing: boolean;
  /** What the house guards about the case: its tag, and its acts in the menu. */
  readonly safeguards: {
    readonly tag: ReactNode;
    readonly menu: readonly MenuAct[];
  };
  readonly onMove: (move: MoveView) => void;
  readonly onWhy: () => void;
}

/** Its number and state, until when, who owns it, the next step, and every other one in the menu. */
export function DisclosureHeader({
  view,
  isSplit,
  position,
  isActing,
  safeguards,
  onMove,
  onWhy,
}: DisclosureHeaderProps): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const language = useLanguage();
  const { frame, disclosure } = view;
  const governing =
    frame.clocks.find(({ ruleId }) => ruleId === frame.nextRuleId) ?? null;
  const blockedBy = (move: MoveView): string | null =>
    move.allowed || move.refusal === null
      ? null
      : sentenceOf(move.refusal, language);
  const offered = offeredMoves(view);
  const primary = offered.find((move) => move.primary);
  // While somebody is asked, their answer is the main act and stands above the path.
  const isAsked =
    (primary?.move === "askRelease" &&
      view.approvals.at(-1)?.state === "asked") ||
    frame.approvals.some(({ isMine }) => isMine);
  const menu = offered
    .filter((move) => move !== primary)
    .toSorted((a, b) => Number(b.allowed) - Number(a.allowed))
    .map((move): MenuAct => ({
      key: move.move,
      label: text(move.label),
      blockedBy: blockedBy(move),
      onAct: () => {
        onMove(move);
      },
    }));
  return (
    <RecordHeader
      back={isSplit ? undefined : { label: t("title"), to: paths.disclosures }}
      reference={frame.reference}
      state={text(frame.stage.label)}
      title={frame.title}
      subtitle={
        isSplit ? undefined : text(disclosureKinds[disclosure.kind].label)
      }
      tags={
        <>
          {safeguards.tag}
          {frame.isSealed ? <Tag tone="grey">{t("row.sealed")}</Tag> : null}
          {disclosure.kind === "emergency" ? (
            <Tag tone="amber">{t("row.emergency")}</Tag>
          ) : null}
        </>
      }
      clock={
        governing === null ? null : (
          <ClockChip
            clock={governing}
            long={!isSplit}
            withDate={!isSplit}
            onWhy={onWhy}
          />
        )
      }
      presence={<Owner view={view} onMove={onMove} />}
      others={<PresenceNote caseId={frame.id} />}
      primary={
        primary === undefined ? null : isActing || isAsked ? (
          <Button
            aria-disabled={!primary.allowed || undefined}
            onClick={() => {
              onMove(primary);
            }}
          >
            {text(primary.label)}
          </Button>
        ) : (
          <PrimaryAct
            label={text(primary.label)}
            blockedBy={blockedBy(primary)}
            onAct={() => {
              onMove(primary);
            }}
          />
        )
      }
      menu={[...menu, ...safeguards.menu]}
      position={position}
      facts={
        isSplit
          ? [
              text(disclosureKinds[disclosure.kind].label),
              text(countries[disclosure.country]),
            ]
          : []
      }
    />
  );
}

/** The owner's ring; a click gives the case to somebody else. */
function Owner({
  view,
  onMove,
}: Pick<DisclosureHeaderProps, "view" | "onMove">): ReactNode {
  const text = useText();
  const nameOf = usePersonName();
  const me = useMe();
  const { owner, moves } = view.frame;
  const assign = moves.find(({ move }) => move === "assign");
  const ring = (
    <Avatar
      name={owner === null ? null : nameOf(owner)}
      mine={owner?.id === me.id}
    />
  );
  return assign?.allowed === true ? (
    <UnstyledButton
      title={text(assign.label)}
      onClick={() => {
        onMove(assign);
      }}
    >
      {ring}
    </UnstyledButton>
  ) : (
    ring
  );
}
