import { Button } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sentenceOf } from "@kept/domain/refusal";
import { numberSources } from "@kept/domain/registers/disclosures/authority";
import { steps } from "@kept/domain/registers/disclosures/facts";
import {
  countries,
  instruments,
} from "@kept/domain/registers/disclosures/instruments";
import {
  authorityClasses,
  disclosureKinds,
  disclosureOutcomes,
  noticeStates,
  secrecyStates,
} from "@kept/domain/registers/disclosures/kinds";
import { logWords } from "@kept/domain/registers/log-words";
import { sentenceOf as sentenceInLog } from "@kept/domain/log/sentence";
import { hardGates } from "@kept/domain/registers/disclosures/review";
import { useFailureText } from "../../../api/failure-view.tsx";
import { CaseFrame, type CaseTab } from "../../../casework/case-frame.tsx";
import { ClockChip } from "../../../casework/clock-chip.tsx";
import { CaseContext } from "../../../casework/context/case-context.tsx";
import { FactsColumn } from "../../../casework/facts-column.tsx";
import { History } from "../../../casework/history.tsx";
import {
  RecordHeader,
  type MenuAct,
} from "../../../casework/record-header.tsx";
import { TaskList, type TaskItem } from "../../../casework/task-list.tsx";
import { useSafeguards } from "../../../casework/use-safeguards.tsx";
import { WhyThisDate } from "../../../casework/why/why-this-date.tsx";
import { useHere } from "../../../live/presence.ts";
import { PresenceNote } from "../../../live/presence-note.tsx";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import type { Fact } from "../../../ui/fact-list.tsx";
import { PrimaryAct } from "../../../ui/primary-act.tsx";
import { Run } from "../../../ui/run.tsx";
import { Section } from "../../../ui/section.tsx";
import { Tag } from "../../../ui/tag.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import { ToldIn } from "../../../casework/statements/told-in.tsx";
import classes from "./case.module.css";
import { CaseFiles } from "./case-files.tsx";
import { EntryCard } from "./entry-card.tsx";
import { MoveForm } from "./move-form.tsx";
import { moveForms } from "./move-forms.ts";
import type { DisclosureView } from "./disclosure-view.ts";
import { ReviewForm } from "./review-form.tsx";
import { ScopeForm } from "./scope-form.tsx";
import { ScopeTable } from "./scope-table.tsx";
import { useDisclosureAct } from "./use-disclosure-act.ts";

interface DisclosureCaseProps {
  readonly view: DisclosureView;
  readonly isSplit: boolean;
  readonly position: ReactNode;
}

type MoveView = DisclosureView["frame"]["moves"][number];

/** Moves that this page opens a form for, or makes at once. */
function isOffered({ move }: MoveView): boolean {
  return move in moveForms || ["review", "setScope", "close"].includes(move);
}

/** A disclosure: who asks and until when, the gated path, what is given, and what the register says. */
export function DisclosureCase({
  view,
  isSplit,
  position,
}: DisclosureCaseProps): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const language = useLanguage();
  const nameOf = usePersonName();
  const me = useMe();
  const failureText = useFailureText();
  const [tab, setTab] = useState("path");
  const [open, setOpen] = useState<string | null>(null);
  const [isWhy, setIsWhy] = useState(false);
  const { frame, disclosure } = view;
  const safeguards = useSafeguards(frame);
  useHere(frame.id, open === null ? "viewing" : "writing");
  const closing = useDisclosureAct<{ caseId: string; version: number }>(
    (client, input, options) => client.close.mutate(input, options),
  );
  const governing =
    frame.clocks.find(({ ruleId }) => ruleId === frame.nextRuleId) ?? null;

  const make = (move: MoveView): void => {
    if (!move.allowed) return;
    if (move.move === "close") {
      closing.mutate({ caseId: frame.id, version: frame.version });
      return;
    }
    setTab(move.move === "setScope" ? "scope" : "path");
    setOpen(move.move);
  };
  const shut = (): void => {
    setOpen(null);
  };
  const blockedBy = (move: MoveView): string | null =>
    move.allowed || move.refusal === null
      ? null
      : sentenceOf(move.refusal, language);
  const offered = frame.moves.filter(isOffered);
  const primary = offered.find((move) => move.primary);
  const menu = offered
    .filter((move) => move !== primary)
    .toSorted((a, b) => Number(b.allowed) - Number(a.allowed))
    .map((move): MenuAct => ({
      key: move.move,
      label: text(move.label),
      blockedBy: blockedBy(move),
      onAct: () => {
        make(move);
      },
    }));
  const openMove = frame.moves.find(({ move }) => move === open);
  const label = openMove === undefined ? "" : text(openMove.label);
  const form =
    open === null ? null : open === "review" ? (
      <ReviewForm view={view} label={label} onClose={shut} />
    ) : open === "setScope" ? (
      <ScopeForm view={view} label={label} onClose={shut} />
    ) : (
      <MoveForm
        key={open}
        view={view}
        move={open}
        label={label}
        onClose={shut}
      />
    );
  const tabs: CaseTab[] = [
    {
      key: "path",
      label: t("tabs.path"),
      content: (
        <>
          {tab === "path" ? form : null}
          <PathTab view={view} onMove={make} />
        </>
      ),
    },
    {
      key: "scope",
      label: t("tabs.scope"),
      count: view.scope.length === 0 ? undefined : view.scope.length,
      content: (
        <>
          {tab === "scope" ? form : null}
          <ScopeTable view={view} />
        </>
      ),
    },
    {
      key: "register",
      label: t("tabs.register"),
      count: view.entries.length === 0 ? undefined : view.entries.length,
      content:
        view.entries.length === 0 ? (
          <EmptyState>{t("register.empty")}</EmptyState>
        ) : (
          <>
            {view.entries.toReversed().map((entry) => (
              <EntryCard key={entry.id} entry={entry} />
            ))}
            <ToldIn caseId={frame.id} address={paths.request} />
          </>
        ),
    },
    {
      key: "files",
      label: t("tabs.files"),
      count: frame.files.length === 0 ? undefined : frame.files.length,
      content: <CaseFiles view={view} />,
    },
    {
      key: "history",
      label: t("tabs.history"),
      content: <Trail view={view} />,
    },
  ];
  return (
    <CaseFrame
      header={
        <RecordHeader
          back={
            isSplit ? undefined : { label: t("title"), to: paths.disclosures }
          }
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
                onWhy={() => {
                  setIsWhy(!isWhy);
                }}
              />
            )
          }
          presence={
            <Avatar
              name={frame.owner === null ? null : nameOf(frame.owner)}
              mine={frame.owner?.id === me.id}
            />
          }
          others={<PresenceNote caseId={frame.id} />}
          primary={
            primary === undefined ? null : open === null ? (
              <PrimaryAct
                label={text(primary.label)}
                blockedBy={blockedBy(primary)}
                onAct={() => {
                  make(primary);
                }}
              />
            ) : (
              <Button
                aria-disabled={!primary.allowed || undefined}
                onClick={() => {
                  make(primary);
                }}
              >
                {text(primary.label)}
              </Button>
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
      }
      facts={
        <Facts
          view={view}
          context={
            <>
              {safeguards.facts}
              <CaseContext frame={frame} />
            </>
          }
        />
      }
      tabs={tabs}
      tab={tab}
      onTab={setTab}
      callout={
        closing.error !== null ? (
          <p role="alert" className={classes["refusal"]}>
            {failureText(closing.error)}
          </p>
        ) : (
          (safeguards.callout ?? <ApprovalCallout view={view} />)
        )
      }
      aside={
        isWhy && governing !== null ? (
          <WhyThisDate
            clock={governing}
            others={frame.clocks.filter(
              ({ ruleId }) => ruleId !== governing.ruleId,
            )}
            onChoose={() => undefined}
            onClose={() => {
              setIsWhy(false);
            }}
          />
        ) : null
      }
      onCloseAside={() => {
        setIsWhy(false);
      }}
    />
  );
}

/** What a second person was asked, and by whom; with the two answers where it is me. */
function ApprovalCallout({
  view,
}: {
  readonly view: DisclosureView;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const nameOf = usePersonName();
  const failureText = useFailureText();
  const last = view.approvals.at(-1);
  const decide = useDisclosureAct<{
    caseId: string;
    version: number;
    approvalId: string;
    contentHash: string;
    answer: "approved" | "changesAsked";
    reason: string | null;
  }>((client, input, options) => client.decideRelease.mutate(input, options));
  if (last === undefined || view.disclosure.outcome !== null) return null;
  const answer = (said: "approved" | "changesAsked"): void => {
    decide.mutate({
      caseId: view.frame.id,
      version: view.frame.version,
      approvalId: last.id,
      contentHash: last.contentHash,
      answer: said,
      reason: null,
    });
  };
  const name = (person: typeof last.askedBy): string =>
    person === null ? "" : nameOf(person);
  if (decide.error !== null)
    return (
      <p role="alert" className={classes["refusal"]}>
        {failureText(decide.error)}
      </p>
    );
  switch (last.state) {
    case "asked":
      return last.isMine ? (
        <Callout
          tone="ink"
          act={
            <div className={classes["row"]}>
              <Button
                onClick={() => {
                  answer("changesAsked");
                }}
              >
                {t("path.changes")}
              </Button>
              <PrimaryAct
                label={t("path.approve")}
                busy={decide.isPending}
                onAct={() => {
                  answer("approved");
                }}
              />
            </div>
          }
        >
          {t("path.approvalMine", { name: name(last.askedBy) })}
        </Callout>
      ) : (
        <Callout>{t("path.approval", { name: name(last.askedOf) })}</Callout>
      );
    case "void":
      return <Callout tone="amber">{t("path.voided")}</Callout>;
    case "approved":
      return (
        <Callout>
          {t("path.approvedBy", { name: name(last.decidedBy) })}
        </Callout>
      );
    case "changesAsked":
      return null;
  }
}

/** The steps in their order, the hard gates, and what was said against the demand. */
function PathTab({
  view,
  onMove,
}: {
  readonly view: DisclosureView;
  readonly onMove: (move: MoveView) => void;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const { frame, disclosure, gatesMet, gatesShut, challenges } = view;
  const items = view.steps.map(({ step, state, waitsFor }): TaskItem => ({
    key: step,
    title: text(steps[step].label),
    remark:
      waitsFor === null
        ? undefined
        : t("step.after", { step: text(steps[waitsFor].label) }),
    standing: state,
    dueOn: null,
  }));
  const moveOf: Readonly<Record<string, string>> = {
    instrument: "logInstrument",
    authority: "verifyAuthority",
    scope: "setScope",
    narrow: "recordReply",
    undertaking: "bindRecipient",
    preNotice: "tellBefore",
    consent: "recordConsent",
    approval: "askRelease",
    paper: "recordPaper",
    notice: disclosure.notice.state === "now" ? "giveNotice" : "decideNotice",
  };
  return (
    <>
      <Section title={t("path.title")}>
        {gatesMet.map((gate) => {
          const { label, citation, exceptions } = hardGates[gate];
          const known = disclosure.exceptions.find((one) => one.gate === gate);
          const words: Readonly<Record<string, { en: string; zh: string }>> =
            exceptions;
          const exception = known && words[known.exception];
          const said =
            gatesShut.includes(gate) || !known || !exception ? (
              <Callout tone="red" lead={`${t("path.gate")}:`}>
                {t("path.gateShut", {
                  gate: text(label),
                  citation: text(citation),
                })}
              </Callout>
            ) : (
              <Callout lead={`${t("path.gate")}:`}>
                {t("path.gateOpen", {
                  gate: text(label),
                  exception: text(exception),
                  reference: known.reference,
                })}
              </Callout>
            );
          return (
            <div key={gate} className={classes["gate"]}>
              {said}
            </div>
          );
        })}
        <TaskList
          label={t("path.steps")}
          tasks={items}
          onOpen={(key) => {
            const wanted = moveOf[key] ?? key;
            const move = frame.moves.find((one) => one.move === wanted);
            if (move !== undefined) onMove(move);
          }}
        />
      </Section>
      {frame.tasks.length === 0 ? null : (
        <Section title={t("path.tasks")}>
          <TaskList
            label={t("path.tasks")}
            tasks={frame.tasks.map((task) => ({
              key: task.id,
              title: text(task.title),
              remark: task.result ?? undefined,
              standing: task.standing,
              dueOn: task.dueOn,
              owner: null,
            }))}
          />
        </Section>
      )}
      {challenges.length === 0 ? null : (
        <Section title={t("path.challenges")}>
          {challenges.map((one) => (
            <div key={one.id} className={classes["card"]}>
              <strong>{t(`challenge.${one.challenge}`)}</strong>{" "}
              <Run>{one.text}</Run>
              <p className={classes["quiet"]}>
                {one.outcome === null
                  ? t("path.noReply")
                  : t(`challengeOutcome.${one.outcome}`)}{" "}
                <Run>{one.reply ?? ""}</Run>
              </p>
            </div>
          ))}
        </Section>
      )}
    </>
  );
}

function Facts({
  view,
  context,
}: {
  readonly view: DisclosureView;
  readonly context: ReactNode;
}): ReactNode {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const language = useLanguage();
  const dates = useDates();
  const { disclosure: said, persons, frame } = view;
  const comma = language === "zh" ? "、" : ", ";
  const fact = (
    key: keyof ReturnType<typeof labels>,
    value: string | null,
  ): Fact => ({
    key,
    label: labels()[key],
    value:
      value === null || value === "" ? (
        <span className={classes["quiet"]}>{t("facts.none")}</span>
      ) : (
        <Run>{value}</Run>
      ),
  });
  const labels = () => t("facts", { returnObjects: true });
  const { instrument, verification, review, secrecy } = said;
  return (
    <>
      <FactsColumn
        groups={[
          {
            key: "demand",
            title: t("facts.demand"),
            facts: [
              fact("class", text(authorityClasses[said.authorityClass])),
              fact("country", text(countries[said.country])),
              fact("officer", said.officer),
              fact("received", dates.moment(frame.receivedAt)),
              fact("asked", said.asked),
              fact("purpose", said.purpose),
              fact(
                "places",
                said.dataPlaces.map((one) => text(countries[one])).join(comma),
              ),
              fact(
                "persons",
                [
                  ...persons.map(({ name }) => name ?? t("scope.unnamed")),
                  ...(said.scopeWords === null ? [] : [said.scopeWords]),
                ].join(comma),
              ),
            ],
          },
          {
            key: "path",
            title: t("path.title"),
            facts: [
              fact(
                "instrument",
                instrument && text(instruments[instrument.type]),
              ),
              fact("instrumentRef", instrument?.reference ?? null),
              fact(
                "verified",
                verification &&
                  t("facts.verifiedBy", {
                    number: verification.number,
                    source: text(numberSources[verification.source]),
                    name: verification.spokeWith,
                  }),
              ),
              fact("review", review?.necessity ?? null),
              fact(
                "secrecy",
                secrecy.until === null
                  ? text(secrecyStates[secrecy.state])
                  : t("facts.secrecyUntil", {
                      state: text(secrecyStates[secrecy.state]),
                      day: dates.day(secrecy.until, "long"),
                    }),
              ),
              fact("notice", text(noticeStates[said.notice.state])),
              fact(
                "outcome",
                said.outcome && text(disclosureOutcomes[said.outcome]),
              ),
            ],
          },
        ]}
      />
      {context}
    </>
  );
}

/** What happened, in the sentences of the log. */
function Trail({ view }: { readonly view: DisclosureView }): ReactNode {
  const { t } = useTranslation("disclosures");
  const language = useLanguage();
  const { frame } = view;
  return (
    <History
      lines={frame.history.toReversed().map((one) => {
        const { actor } = one;
        const name =
          language === "zh" ? (actor.nameZh ?? actor.name) : actor.name;
        return {
          key: String(one.seq),
          at: one.happenedAt ?? one.at,
          ...(one.happenedAt === null ? {} : { recordedAt: one.at }),
          what: sentenceInLog(
            {
              action: one.action,
              outcome: "done",
              who: actor.role === "system" ? t("history.house") : name,
              reference: frame.reference,
              what: null,
              shown: null,
              again: 0,
            },
            logWords,
            language,
          ),
        };
      })}
    />
  );
}
