import { Temporal } from "temporal-polyfill";
import type { CaseEvent } from "@kept/domain/casework/event";
import { registers } from "@kept/domain/registers/index";
import { withMinor } from "@kept/domain/registers/requests/facts";
import { residenceByCode } from "@kept/domain/registers/requests/jurisdictions";
import { policyById } from "@kept/domain/registers/requests/policies";
import type {
  IntakeChannel,
  RequesterRole,
  RequestType,
} from "@kept/domain/registers/requests/types";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { insertCase } from "../../casework/case-store.ts";
import { setAnchor } from "../../casework/clock-store.ts";
import { insertMessage } from "../../casework/message-store.ts";
import { isLater, moment } from "../../casework/moments.ts";
import type { Office } from "../../casework/office.ts";
import type { Tx } from "../../db/writing.ts";
import { insertRequest, setTypes } from "./store.ts";

/** A request as it comes in, by form, by mail or through the intake API. */
export interface Incoming {
  readonly policyId: string;
  readonly channel: IntakeChannel;
  readonly receivedAt: string;
  readonly partner: {
    readonly name: string;
    readonly receivedAt: string;
  } | null;
  readonly personName: string;
  readonly personAddress: string | null;
  readonly personPhone: string | null;
  readonly accountRef: string | null;
  readonly requesterRole: RequesterRole;
  readonly residence: string | null;
  readonly language: "en" | "zh";
  readonly types: readonly RequestType[];
  readonly text: string;
  readonly isMinor: boolean;
  readonly guesses: Readonly<Record<string, unknown>>;
  readonly teamId: string | null;
  readonly lane: "main" | "duplicate";
  readonly isSealed?: boolean;
}

/** The first words, for lists. */
function summaryOf(text: string): string {
  const flat = text.replaceAll(/\s+/gu, " ").trim();
  const points = [...flat];
  return points.length > 240 ? `${points.slice(0, 239).join("")}…` : flat;
}

/**
 * When the clocks start: the company's receipt, or the partner's where the policy makes the partner its
 * front door (p002-13).
 */
export function countingReceipt(
  incoming: Pick<Incoming, "policyId" | "receivedAt" | "partner">,
): string {
  const policy = policyById(incoming.policyId);
  const counts =
    policy?.partnerReceiptCounts === true && incoming.partner !== null;
  return counts ? incoming.partner.receivedAt : incoming.receivedAt;
}

/** Opens a case with its clocks running; refused when a receipt lies in the future or the policy is unknown. */
export async function openCase(
  tx: Tx,
  incoming: Incoming,
  at: { office: Office; now: string },
): Promise<
  Verdict<{ caseId: string; reference: string; events: CaseEvent[] }>
> {
  const { requests } = registers;
  const { office, now } = at;
  if (!policyById(incoming.policyId))
    return refused("unknownPolicy", { policy: incoming.policyId });
  if (incoming.residence !== null && !residenceByCode(incoming.residence))
    return refused("unknownResidence", { residence: incoming.residence });
  if (isLater(incoming.receivedAt, now)) return refused("receivedInFuture");
  if (
    incoming.partner !== null &&
    isLater(incoming.partner.receivedAt, incoming.receivedAt)
  )
    return refused("partnerAfterCompany");
  const receivedAt = moment(countingReceipt(incoming));
  const { isMinor, types } = withMinor(incoming);
  const { id: caseId, reference } = await insertCase(tx, {
    register: requests.key,
    prefix: requests.prefix,
    stage: "received",
    teamId: incoming.teamId,
    title: incoming.personName,
    lane: incoming.lane,
    // A minor's case goes to the front.
    isUrgent: isMinor,
    receivedAt,
    openedAt: now,
    year: Temporal.Instant.from(now).toZonedDateTimeISO(office.zone).year,
    isSealed: incoming.isSealed === true,
  });
  await insertRequest(tx, {
    caseId,
    policyId: incoming.policyId,
    channel: incoming.channel,
    partner: incoming.partner && {
      name: incoming.partner.name,
      receivedAt: moment(incoming.partner.receivedAt),
    },
    companyReceivedAt: moment(incoming.receivedAt),
    personName: incoming.personName,
    personAddress: incoming.personAddress,
    personPhone: incoming.personPhone,
    accountRef: incoming.accountRef,
    requesterRole: incoming.requesterRole,
    onBehalfOf: null,
    residence: incoming.residence,
    language: incoming.language,
    summary: summaryOf(incoming.text),
    isSignificant: false,
    isMinor,
    marketingChannels: [],
    identifiedAt: null,
    identifiedBy: null,
    mergedInto: null,
    endReason: null,
    guesses: incoming.guesses,
  });
  await setTypes(tx, caseId, types);
  await setAnchor(tx, { caseId, name: "received", at: receivedAt, now });
  const object = { kind: "case", id: caseId };
  return granted({
    caseId,
    reference,
    events: [
      {
        action: "requests.received",
        object,
        happenedAt: receivedAt,
        changes: [
          { field: "reference", before: null, after: reference },
          { field: "policyId", before: null, after: incoming.policyId },
          { field: "channel", before: null, after: incoming.channel },
          { field: "receivedAt", before: null, after: receivedAt },
          { field: "personName", before: null, after: incoming.personName },
          {
            field: "personAddress",
            before: null,
            after: incoming.personAddress,
          },
          { field: "types", before: null, after: [...types] },
        ],
      },
    ],
  });
}

/** The message that a request came with, as the first of its conversation. */
export function insertFirstMessage(
  tx: Tx,
  message: {
    caseId: string;
    channel: string;
    fromName: string;
    fromAddress: string | null;
    subject: string | null;
    text: string;
    language: string;
    happenedAt: string;
    recordedAt: string;
  },
): Promise<string> {
  const { fromName, fromAddress, ...rest } = message;
  return insertMessage(tx, {
    ...rest,
    kind: "in",
    lane: "ok",
    from: { name: fromName, address: fromAddress },
  });
}
