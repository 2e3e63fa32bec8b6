import type { RequestView } from "../request-view.ts";
import { guessesAt } from "./guess-note.tsx";
import type { SaidInput } from "./said-schema.ts";

/** The case as the form begins with it. Where nobody knows a place yet, the first guess stands in. */
export function saidValues(view: RequestView): SaidInput {
  const { frame, request, types } = view;
  const [place] = guessesAt(request.guesses, "residences");
  const guessedPlace = typeof place?.value === "string" ? place.value : null;
  return {
    caseId: frame.id,
    version: frame.version,
    identifiedAt: request.identifiedAt,
    receivedAt: request.companyReceivedAt,
    policyId: request.policyId,
    partner: request.partner,
    personName: request.personName,
    personAddress: request.personAddress,
    personPhone: request.personPhone,
    accountRef: request.accountRef,
    requesterRole: request.requesterRole,
    onBehalfOf: request.onBehalfOf,
    residence: request.residence ?? guessedPlace,
    language: request.language,
    types: [...types],
    marketingChannels:
      request.marketingChannels.length > 0
        ? [...request.marketingChannels]
        : guessedChannels(view),
    isSignificant: request.isSignificant,
    isMinor: request.isMinor,
    reason: "",
  };
}

function guessedChannels(view: RequestView): SaidInput["marketingChannels"] {
  const found = guessesAt(view.request.guesses, "marketingChannels").map(
    ({ value }) => value,
  );
  const channels = ["email", "sms", "phone", "post", "push"] as const;
  return channels.filter((channel) => found.includes(channel));
}
