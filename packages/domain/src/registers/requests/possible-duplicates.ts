import { cutToCodePoints, isSameAddress } from "../../casework/text-rules.ts";

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

const pieceLength = 3;
const longestComparison = 5_000;
const shortestComparison = 20;
const similarFrom = 0.6;

/** Letters and digits alone, as people compare by eye: no case, accents, punctuation or white space. */
function bareText(text: string): string {
  return cutToCodePoints(text, longestComparison)
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function piecesOf(bare: string): Set<string> {
  const signs = [...bare];
  const pieces = new Set<string>();
  for (let at = 0; at + pieceLength <= signs.length; at += 1) {
    pieces.add(signs.slice(at, at + pieceLength).join(""));
  }
  return pieces;
}

/**
 * Share of three-letter pieces that two texts have in common, 0 to 1 (Jaccard, 1901); it works for
 * languages with and without spaces. Texts under 20 letters are too short to say and give 0.
 */
export function textSimilarity(one: string, other: string): number {
  const [first, second] = [bareText(one), bareText(other)];
  if (first.length < shortestComparison || second.length < shortestComparison)
    return 0;
  const [a, b] = [piecesOf(first), piecesOf(second)];
  const common = [...a].filter((piece) => b.has(piece)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

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
