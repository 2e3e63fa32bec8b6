import { guessRequest } from "@kept/domain/registers/requests/guess";
import { policies } from "@kept/domain/registers/requests/policies";
import { granted, type Verdict } from "@kept/domain/verdict";
import { refreshDue, type Asking } from "../../../casework/act.ts";
import { moment } from "../../../casework/moments.ts";
import { requestKeeping } from "../keeping.ts";
import {
  countingReceipt,
  insertFirstMessage,
  openCase,
  type Incoming,
} from "../opening.ts";
import type { IntakeRequestInput } from "./api-schemas.ts";
import type { IntakeParts } from "./intake-parts.ts";
import { laneOf } from "./matching-views.ts";

/**
 * Opens a case for a request that the contact page hands over. What the page says counts as the person's own
 * word; what it leaves out is guessed from the text and stays a guess.
 */
export async function openFromApi(
  parts: Pick<IntakeParts, "change" | "office" | "db">,
  asking: Asking,
  input: IntakeRequestInput,
): Promise<Verdict<{ reference: string; receivedAt: string }>> {
  const { now } = asking;
  const incoming = await incomingOf(parts, asking, input);
  return parts.change({ ...asking, action: "requests.open" }, async (tx) => {
    const office = await parts.office(tx);
    const opened = await openCase(tx, incoming, { office, now });
    if (!opened.ok) return opened;
    const { caseId, reference, events } = opened.value;
    await insertFirstMessage(tx, {
      caseId,
      channel: incoming.channel,
      fromName: input.personName,
      fromAddress: input.personAddress,
      subject: null,
      text: input.text,
      language: incoming.language,
      happenedAt: incoming.receivedAt,
      recordedAt: now,
    });
    await refreshDue(tx, requestKeeping, { caseId, office, now });
    const receivedAt = moment(countingReceipt(incoming));
    return granted({ value: { reference, receivedAt }, events });
  });
}

async function incomingOf(
  parts: Pick<IntakeParts, "office" | "db">,
  { actor, now }: Asking,
  input: IntakeRequestInput,
): Promise<Incoming> {
  const { policyId, personName, personAddress, text, partner } = input;
  const { zone } = await parts.office();
  const guess = guessRequest({
    subject: "",
    text,
    from: { name: personName, address: personAddress },
    writtenTo: [],
    sentAt: null,
    sentOffset: null,
    policies,
    zone,
  });
  const types = input.types ?? [];
  const request = {
    policyId,
    personName,
    personAddress,
    messageId: null,
    text,
  };
  return {
    policyId,
    channel: partner === undefined ? "contactPage" : "partner",
    receivedAt: input.receivedAt ?? now,
    partner: partner ?? null,
    personName,
    personAddress,
    personPhone: guess.personPhone?.value ?? null,
    accountRef: guess.accountRef?.value ?? null,
    requesterRole:
      partner === undefined ? guess.requesterRole.value : "partner",
    residence: input.residence ?? null,
    language: input.language ?? guess.letterLanguage,
    types: types.length > 0 ? types : guess.types.map(({ value }) => value),
    text,
    isMinor: types.includes("minor") || guess.minor !== null,
    guesses: stillGuessed(input, guess),
    teamId: null,
    lane: await laneOf(parts.db, request, { actor, now }),
  };
}

/** Guesses about what the page did not say. */
function stillGuessed(
  input: IntakeRequestInput,
  guess: ReturnType<typeof guessRequest>,
): Readonly<Record<string, unknown>> {
  const said = new Set<string>(["policyId", "personName", "personAddress"]);
  if (input.language !== undefined) said.add("letterLanguage");
  if (input.residence !== undefined) said.add("residences");
  if ((input.types ?? []).length > 0) said.add("types");
  if (input.partner !== undefined) said.add("partner").add("requesterRole");
  return Object.fromEntries(
    Object.entries(guess).filter(([field]) => !said.has(field)),
  );
}
