import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import { answer } from "../api/refusal-error.ts";
import { fileMail } from "../registers/requests/intake/file-mail.ts";
import type { IntakeParts } from "../registers/requests/intake/intake-parts.ts";
import { hoursAfter } from "./office-hours.ts";

interface InventedMail {
  readonly hoursAgo: number;
  readonly headers: readonly string[];
  readonly text: string;
}

const utf8 = [
  "MIME-Version: 1.0",
  'Content-Type: text/plain; charset="utf-8"',
  "Content-Transfer-Encoding: 8bit",
];

/** Mails as they come in: one that opens a case, one that pretends to answer it, a second try, an absence note. */
const mails: readonly InventedMail[] = [
  {
    hoursAgo: 30,
    headers: [
      "From: Marlene Ostermann <marlene.ostermann@post.example>",
      "To: privacy@shop.example",
      "Subject: Copy of my data",
      "Message-ID: <demo-1@mail.example>",
    ],
    text: "Please send me a copy of all personal data you hold about me. I live in Bremen, Germany.",
  },
  {
    hoursAgo: 20,
    headers: [
      "From: Marlene Ostermann <m.ostermann@elsewhere.example>",
      "To: privacy@shop.example",
      "Subject: Re: Copy of my data",
      "Message-ID: <demo-2@mail.example>",
      "In-Reply-To: <demo-1@mail.example>",
      "References: <demo-1@mail.example>",
    ],
    text: "Please use this new address for the copy, I cannot open the old one any more.",
  },
  {
    hoursAgo: 12,
    headers: [
      "From: Jonas Thiele <jonas.thiele@post.example>",
      "To: privacy@mall.example",
      "Subject: Delete my loyalty account",
      "Message-ID: <demo-3@mail.example>",
    ],
    text: "Please delete my loyalty account and everything that belongs to it. My card number ends in 118.",
  },
  {
    hoursAgo: 6,
    headers: [
      "From: Jonas Thiele <jonas.thiele@post.example>",
      "To: privacy@mall.example",
      "Subject: Delete my loyalty account!",
      "Message-ID: <demo-4@mail.example>",
    ],
    text: "Please delete my loyalty account and everything that belongs to it. My card number ends in 118. No answer so far.",
  },
  {
    hoursAgo: 5,
    headers: [
      "From: Marlene Ostermann <marlene.ostermann@post.example>",
      "To: privacy@shop.example",
      "Subject: Automatic reply: your request",
      "Message-ID: <demo-5@mail.example>",
      "In-Reply-To: <demo-1@mail.example>",
      "Auto-Submitted: auto-replied",
    ],
    text: "I am out of the office until Monday.",
  },
  {
    hoursAgo: 3,
    headers: [
      "From: =?utf-8?B?6ZmI5oCd6L+c?= <chen.siyuan@youxiang.example>",
      "To: privacy@site.example",
      "Subject: =?utf-8?B?5oiR5rKh5pyJ6K6i6ZiF?=",
      "Message-ID: <demo-6@mail.example>",
    ],
    text: "我没有订阅，为什么一直收到推广短信？请停止发送。手机号 555-0163。",
  },
];

function rawMail({ headers, text }: InventedMail, at: string): Uint8Array {
  const date = `Date: ${new Date(at).toUTCString()}`;
  return new TextEncoder().encode(
    [...headers, date, ...utf8, "", text, ""].join("\r\n"),
  );
}

/** Hands the mails to the gateway one after the other, at the hours at which they came. */
export async function seedMails(
  parts: IntakeParts,
  now: string,
): Promise<void> {
  for (const mail of mails) {
    const at = hoursAfter(now, -mail.hoursAgo);
    const asking = {
      actor: systemActor("mail-gateway"),
      now: at,
      requestId: randomUUIDv7(),
    };
    answer(
      await fileMail(parts, asking, {
        mail: rawMail(mail, at),
        source: "gateway",
        key: null,
      }),
    );
  }
}
