import { z } from "zod";
import type { Text } from "../text.ts";
import type { CivilDay } from "./clock.ts";
import { caseVersion } from "./schema.ts";
import { civilDay, line } from "./text-rules.ts";

/**
 * Why a person's data is erased, in the words of the law. There is no free text: what somebody types here could
 * name the person, and it has to stay.
 */
export const erasureGrounds = {
  noLongerNeeded: {
    en: "No longer needed for what it was kept for",
    zh: "已不再为原有目的所必需",
  },
  retentionOver: { en: "The retention period is over", zh: "保存期限已满" },
  consentWithdrawn: { en: "Consent was withdrawn", zh: "同意已撤回" },
  objection: { en: "The person objected", zh: "本人提出反对" },
  unlawful: { en: "It was not kept lawfully", zh: "保存不合法" },
  legalDuty: { en: "A law asks for it", zh: "法律要求删除" },
} as const satisfies Record<string, Text>;

export type ErasureGround = keyof typeof erasureGrounds;
const groundKeys = Object.keys(erasureGrounds) as [
  ErasureGround,
  ...ErasureGround[],
];

/** The case that one stands on, and those of the same person that go with it. */
export const askErasureInput = z.strictObject({
  ...caseVersion,
  alsoIds: z.array(z.uuid()).max(50),
  ground: z.enum(groundKeys),
  approverId: z.uuid(),
});

/** The second person's answer, bound to what they were shown. */
export const decideErasureInput = z.strictObject({
  ...caseVersion,
  erasureId: z.uuid(),
  answer: z.enum(["approved", "declined"]),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const setHoldInput = z.strictObject({
  ...caseVersion,
  reason: line(300),
  until: civilDay.nullable(),
});

/** A legal hold: while it stands nothing of the case is erased or deleted. */
export interface Hold {
  /** Its last day; null where nobody knows yet. */
  readonly until: CivilDay | null;
  readonly liftedAt: string | null;
}

/** Whether nothing may be erased today: the hold was not lifted, and its last day, counted whole, is not over. */
export function isHeld(hold: Hold, today: CivilDay): boolean {
  return hold.liftedAt === null && (hold.until === null || hold.until >= today);
}

/** What is written where words of or about the person stood. */
export const erasedWords = "Erased · 已删除";

/**
 * Fields of the trail whose values are words of the house and name nobody; they stay, so that the trail still
 * tells what was done. Every other value goes, but for days, moments, numbers and ids of the house.
 */
const fieldsThatStay: ReadonlySet<string> = new Set([
  "stage",
  "state",
  "outcome",
  "template",
  "purpose",
  "erasureGround",
  "reference",
  "mergedInto",
  "mergedFrom",
  "lane",
  "channel",
  "policyId",
  "types",
  "method",
  "rule",
  "act",
]);
const saysNobody =
  /^(?:true|false|-?\d{1,4}|"\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?"|"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")$/;

/** Whether a value of the trail, as canonical JSON, tells nothing of the person. */
export function mayStay(field: string, value: string): boolean {
  return fieldsThatStay.has(field) || saysNobody.test(value);
}
