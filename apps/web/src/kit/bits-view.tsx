import { Button } from "@mantine/core";
import { IconBell, IconSun } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { ApprovalBanner } from "../casework/approval-banner.tsx";
import { bulkActionsOf } from "@kept/domain/casework/bulk";
import { registers } from "@kept/domain/registers/index";
import { BulkBar } from "../casework/bulk/bulk-bar.tsx";
import type { BulkDesk } from "../casework/bulk/bulk-desk.ts";
import { ClockChip } from "../casework/clock-chip.tsx";
import { ClockGlyph } from "../casework/clock-glyph.tsx";
import { ClockLine } from "../casework/clock-line.tsx";
import { StopBar } from "../casework/composer/stop-bar.tsx";
import { MakeUpBadge } from "../casework/make-up-badge.tsx";
import { Stepper } from "../casework/stepper.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Callout } from "../ui/callout.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { ElapsedBar } from "../ui/elapsed-bar.tsx";
import { FactList } from "../ui/fact-list.tsx";
import { AddFilter, FilterChip } from "../ui/filter-chip.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { KeyCap } from "../ui/key-cap.tsx";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { Section } from "../ui/section.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { toast } from "../ui/toast.ts";
import { When } from "../ui/when.tsx";
import { chips } from "./clock-chips.ts";
import { kitNow } from "./clocks.ts";
import classes from "./kit-page.module.css";

const kitBulk: BulkDesk = {
  actions: bulkActionsOf(registers.requests, [
    {
      id: "acknowledgement",
      title: { en: "Acknowledgement", zh: "收到确认" },
      inBulk: true,
    },
  ]),
  people: [{ value: "zhou", label: "Zhou Min" }],
  start: () => Promise.reject(new Error("The kit starts nothing.")),
  check: () => Promise.reject(new Error("The kit checks nothing.")),
  send: () => Promise.reject(new Error("The kit sends nothing.")),
  macros: {
    register: "requests",
    path: "#",
    plan: () => Promise.reject(new Error("The kit looks at nothing.")),
    start: () => Promise.reject(new Error("The kit starts nothing.")),
  },
  checkPath: "#",
  listPath: "#",
  casePath: () => "#",
};

const nothing = (): void => undefined;

export function BitsView(): ReactNode {
  const [leavesAt] = useState(() =>
    new Date(Date.now() + 30_000).toISOString(),
  );
  return (
    <main className={classes["bits"]}>
      <h1 className={classes["wide"]}>Small parts</h1>
      <div className={classes["wide"]}>
        <Section
          title="Clock chips: short, with why, long with date, line"
          ruled
        >
          <div className={classes["chips"]}>
            {chips.map(({ name, clock }) => (
              <Chip key={name} name={name} clock={clock} />
            ))}
          </div>
        </Section>
      </div>
      <div className={classes["wide"]}>
        <Section title="Many cases at once">
          <BulkBar
            selection={{ kind: "ids", ids: ["1", "2"] }}
            register={kitBulk}
            onDone={nothing}
          />
        </Section>
      </div>
      <Section title="Glyphs">
        <div className={classes["line"]}>
          {[0, 0.1, 0.25, 0.5, 0.75, 0.95, 1].map((share) => (
            <ClockGlyph key={share} name="pie" share={share} />
          ))}
          {(
            ["disc", "bars", "dashed", "tick", "cross", "warn", "ring"] as const
          ).map((name) => (
            <ClockGlyph key={name} name={name} />
          ))}
          <MakeUpBadge />
        </div>
      </Section>
      <Section title="People">
        <div className={classes["line"]}>
          <Avatar name="Lin Yue" mine />
          <Avatar name="Zhou Min" />
          <Avatar name="林悦" mine />
          <Avatar name="欧阳静" />
          <Avatar name={null} />
          <Avatar
            name="Lin Yue"
            mine
            presence={{ doing: "viewing", who: "Lin Yue" }}
          />
          <Avatar
            name="Zhou Min"
            presence={{ doing: "writing", who: "Zhou Min" }}
          />
        </div>
      </Section>
      <Section title="Tags and keys">
        <div className={classes["line"]}>
          <Tag>Awaiting approval</Tag>
          <Tag tone="amber">Minor</Tag>
          <Tag tone="red">2 to fix</Tag>
          <Tag tone="ink">my team</Tag>
          <Tag tone="green">current</Tag>
          <KeyCap>E</KeyCap>
          <KeyCap>⌘K</KeyCap>
          <CopyButton value="DSR-2026-00402" label="Copy the number" />
        </div>
      </Section>
      <Section title="Acts">
        <div className={classes["line"]}>
          <PrimaryAct label="Attach proof" shortcut="E" onAct={nothing} />
          <PrimaryAct
            label="Check and send"
            missing="2 to fix"
            blockedBy="2 points to fix"
          />
          <Button
            rightSection={<KeyCap>R</KeyCap>}
            onClick={() => {
              toast({
                text: "Assigned to Zhou Min.",
                undo: { label: "Undo", run: nothing },
              });
            }}
          >
            Show a toast
          </Button>
          <Button variant="subtle" rightSection={<KeyCap>N</KeyCap>}>
            Note
          </Button>
          <Button disabled>Disabled</Button>
          <TextButton onClick={nothing}>Open Work</TextButton>
          <IconButton label="Bell">
            <IconBell size={16} />
          </IconButton>
          <IconButton label="Sun" disabled>
            <IconSun size={16} />
          </IconButton>
        </div>
      </Section>
      <Section title="Times">
        <div className={classes["line"]}>
          <When at={kitNow} />
          <When at={kitNow} show="day" />
          <When at={kitNow} show="time" />
          <When at={kitNow} show="long" />
          <When on="2026-10-13" />
          <When on="2027-02-02" />
        </div>
      </Section>
      <Section title="Filters">
        <div className={classes["line"]}>
          <FilterChip
            label="Team"
            value="Online shop"
            onEdit={nothing}
            onRemove={nothing}
          />
          <FilterChip label="State" value="open" onRemove={nothing} />
          <AddFilter label="Filter" />
        </div>
      </Section>
      <Section title="Bars">
        <div className={classes["stack"]}>
          <ElapsedBar share={0.35} tone="grey" />
          <ElapsedBar share={0.8} tone="amber" />
          <ElapsedBar share={1} tone="red" />
          <ElapsedBar share={0.6} tone="green" />
        </div>
      </Section>
      <Section title="Facts">
        <FactList
          facts={[
            {
              key: "a",
              label: "Correction",
              value: "Granted.",
              remark: "Entered by hand.",
            },
            { key: "b", label: "Approval", value: "Not needed." },
          ]}
        />
      </Section>
      <div className={classes["wide"]}>
        <Section title="Callouts and approvals">
          <div className={classes["stack"]}>
            <Callout
              lead="Before you can answer:"
              act={<TextButton onClick={nothing}>Open Work</TextButton>}
            >
              2 systems outstanding, decision not recorded.
            </Callout>
            <Callout
              lead="Ready to answer except one step."
              act={
                <Button data-bar onClick={nothing}>
                  Ask Tang Ning
                </Button>
              }
            >
              The loyalty card is changed but not proven.
            </Callout>
            <Callout tone="amber" lead="The case changed while you wrote.">
              Your text is kept.
            </Callout>
            <Callout tone="red" lead="Could not be delivered.">
              The mail server of the person refused it.
            </Callout>
            {(["asked", "approved", "changesAsked", "void"] as const).map(
              (state) => (
                <ApprovalBanner
                  key={state}
                  state={state}
                  what="refusal in part"
                  askedBy="Tang Ning"
                  askedOf="Lin Yue"
                  mine
                  writtenBy="Zhou Min"
                  writtenOn="2026-09-19"
                  decided={{ by: "Lin Yue", on: "2026-09-20" }}
                  onShow={nothing}
                  onApprove={nothing}
                  onAskForChanges={nothing}
                />
              ),
            )}
            <ApprovalBanner
              state="asked"
              what="refusal in part"
              askedBy="Lin Yue"
              askedOf="Tang Ning"
              mine={false}
              writtenBy="Lin Yue"
              writtenOn="2026-09-19"
            />
            <StopBar leavesAt={leavesAt} onStop={nothing} />
          </div>
        </Section>
      </div>
      <div className={classes["wide"]}>
        <Section title="Stepper, late">
          <Stepper
            label="The way of the case"
            steps={[
              {
                key: "1",
                title: "Received",
                state: "done",
                date: "1 Sep 09:12",
                remark: "by e-mail",
              },
              {
                key: "2",
                title: "Identified",
                state: "late",
                date: "by Thu 3 Sep 09:12",
                remark: "17 h over",
              },
              {
                key: "3",
                title: "Answered",
                state: "ahead",
                date: "by Tue 13 Oct",
                onWhy: nothing,
              },
              { key: "4", title: "Closed", state: "ahead" },
            ]}
          />
        </Section>
      </div>
    </main>
  );
}

function Chip({ name, clock }: (typeof chips)[number]): ReactNode {
  return (
    <>
      <span>{name}</span>
      <span>
        <ClockChip clock={clock} />
      </span>
      <span>
        <ClockChip clock={clock} long withDate onWhy={nothing} />
      </span>
      <ClockLine clock={clock} dueIsMakeUp={name === "overdue, days"} />
    </>
  );
}
