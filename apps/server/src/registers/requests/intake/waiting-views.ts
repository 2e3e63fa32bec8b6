import type { Actor } from "@kept/domain/access/actor";
import { cutToCodePoints } from "@kept/domain/casework/text-rules";
import { registers } from "@kept/domain/registers/index";
import type { RequestGuess } from "@kept/domain/registers/requests/guess";
import {
  possibleDuplicates,
  type ComparableRequest,
  type DuplicateReason,
} from "@kept/domain/registers/requests/possible-duplicates";
import type {
  IntakeChannel,
  RequestType,
} from "@kept/domain/registers/requests/types";
import type { Text } from "@kept/domain/text";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { findCase } from "../../../casework/case-store.ts";
import { seeCase } from "../../../casework/act.ts";
import type { Db } from "../../../db/reading.ts";
import type { Mailbox } from "../../../mail/incoming/parsed-mail.ts";
import { readRequest, readTypes } from "../store.ts";
import type { KeptMail, KeptNote, MailSource } from "./kept-mail.ts";
import { findMail, readWaiting, type MailRecord } from "./mail-store.ts";
import { comparableCases } from "./matching-views.ts";

/** A mail that somebody has to open a case from, as one line. */
export interface WaitingMail {
  readonly mailId: string;
  readonly source: MailSource;
  readonly arrivedAt: string;
  readonly from: Mailbox | null;
  readonly subject: string;
  /** Guessed by the mailbox it was written to. */
  readonly policyId: string | null;
  readonly attachments: number;
}

/** A case that may be the same request, as far as the person who looks may know of it. */
export interface DuplicateView {
  readonly caseId: string;
  readonly reference: string;
  readonly personName: string;
  readonly stage: Text;
  readonly isOpen: boolean;
  readonly receivedAt: string;
  readonly types: readonly RequestType[];
  readonly because: readonly DuplicateReason[];
}

/** A waiting mail beside the form that opens a case from it. */
export interface MailPreview {
  readonly mailId: string;
  readonly source: MailSource;
  readonly arrivedAt: string;
  readonly rawSha256: string;
  /** In bytes. */
  readonly size: number;
  readonly mail: {
    readonly from: Mailbox | null;
    readonly toAddress: string | null;
    readonly subject: string;
    readonly sentAt: string | null;
    readonly dateHeader: string | null;
    readonly text: string;
    /** Cleaned once; the browser cleans it again before it is shown. */
    readonly html: string | null;
    readonly notes: readonly KeptNote[];
    readonly attachments: readonly {
      readonly name: string;
      readonly declaredType: string | null;
      readonly sniffedType: string | null;
      readonly isActiveContent: boolean;
      readonly size: number;
      readonly sha256: string;
    }[];
  };
  /** Every guess with what it rests on. */
  readonly guess: RequestGuess;
  /** What the form begins with; all of it guessed, but for the text. */
  readonly suggested: {
    readonly policyId: string | null;
    readonly channel: IntakeChannel;
    readonly receivedAt: string;
    readonly partner: {
      readonly name: string;
      readonly receivedAt: string;
    } | null;
    readonly personName: string | null;
    readonly personAddress: string | null;
    readonly personPhone: string | null;
    readonly accountRef: string | null;
    readonly residence: string | null;
    readonly language: "en" | "zh";
    readonly types: readonly RequestType[];
    readonly text: string;
  };
  readonly duplicates: readonly DuplicateView[];
}

const mostWaiting = 200;
/** What the form's schema takes; the mail itself stays whole. */
const longestFormText = 50_000;

export async function waitingMail(db: Db): Promise<WaitingMail[]> {
  const waiting = await readWaiting(db, mostWaiting);
  return waiting.map((one) => ({
    mailId: one.id,
    source: one.source,
    arrivedAt: one.arrivedAt,
    from: one.mail?.from ?? null,
    subject: one.mail?.subject ?? "",
    policyId: one.guess?.policyId?.value ?? null,
    attachments: one.mail?.attachments.length ?? 0,
  }));
}

interface Who {
  readonly actor: Actor;
  readonly now: string;
}

/** A waiting mail with its guesses; `mailAlreadyFiled` when a case was opened from it or it was dropped. */
export async function mailPreview(
  db: Db,
  mailId: string,
  who: Who,
): Promise<Verdict<MailPreview>> {
  const found = await findMail(db, mailId);
  if (found === null) return refused("notFound");
  const { mail, guess } = found;
  if (found.state !== "waiting" || mail === null || guess === null)
    return refused("mailAlreadyFiled");
  return granted({
    mailId,
    source: found.source,
    arrivedAt: found.arrivedAt,
    rawSha256: found.rawSha256,
    size: found.size,
    mail: shown(mail),
    guess,
    suggested: suggestion(found, { mail, guess }, who.now),
    duplicates: await duplicateViews(
      db,
      {
        policyId: guess.policyId?.value ?? null,
        personName: guess.personName?.value ?? null,
        personAddress: guess.personAddress,
        messageId: mail.messageId,
        text: mail.text,
      },
      who,
    ),
  });
}

function shown(mail: KeptMail): MailPreview["mail"] {
  const { from, toAddress, subject, sentAt, dateHeader, text, html, notes } =
    mail;
  return {
    from,
    toAddress,
    subject,
    sentAt,
    dateHeader,
    text,
    html,
    notes,
    attachments: mail.attachments.map((file) => ({
      name: file.name,
      declaredType: file.declaredType,
      sniffedType: file.sniffedType,
      isActiveContent: file.risk === "active",
      size: file.size,
      sha256: file.sha256,
    })),
  };
}

/** Somebody reads the date before it counts, so an old mail is offered its own date, however old. */
function suggestion(
  found: MailRecord,
  { mail, guess }: { mail: KeptMail; guess: RequestGuess },
  now: string,
): MailPreview["suggested"] {
  const partner = guess.partner?.value ?? null;
  const isPast =
    mail.sentAt !== null && Date.parse(mail.sentAt) <= Date.parse(now);
  return {
    policyId: guess.policyId?.value ?? null,
    channel: partner === null ? "email" : "partner",
    receivedAt: isPast ? mail.sentAt : found.arrivedAt,
    partner:
      partner === null || partner.name === null || partner.receivedAt === null
        ? null
        : { name: partner.name, receivedAt: partner.receivedAt },
    personName: guess.personName?.value ?? null,
    personAddress: guess.personAddress,
    personPhone: guess.personPhone?.value ?? null,
    accountRef: guess.accountRef?.value ?? null,
    residence: guess.residences[0]?.value ?? null,
    language: guess.letterLanguage,
    types: guess.types.map(({ value }) => value),
    text: cutToCodePoints(mail.text, longestFormText),
  };
}

/** For the page of a case in the lane of possible duplicates: which cases it is like, and why. */
export async function duplicatesOfCase(
  db: Db,
  caseId: string,
  who: Who,
): Promise<Verdict<DuplicateView[]>> {
  const seen = await seeCase(db, who.actor, {
    register: registers.requests.key,
    caseId,
  });
  if (!seen.ok) return seen;
  const { policyId, personName, personAddress } = await readRequest(db, caseId);
  const first = await db
    .selectFrom("case_messages")
    .select(["message_id", "text"])
    .where("case_id", "=", caseId)
    .where("kind", "=", "in")
    .where("lane", "=", "ok")
    .orderBy("recorded_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return granted(
    await duplicateViews(
      db,
      {
        policyId,
        personName,
        personAddress,
        messageId: first?.message_id ?? null,
        text: first?.text ?? "",
      },
      { ...who, except: caseId },
    ),
  );
}

async function duplicateViews(
  db: Db,
  request: ComparableRequest,
  who: Who & { except?: string },
): Promise<DuplicateView[]> {
  const others = await comparableCases(db, request, who);
  const views: DuplicateView[] = [];
  for (const { caseId, because } of possibleDuplicates(request, others)) {
    const theCase = await findCase(db, caseId);
    if (theCase === undefined) continue;
    const { stages } = registers.requests.workflow;
    views.push({
      caseId,
      reference: theCase.reference,
      personName: theCase.title,
      stage: stages[theCase.stage as keyof typeof stages].label,
      isOpen: theCase.isOpen,
      receivedAt: theCase.receivedAt,
      types: await readTypes(db, caseId),
      because,
    });
  }
  return views;
}
