import {
  dataWillLeave,
  isVerified,
  undecided,
} from "@kept/domain/registers/requests/facts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { ApprovalBanner } from "../../../casework/approval-banner.tsx";
import { letterPath } from "../../../casework/letter-path.ts";
import { paths } from "../../../paths.ts";
import { Callout } from "../../../ui/callout.tsx";
import { civilMoment } from "../../../ui/dates.ts";
import { TextButton } from "../../../ui/text-button.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import type { CaseTabKey } from "./move-acts.ts";
import type { ApprovalView, RequestView } from "./request-view.ts";
import { actorName } from "./trail/history-lines.ts";
import type { FieldContext } from "./trail/field-words.ts";

interface CaseCalloutProps {
  readonly view: RequestView;
  readonly words: FieldContext;
  /** The tab that is open: nothing sends there who is there. */
  readonly tab: string;
  readonly onTab: (tab: CaseTabKey) => void;
}

/**
 * The one thing to say above the work, the most pressing first: what waits for me, a letter that did not
 * leave, a sender to judge, then what is still missing.
 */
export function CaseCallout(props: CaseCalloutProps): ReactNode {
  const { view, words } = props;
  const { frame, mergedInto } = view;
  if (!frame.isReadable) return <RegisterOnly />;
  const standing = standingApproval(view);
  if (standing?.isMine === true)
    return <Approval view={view} approval={standing} words={words} />;
  const undelivered = frame.letters.find(
    ({ failure, state }) => failure !== null && state !== "discarded",
  );
  if (undelivered !== undefined)
    return <Undelivered view={view} letter={undelivered} />;
  if (frame.messages.some(({ lane }) => lane === "unverified"))
    return <Unverified {...props} />;
  if (mergedInto !== null) return <Merged into={mergedInto} />;
  if (standing !== undefined)
    return <Approval view={view} approval={standing} words={words} />;
  if (frame.lane === "duplicate") return <Duplicate />;
  return <Missing {...props} />;
}

/** Why there are no words here. */
function RegisterOnly(): ReactNode {
  const { t } = useTranslation("requestCase");
  return (
    <Callout lead={t("callout.registerLead")}>{t("callout.register")}</Callout>
  );
}

/** What was asked last of a letter that has not left. */
function standingApproval({ frame }: RequestView): ApprovalView | undefined {
  const drafts = new Set(
    frame.letters.filter(({ state }) => state === "draft").map(({ id }) => id),
  );
  return frame.approvals.findLast(({ letterId }) => drafts.has(letterId));
}

function Approval({
  view,
  approval,
  words,
}: {
  readonly view: RequestView;
  readonly approval: ApprovalView;
  readonly words: FieldContext;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const dates = useDates();
  const nameOf = usePersonName();
  const navigate = useNavigate();
  const { frame } = view;
  const letter = frame.letters.find(({ id }) => id === approval.letterId);
  const voided = frame.history.findLast(
    ({ action, object }) =>
      action === "approvals.voided" && object.id === approval.id,
  );
  const name = (person: ApprovalView["askedBy"]): string =>
    person === null ? t("approval.nobody") : nameOf(person);
  const dayOf = (at: string): string => civilMoment(at, dates.zone).on;
  const decided =
    approval.state === "void" && voided !== undefined
      ? { by: actorName(voided.actor, words), on: dayOf(voided.at) }
      : approval.decidedAt === null
        ? undefined
        : {
            by: name(approval.decidedBy),
            on: dayOf(approval.decidedAt),
            reason: approval.reason,
          };
  return (
    <ApprovalBanner
      state={approval.state}
      what={t("approval.what", { title: text(approval.letterTitle) })}
      askedBy={name(approval.askedBy)}
      askedOf={name(approval.askedOf)}
      mine={approval.isMine}
      writtenBy={name(letter?.authors[0] ?? approval.askedBy)}
      writtenOn={dayOf(letter?.editedAt ?? approval.askedAt)}
      {...(decided === undefined ? {} : { decided })}
      onShow={() => {
        void navigate(
          letterPath(paths.request(frame.reference), approval.letterId),
        );
      }}
    />
  );
}

function Undelivered({
  view,
  letter,
}: {
  readonly view: RequestView;
  readonly letter: RequestView["frame"]["letters"][number];
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const text = useText();
  return (
    <Callout
      tone={letter.state === "failed" ? "red" : "amber"}
      lead={t(
        letter.state === "failed"
          ? "callout.failedLead"
          : "callout.delayedLead",
      )}
      act={
        <Link to={letterPath(paths.request(view.frame.reference), letter.id)}>
          {t("callout.openLetter")}
        </Link>
      }
    >
      {text(letter.title)}.{" "}
      {letter.failure === null ? null : text(letter.failure.reason)}
    </Callout>
  );
}

function Unverified({
  tab,
  onTab,
}: Pick<CaseCalloutProps, "tab" | "onTab">): ReactNode {
  const { t } = useTranslation("requestCase");
  return (
    <Callout
      tone="amber"
      lead={t("callout.unverifiedLead")}
      act={
        tab === "conversation" ? undefined : (
          <TextButton
            onClick={() => {
              onTab("conversation");
            }}
          >
            {t("callout.look")}
          </TextButton>
        )
      }
    >
      {t("callout.unverified")}
    </Callout>
  );
}

function Merged({
  into,
}: {
  readonly into: NonNullable<RequestView["mergedInto"]>;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  return (
    <Callout lead={t("callout.mergedLead")}>
      {t("callout.merged")}{" "}
      <Link to={paths.request(into.reference)}>{into.reference}</Link>
    </Callout>
  );
}

function Duplicate(): ReactNode {
  const { t } = useTranslation("requestCase");
  return (
    <Callout tone="amber" lead={t("callout.duplicateLead")}>
      {t("callout.duplicate")}
    </Callout>
  );
}

/** What is still to be done for the statement that goes with the answer (p002-14); null for nothing. */
function statementStep({
  types,
  statement,
}: CaseCalloutProps["view"]): "matches" | "statement" | "enclose" | null {
  if (statement === null) return null;
  const isOwed =
    statement.told + statement.open > 0 || types.includes("disclosureRecords");
  if (!isOwed || statement.hasLeft) return null;
  if (statement.open > 0) return "matches";
  if (!statement.isMade) return "statement";
  return statement.enclosedIn.length > 0 ? null : "enclose";
}

/** What still stands between this case and its answer, or its end. */
function Missing({
  view,
  tab,
  onTab,
}: Pick<CaseCalloutProps, "view" | "tab" | "onTab">): ReactNode {
  const { t } = useTranslation("requestCase");
  const language = useLanguage();
  const { frame, types, decisions, request } = view;
  const stage = frame.stage.key;
  if (frame.stage.isTerminal || stage === "received" || stage === "answered")
    return null;
  const outstanding = frame.tasks.filter(
    ({ standing }) => standing !== "done" && standing !== "notNeeded",
  ).length;
  const needsIdentity =
    dataWillLeave({ types }) &&
    !isVerified({
      verification: request.verification,
      contactAddress: request.personAddress,
    });
  const isSearched = stage === "searched" || stage === "decided";
  const isUndecided = undecided({ types, decisions }).length > 0;
  const statement = statementStep(view);
  const missing = [
    ...(needsIdentity ? [t("before.identity")] : []),
    ...(outstanding > 0 ? [t("before.tasks", { count: outstanding })] : []),
    ...(outstanding === 0 && !isSearched ? [t("before.search")] : []),
    ...(statement === null ? [] : [t(`before.${statement}`)]),
    ...(isUndecided ? [t("before.decision")] : []),
  ];
  if (missing.length === 0) return null;
  const isWork = (!isSearched && outstanding > 0) || statement !== null;
  const next: CaseTabKey = isWork ? "work" : "decision";
  return (
    <Callout
      lead={t("before.lead")}
      act={
        tab === next ? undefined : (
          <TextButton
            onClick={() => {
              onTab(next);
            }}
          >
            {t(next === "work" ? "before.openWork" : "before.openDecision")}
          </TextButton>
        )
      }
    >
      {t("before.sentence", {
        missing: missing.join(language === "zh" ? "、" : ", "),
      })}
    </Callout>
  );
}
