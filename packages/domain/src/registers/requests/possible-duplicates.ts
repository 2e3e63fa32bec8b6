import { isSameAddress } from "../../casework/text-rules.ts";
import { textSimilarity } from "../../casework/text-similarity.ts";

export interface ComparableRequest {
  readonly policyId: string | null;
  readonly personName: string | null;
  readonly personAddress: string | null;
  readonly messageId: string | null;
  readonly text: string;
}

export type DuplicateReason =
  | { readonly kind: "sameMessage" }
  | { readonly kind: "sameAddress"; readonly found: string }
  | { readonly kind: "sameNameAndPolicy"; readonly found: string }
  /** `share`: 0 to 1, how much of the wording the two have in common. */
  | { readonly kind: "similarText"; readonly share: number };

export interface PossibleDuplicate {
  readonly caseId: string;
  readonly because: readonly DuplicateReason[];
}

const similarFrom = 0.6;

/** Names are compared in any order of their parts: "Vogel, Hannah" is Hannah Vogel. */
function nameKey(name: string): string {
  const parts = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return (parts ?? []).sort().join(" ");
}

const weights: Record<DuplicateReason["kind"], number> = {
  sameMessage: 8,
  similarText: 4,
  sameAddress: 2,
  sameNameAndPolicy: 1,
};

function reasons(
  request: ComparableRequest,
  other: ComparableRequest,
): DuplicateReason[] {
  const found: DuplicateReason[] = [];
  if (request.messageId !== null && request.messageId === other.messageId)
    found.push({ kind: "sameMessage" });
  const { personAddress: address, personName: name } = request;
  if (
    address !== null &&
    other.personAddress !== null &&
    isSameAddress(address, other.personAddress)
  ) {
    found.push({ kind: "sameAddress", found: address });
  }
  if (
    name !== null &&
    other.personName !== null &&
    request.policyId === other.policyId &&
    nameKey(name) !== "" &&
    nameKey(name) === nameKey(other.personName)
  ) {
    found.push({ kind: "sameNameAndPolicy", found: name });
  }
  const share = textSimilarity(request.text, other.text);
  if (share >= similarFrom)
    found.push({ kind: "similarText", share: Math.round(share * 100) / 100 });
  return found;
}

/** Cases that may be the same request again, the likeliest first, each with why. A hint, never a merge. */
export function possibleDuplicates(
  request: ComparableRequest,
  others: readonly (ComparableRequest & { readonly caseId: string })[],
): PossibleDuplicate[] {
  return others
    .map((other) => ({
      caseId: other.caseId,
      because: reasons(request, other),
    }))
    .filter(({ because }) => because.length > 0)
    .map((one) => ({
      ...one,
      weight: one.because.reduce((sum, { kind }) => sum + weights[kind], 0),
    }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ caseId, because }) => ({ caseId, because }));
}
