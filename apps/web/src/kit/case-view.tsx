import { useState, type ReactNode } from "react";
import { Shell } from "../app/shell.tsx";
import { CaseFrame } from "../casework/case-frame.tsx";
import { ClockChip } from "../casework/clock-chip.tsx";
import { Conversation } from "../casework/conversation/conversation.tsx";
import { RecordHeader } from "../casework/record-header.tsx";
import { RecordPosition } from "../casework/record-position.tsx";
import { Stepper } from "../casework/stepper.tsx";
import { WhyThisDate } from "../casework/why/why-this-date.tsx";
import { paths } from "../paths.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Callout } from "../ui/callout.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { TextButton } from "../ui/text-button.tsx";
import {
  contributions,
  KitBar,
  KitFacts,
  KitHistory,
  KitWork,
  steps,
} from "./case-parts.tsx";
import { answerClock, otherClocks } from "./clocks.ts";

const nothing = (): void => undefined;

export function CaseView(): ReactNode {
  return (
    <Shell due={{ today: 11, mine: { requests: 12 } }}>
      <KitCase startTab="conversation" startOpen />
    </Shell>
  );
}

interface KitCaseProps {
  readonly startTab: string;
  readonly startOpen?: boolean;
  /** In a split list: no way back, facts in a line. */
  readonly isSplit?: boolean;
}

export function KitCase({
  startTab,
  startOpen = false,
  isSplit = false,
}: KitCaseProps): ReactNode {
  const [tab, setTab] = useState(startTab);
  const [why, setWhy] = useState(startOpen ? answerClock : null);
  const open = (): void => {
    setWhy(answerClock);
  };
  return (
    <CaseFrame
      header={
        <RecordHeader
          back={isSplit ? undefined : { label: "Requests", to: paths.requests }}
          reference="DSR-2026-00402"
          state="Searching"
          title="Hannah Vogel"
          subtitle={isSplit ? undefined : "Access and copy"}
          clock={
            <>
              <ClockChip
                clock={answerClock}
                long={!isSplit}
                withDate={!isSplit}
                onWhy={open}
              />
              {isSplit ? (
                <TextButton onClick={open}>Why this date?</TextButton>
              ) : null}
            </>
          }
          presence={<Avatar name="Lin Yue" mine />}
          primary={
            <PrimaryAct
              label="Record search result"
              shortcut="E"
              onAct={nothing}
            />
          }
          menu={[
            { key: "a", label: "Assign", onAct: nothing },
            {
              key: "b",
              label: "Close",
              blockedBy:
                "Not closed. Nobody has written to the person. Send a reply first.",
              onAct: nothing,
            },
          ]}
          position={
            <RecordPosition
              at={38}
              total={84}
              onPrevious={nothing}
              onNext={nothing}
            />
          }
          facts={
            isSplit
              ? [
                  "Access and copy",
                  "Online shop",
                  "by e-mail",
                  "English",
                  "Lives in Germany",
                ]
              : []
          }
        />
      }
      stepper={<Stepper label="The way of the case" steps={steps(open)} />}
      facts={<KitFacts />}
      tabs={[
        {
          key: "conversation",
          label: "Conversation",
          count: 3,
          content: <Conversation contributions={contributions} />,
        },
        { key: "work", label: "Work", count: "2/5", content: <KitWork /> },
        {
          key: "documents",
          label: "Documents",
          count: 1,
          content: <EmptyState>No documents.</EmptyState>,
        },
        {
          key: "decision",
          label: "Decision",
          content: <EmptyState>Not decided.</EmptyState>,
        },
        { key: "history", label: "History", content: <KitHistory /> },
      ]}
      tab={tab}
      onTab={setTab}
      callout={
        <Callout
          lead="Before you can answer:"
          act={
            <TextButton
              onClick={() => {
                setTab("work");
              }}
            >
              Open Work
            </TextButton>
          }
        >
          2 systems outstanding, decision not recorded.
        </Callout>
      }
      aside={
        why === null ? null : (
          <WhyThisDate
            clock={why}
            others={[answerClock, ...otherClocks].filter(
              ({ ruleId }) => ruleId !== why.ruleId,
            )}
            onChoose={setWhy}
            onClose={() => {
              setWhy(null);
            }}
          />
        )
      }
      onCloseAside={() => {
        setWhy(null);
      }}
      bar={<KitBar />}
    />
  );
}
