import { Button } from "@mantine/core";
import { IconArrowBackUp, IconNote, IconTemplate } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { FactsColumn } from "../casework/facts-column.tsx";
import { History } from "../casework/history.tsx";
import {
  NoteBox,
  type Contribution,
} from "../casework/conversation/conversation.tsx";
import type { Step } from "../casework/stepper.tsx";
import { TaskList } from "../casework/task-list.tsx";
import { FactList } from "../ui/fact-list.tsx";
import { KeyCap } from "../ui/key-cap.tsx";
import { Section } from "../ui/section.tsx";
import { TextButton } from "../ui/text-button.tsx";

const nothing = (): void => undefined;

export function steps(onWhy: () => void): readonly Step[] {
  return [
    {
      key: "received",
      title: "Received",
      state: "done",
      date: "Wed 16 Sep 10:00",
      shortDate: "16 Sep 10:00",
      remark: "by e-mail",
    },
    {
      key: "identified",
      title: "Identified",
      state: "done",
      date: "Thu 17 Sep 09:00",
      shortDate: "17 Sep 09:00",
      remark: "23 h of 48 h",
      onWhy,
    },
    {
      key: "verified",
      title: "Identity verified",
      shortTitle: "Verified",
      state: "done",
      date: "Fri 18 Sep 14:25",
      shortDate: "18 Sep 14:25",
      remark: "code to e-mail on file",
    },
    {
      key: "answered",
      title: "Answered",
      state: "now",
      date: "by Tue 13 Oct",
      remark: "day 4 of 15, 11 left",
      onWhy,
    },
    {
      key: "outcome",
      title: "Outcome",
      state: "ahead",
      date: "by Fri 16 Oct",
      remark: "GDPR month governs",
      onWhy,
    },
    { key: "closed", title: "Closed", state: "ahead" },
  ];
}

export function KitFacts(): ReactNode {
  return (
    <FactsColumn
      groups={[
        {
          key: "person",
          title: "Person",
          facts: [
            { key: "name", label: "Name", value: "Hannah Vogel" },
            {
              key: "mail",
              label: "E-mail",
              value: "h•••••@post.example",
              act: <TextButton onClick={nothing}>Reveal</TextButton>,
            },
            { key: "account", label: "Account", value: "hvogel, since 2021" },
            { key: "place", label: "Lives in", value: "Hamburg, Germany" },
            { key: "language", label: "Language", value: "English" },
          ],
        },
        {
          key: "request",
          title: "Request",
          facts: [
            {
              key: "received",
              label: "Received",
              value: "Wed 16 Sep 2026, 10:00",
            },
            {
              key: "recorded",
              label: "Recorded",
              value: "Wed 16 Sep 2026, 10:04",
            },
            {
              key: "policy",
              label: "Promise applies",
              value: "Online shop privacy policy",
            },
            { key: "law", label: "Law applies", value: "GDPR, PIPL" },
          ],
        },
        {
          key: "same",
          title: "Same person",
          children: (
            <p>
              <TextButton onClick={nothing}>DSR-2025-00188</TextButton> opt-out,
              closed
            </p>
          ),
        },
      ]}
    />
  );
}

export const contributions: readonly Contribution[] = [
  {
    kind: "mail",
    key: "1",
    from: "Hannah Vogel",
    to: "privacy@shop.example",
    subject: "Copy of my data",
    at: "2026-09-16T02:00:00Z",
    lang: "en",
    text: "Hello,\n\nI have had an account with you since 2021 (user hvogel). Please send me a copy of all personal data you hold about me, including the pages I looked at and who you gave my data to. I live in Hamburg, Germany.\n\nRegards\nHannah Vogel",
    attachments: [{ key: "a", name: "proof.pdf", size: "88 kB", href: "#" }],
    loadOriginal: async () =>
      "<h2 style='color:#a00'>Hello,</h2><p>I have had an account <b>since 2021</b>.</p><img src='https://tracker.example/x.gif'><a href='https://bad.example'>a link</a><script>alert(1)</script><form action='x'><input></form>",
  },
  {
    kind: "event",
    key: "2",
    at: "2026-09-17T01:00:00Z",
    what: "Lin Yue identified the sender and classified the request as access, copy",
  },
  {
    kind: "mail",
    key: "3",
    from: "Lin Yue",
    to: "Hannah Vogel",
    subject: "Your request",
    template: "Acknowledge and verify",
    at: "2026-09-17T01:06:00Z",
    text: "Thank you for your request. We sent a six-digit code to the e-mail address on your account. Please reply with it within ten days.\n\nOn Wed, 16 Sep 2026 at 10:00, Hannah Vogel wrote:\n> Hello,\n> I have had an account with you since 2021",
  },
  {
    kind: "event",
    key: "4",
    at: "2026-09-18T06:25:00Z",
    what: "Identity verified by code to the e-mail on file",
  },
  {
    kind: "mail",
    key: "5",
    from: "hannah.vogel@elsewhere.example",
    to: "privacy@shop.example",
    subject: "Send it to my new address",
    remark: { text: "unverified sender", tone: "amber" },
    at: "2026-09-18T08:00:00Z",
    text: "",
  },
  {
    kind: "note",
    key: "6",
    by: "Zhou Min",
    at: "2026-09-18T07:10:00Z",
    text: "Recipients come from the disclosure register; I asked for the extract.",
  },
];

export function KitWork(): ReactNode {
  const lin = { name: "Lin Yue", mine: true };
  const zhou = { name: "Zhou Min", mine: false };
  const tang = { name: "Tang Ning", mine: false };
  return (
    <>
      <Section
        title="Correct in each system"
        end="Internal dates, earlier than the legal one"
      >
        <TaskList
          label="Tasks"
          onOpen={nothing}
          tasks={[
            {
              key: "1",
              title: "Shop account",
              remark: "Vogt → Lindqvist",
              standing: "done",
              dueOn: "2026-09-08",
              owner: zhou,
            },
            {
              key: "2",
              title: "Invoicing",
              remark: "reissued 14 invoices",
              standing: "done",
              dueOn: "2026-09-11",
              owner: zhou,
            },
            {
              key: "3",
              title: "Newsletter list",
              standing: "notNeeded",
              dueOn: "2026-09-08",
              owner: lin,
            },
            {
              key: "4",
              title: "Loyalty card",
              remark: "proof missing",
              standing: "inProgress",
              dueOn: "2026-09-21",
              owner: tang,
            },
            {
              key: "5",
              title: "Tell the courier",
              remark: "after Loyalty card",
              standing: "cannotStart",
              dueOn: "2026-09-23",
              owner: tang,
            },
            {
              key: "6",
              title: "Store till",
              standing: "open",
              dueOn: "2026-09-18",
              owner: null,
            },
          ]}
        />
      </Section>
      <Section title="Decision">
        <FactList
          facts={[
            {
              key: "c",
              label: "Correction",
              value: "Granted.",
              remark:
                "The name was entered by hand at a store till on 12 May 2024.",
            },
            {
              key: "a",
              label: "Approval",
              value: "Not needed.",
              remark: "Granted in full, so no second person.",
            },
          ]}
        />
      </Section>
      <NoteBox
        note={{
          by: "Zhou Min",
          at: "2026-09-21T00:55:00Z",
          text: "@Tang Ning the card system needs a supervisor login. Can you do it before noon?",
        }}
      />
    </>
  );
}

export function KitHistory(): ReactNode {
  return (
    <History
      lines={[
        {
          key: "1",
          at: "2026-09-18T06:25:00Z",
          what: "Identity verified",
          detail: "Code to the e-mail on file.",
          isTurn: true,
        },
        {
          key: "2",
          at: "2026-09-17T01:06:00Z",
          what: "Lin Yue sent “Acknowledge and verify”",
        },
        {
          key: "3",
          at: "2026-09-17T01:00:00Z",
          what: "Lin Yue classified the request",
          detail: "access, copy; was: enquiry",
          isTurn: true,
        },
        {
          key: "4",
          at: "2026-09-16T02:00:00Z",
          recordedAt: "2026-09-16T02:04:00Z",
          what: "Received by e-mail",
          isTurn: true,
        },
      ]}
    />
  );
}

export function KitBar(): ReactNode {
  return (
    <>
      <Button
        leftSection={<IconArrowBackUp size={14} stroke={1.6} />}
        rightSection={<KeyCap>R</KeyCap>}
      >
        Reply
      </Button>
      <Button
        variant="subtle"
        leftSection={<IconNote size={14} stroke={1.6} />}
        rightSection={<KeyCap>N</KeyCap>}
      >
        Note
      </Button>
      <Button
        variant="subtle"
        leftSection={<IconTemplate size={14} stroke={1.6} />}
        rightSection={<KeyCap>T</KeyCap>}
      >
        Template
      </Button>
    </>
  );
}
