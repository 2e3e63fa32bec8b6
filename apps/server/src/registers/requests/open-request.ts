import type { CaseEvent } from "@kept/domain/casework/event";
import type { RequestGuess } from "@kept/domain/registers/requests/guess";
import type { OpenRequestInput } from "@kept/domain/registers/requests/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { sealing } from "../../casework/seal-acts.ts";
import { nameOpener } from "../../casework/sealing-commands.ts";
import { may } from "@kept/domain/access/permissions";
import { refreshDue, type Asking, type House } from "../../casework/act.ts";
import type { Tx } from "../../db/writing.ts";
import type { KeptMail } from "./intake/kept-mail.ts";
import { findMail, settleMail, type MailRecord } from "./intake/mail-store.ts";
import { insertMailMessage } from "./intake/mail-message.ts";
import { requestKeeping } from "./keeping.ts";
import { insertFirstMessage, openCase } from "./opening.ts";

type FormInput = Omit<OpenRequestInput, "mailId"> & {
  readonly mailId?: string | null;
  /** What else belongs to the opening, in the same transaction: where the case came from, or how it ended. */
  readonly also?: (tx: Tx, caseId: string) => Promise<readonly CaseEvent[]>;
};

/**
 * Intake by staff: a letter, a call, somebody at the counter, or a mail that was dropped and waits. Then the
 * form says when it was received and from whom; the words, the files and the original come from the mail, and
 * a mail is opened once.
 */
export async function openRequest(
  house: House,
  asking: Asking,
  input: FormInput,
): Promise<Verdict<{ caseId: string; reference: string }>> {
  const { actor, now } = asking;
  const isSealed = input.isSealed === true;
  if (isSealed && !may(actor, sealing)) return refused("notAllowed");
  return house.change({ ...asking, action: "requests.open" }, async (tx) => {
    const office = await house.office(tx);
    const waiting = await waitingMailOf(tx, input.mailId ?? null);
    if (!waiting.ok) return waiting;
    const found = waiting.value;
    const opened = await openCase(
      tx,
      {
        ...input,
        text: found?.mail.text ?? input.text,
        requesterRole: input.partner === null ? "self" : "partner",
        isMinor: input.types.includes("minor"),
        guesses: found === null ? {} : notAsked(found.guess),
        teamId: asking.actor.teamId,
        lane: "main",
        isSealed,
      },
      { office, now },
    );
    if (!opened.ok) return opened;
    const { caseId, reference, events } = opened.value;
    if (found === null)
      await insertFirstMessage(tx, {
        caseId,
        channel: input.channel,
        fromName: input.personName,
        fromAddress: input.personAddress,
        subject: null,
        text: input.text,
        language: input.language,
        happenedAt: input.receivedAt,
        recordedAt: now,
      });
    else {
      await settleMail(tx, found.record, { state: "opened", caseId });
      await insertMailMessage(tx, {
        caseId,
        lane: "ok",
        channel: input.channel,
        mail: found.mail,
        raw: {
          fileId: found.record.rawFileId,
          sha256: found.record.rawSha256,
        },
        receivedAt: input.receivedAt,
        recordedAt: now,
        by: asking.actor.id,
        notes: [],
      });
    }
    const more = (await input.also?.(tx, caseId)) ?? [];
    const named = isSealed
      ? [await nameOpener(tx, requestKeeping, { caseId, asking, office })]
      : [];
    await refreshDue(tx, requestKeeping, { caseId, office, now });
    return granted({
      value: { caseId, reference },
      events: [
        ...events,
        ...(found === null ? [] : [openedFrom(found.record, caseId)]),
        ...more,
        ...named,
      ],
    });
  });
}

interface WaitingMail {
  readonly record: MailRecord;
  readonly mail: KeptMail;
  readonly guess: RequestGuess;
}

async function waitingMailOf(
  tx: Tx,
  mailId: string | null,
): Promise<Verdict<WaitingMail | null>> {
  if (mailId === null) return granted(null);
  const record = await findMail(tx, mailId);
  if (record === null) return refused("notFound");
  const { mail, guess, state } = record;
  if (state !== "waiting" || mail === null || guess === null)
    return refused("mailAlreadyFiled");
  return granted({ record, mail, guess });
}

/** What the form did not ask stays a guess until somebody identifies the case. */
function notAsked(guess: RequestGuess): Readonly<Record<string, unknown>> {
  const { marketingChannels, minor, requesterRole, significance } = guess;
  const { asksComplaintChannel, asksOtherAddress } = guess;
  return {
    marketingChannels,
    minor,
    requesterRole,
    significance,
    asksComplaintChannel,
    asksOtherAddress,
  };
}

function openedFrom({ id, rawSha256 }: MailRecord, caseId: string) {
  return {
    action: "requests.mail-opened",
    object: { kind: "case", id: caseId },
    changes: [
      { field: "mail", before: null, after: id },
      { field: "mailSha256", before: null, after: rawSha256 },
    ],
  };
}
