import { maySeeCase } from "@kept/domain/access/visible-cases";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { MailMatch } from "@kept/domain/registers/requests/match-mail";
import { granted, type Verdict } from "@kept/domain/verdict";
import { refreshDue, type Asking } from "../../../casework/act.ts";
import {
  findCase,
  updateHeader,
  type CaseHeader,
} from "../../../casework/case-store.ts";
import type { AnyKeeping } from "../../../casework/keeping.ts";
import type { Office } from "../../../casework/office.ts";
import type { Tx } from "../../../db/writing.ts";
import type { Recorded } from "../../../ledger/change.ts";
import { requestKeeping } from "../keeping.ts";
import { openCase, type Incoming } from "../opening.ts";
import { guessedRequest } from "./guessed-request.ts";
import type { KeptNote, MailSource } from "./kept-mail.ts";
import { insertMail, type MailRecord, type MailState } from "./mail-store.ts";
import { insertMailMessage, type MailMessage } from "./mail-message.ts";
import type { ReadMail } from "./read-mail.ts";

/** What became of a mail. */
export interface FiledMail {
  readonly mailId: string;
  /**
   * `opened`: a case of its own. `attached`: a message on a case. `unverified`: the same, from a sender that
   * the case does not know. `auto`: an automatic answer, which opens nothing. `duplicate`: filed before,
   * nothing happened twice. `waiting`: somebody has to open a case from it.
   */
  readonly outcome: Exclude<MailState, "dropped">;
  /** The case it is on; null where there is none, or none that whoever asks may know of. */
  readonly case: {
    readonly id: string;
    readonly register: string;
    readonly reference: string;
    readonly isSealed: boolean;
  } | null;
  readonly reason:
    MailMatch["reason"] | "sameBytes" | "sameMessage" | "policyUnknown";
  /** Of a duplicate: the mail that was filed before. */
  readonly earlierMailId: string | null;
}

function caseNamed({
  id,
  register,
  reference,
  isSealed,
}: NonNullable<FiledMail["case"]>): NonNullable<FiledMail["case"]> {
  return { id, register, reference, isSealed };
}

export interface Filing {
  readonly asking: Asking;
  readonly office: Office;
  readonly source: MailSource;
  readonly lane: Incoming["lane"];
}

export interface Filed {
  readonly recorded: Recorded<FiledMail>;
  /** Files that rows speak of from now on. */
  readonly files: readonly string[];
}

function filesOf({ raw, mail }: ReadMail): string[] {
  return [raw.fileId, ...mail.attachments.map(({ fileId }) => fileId)];
}

interface Row {
  readonly state: MailState;
  readonly caseId: string | null;
  readonly keepsWords: boolean;
}

function insertRow(
  tx: Tx,
  read: ReadMail,
  { asking, source, row }: Filing & { row: Row },
): Promise<string> {
  return insertMail(tx, {
    state: row.state,
    source,
    caseId: row.caseId,
    rawFileId: read.raw.fileId,
    rawSha256: read.raw.sha256,
    size: read.raw.size,
    messageId: read.mail.messageId,
    contentHash: read.contentHash,
    mail: row.keepsWords ? read.mail : null,
    guess: row.keepsWords ? read.guess : null,
    arrivedAt: asking.now,
  });
}

/** The changes that every filing leaves in the trail. */
function trail({ raw, mail }: ReadMail): CaseEvent["changes"][number][] {
  return [
    { field: "mailSha256", before: null, after: raw.sha256 },
    { field: "fromAddress", before: null, after: mail.from?.address ?? null },
    {
      field: "attachments",
      before: null,
      after:
        mail.attachments.length === 0
          ? null
          : mail.attachments.map(({ name, sha256 }) => ({ name, sha256 })),
    },
  ];
}

/** The same mail once more. Its second copy is kept only where the bytes differ. */
export async function fileAgain(
  tx: Tx,
  read: ReadMail,
  again: Filing & {
    earlier: MailRecord;
    by: "sameBytes" | "sameMessage";
  },
): Promise<Filed> {
  const { earlier, by, asking } = again;
  const isSame = by === "sameBytes";
  const mailId = await insertRow(
    tx,
    isSame
      ? { ...read, raw: { ...read.raw, fileId: earlier.rawFileId } }
      : read,
    {
      ...again,
      row: { state: "duplicate", caseId: earlier.caseId, keepsWords: false },
    },
  );
  const { caseId } = earlier;
  const theCase = caseId === null ? undefined : await findCase(tx, caseId);
  const seen =
    theCase === undefined || !maySeeCase(asking.actor, theCase)
      ? null
      : theCase;
  return {
    files: isSame ? [] : [read.raw.fileId],
    recorded: {
      value: {
        mailId,
        outcome: "duplicate",
        case: seen === null ? null : caseNamed(seen),
        reason: by,
        earlierMailId: earlier.id,
      },
      events: [
        {
          action: "requests.mail-came-again",
          object: { kind: "mail", id: mailId },
          changes: [
            { field: "mailSha256", before: null, after: read.raw.sha256 },
            { field: "earlierMail", before: null, after: earlier.id },
          ],
        },
      ],
    },
  };
}

/** Kept without a case: it waits for somebody, or it is an automatic answer that belongs nowhere. */
export async function fileAside(
  tx: Tx,
  read: ReadMail,
  aside: Filing & {
    state: "waiting" | "auto";
    match: Pick<FiledMail, "reason">;
  },
): Promise<Filed> {
  const { state } = aside;
  const mailId = await insertRow(tx, read, {
    ...aside,
    row: { state, caseId: null, keepsWords: true },
  });
  return {
    files: filesOf(read),
    recorded: {
      value: {
        mailId,
        outcome: state,
        case: null,
        reason: aside.match.reason,
        earlierMailId: null,
      },
      events: [
        {
          action:
            state === "auto"
              ? "requests.mail-set-aside"
              : "requests.mail-waits",
          object: { kind: "mail", id: mailId },
          changes: trail(read),
        },
      ],
    },
  };
}

const stateOfLane = {
  ok: "attached",
  unverified: "unverified",
  auto: "auto",
} as const satisfies Record<MailMessage["lane"], MailState>;

/**
 * A message on a case that is there already. It changes no address and ends nothing; the case moves on by a
 * version, so that whoever was about to send sees it first.
 */
export async function fileOn(
  tx: Tx,
  read: ReadMail,
  on: Omit<Filing, "lane"> & {
    theCase: CaseHeader;
    /** Of the register that the case stands in. */
    keeping: AnyKeeping;
    match: Pick<FiledMail, "reason">;
    lane: MailMessage["lane"];
  },
): Promise<Filed> {
  const { theCase, keeping, lane, match, asking } = on;
  const state = stateOfLane[lane];
  const mailId = await insertRow(tx, read, {
    ...on,
    lane: "main",
    row: { state, caseId: theCase.id, keepsWords: false },
  });
  const messageId = await insertMailMessage(tx, {
    caseId: theCase.id,
    lane,
    channel: "email",
    mail: read.mail,
    raw: read.raw,
    receivedAt: read.receivedAt,
    recordedAt: asking.now,
    by: asking.actor.id,
    notes:
      lane === "unverified"
        ? [{ code: `sender.${match.reason}` as KeptNote["code"], detail: null }]
        : [],
  });
  const movesLane = lane === "unverified" && theCase.lane !== "unverified";
  if (movesLane) await updateHeader(tx, theCase.id, { lane: "unverified" });
  await refreshDue(tx, keeping, {
    caseId: theCase.id,
    office: on.office,
    now: asking.now,
  });
  return {
    files: filesOf(read),
    recorded: {
      value: {
        mailId,
        outcome: state,
        case: caseNamed(theCase),
        reason: match.reason,
        earlierMailId: null,
      },
      caseId: theCase.id,
      events: [
        {
          action: `${keeping.register.key}.mail-${state}`,
          object: { kind: "message", id: messageId },
          happenedAt: read.receivedAt,
          changes: [
            ...trail(read),
            ...(movesLane
              ? [{ field: "lane", before: theCase.lane, after: "unverified" }]
              : []),
          ],
        },
      ],
    },
  };
}

/** A matter of its own: the gateway opens a case at once, in a person's hands it waits for the form. */
export async function fileNew(
  tx: Tx,
  read: ReadMail,
  fresh: Filing & { match: Pick<FiledMail, "reason">; follows: boolean },
): Promise<Verdict<Filed>> {
  const { asking, office, source, match } = fresh;
  const policyId = read.guess.policyId?.value;
  if (source !== "gateway" || policyId === undefined) {
    const reason = source === "gateway" ? "policyUnknown" : match.reason;
    return granted(
      await fileAside(tx, read, {
        ...fresh,
        state: "waiting",
        match: { reason },
      }),
    );
  }
  const opened = await openCase(
    tx,
    guessedRequest(read.guess, {
      policyId,
      receivedAt: read.receivedAt,
      text: read.mail.text,
      lane: fresh.lane,
    }),
    { office, now: asking.now },
  );
  if (!opened.ok) return opened;
  const { caseId, reference, events } = opened.value;
  const mailId = await insertRow(tx, read, {
    ...fresh,
    row: { state: "opened", caseId, keepsWords: false },
  });
  const messageId = await insertMailMessage(tx, {
    caseId,
    lane: "ok",
    channel: "email",
    mail: read.mail,
    raw: read.raw,
    receivedAt: read.receivedAt,
    recordedAt: asking.now,
    by: asking.actor.id,
    notes: fresh.follows ? [{ code: "thread.caseEnded", detail: null }] : [],
  });
  await refreshDue(tx, requestKeeping, { caseId, office, now: asking.now });
  return granted({
    files: filesOf(read),
    recorded: {
      value: {
        mailId,
        outcome: "opened",
        case: caseNamed({
          id: caseId,
          register: requestKeeping.register.key,
          reference,
          isSealed: false,
        }),
        reason: match.reason,
        earlierMailId: null,
      },
      events: [
        ...events,
        {
          action: "requests.mail-opened",
          object: { kind: "message", id: messageId },
          happenedAt: read.receivedAt,
          changes: trail(read),
        },
      ],
    },
  });
}
