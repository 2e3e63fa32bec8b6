import { z } from "zod";
import { line, optionalParagraphs } from "../casework/text-rules.ts";
import { addDays, weekdayOf, type CivilDay } from "../time/civil-day.ts";
import { granted, refused, type Verdict } from "../verdict.ts";

/** What somebody finds of an entry that was drawn. */
export const findings = ["inOrder", "question", "wrong"] as const;
export type Finding = (typeof findings)[number];

/** So many looks and so many acts are drawn from each week; all of them where there are fewer. */
export const drawnOfEach = 20;

/** The last week that is over, from Monday to Sunday. */
export function weekBefore(today: CivilDay): {
  readonly first: CivilDay;
  readonly last: CivilDay;
} {
  const monday = addDays(today, 1 - weekdayOf(today));
  return { first: addDays(monday, -7), last: addDays(monday, -1) };
}

/** A row of the worksheet, as far as it decides who may judge and sign. */
export interface SampleRow {
  readonly actorId: string;
  readonly finding: Finding | null;
}

/** Nobody judges what they did or saw themselves, and what is not in order is said in words. */
export function mayJudge(
  { actorId }: Pick<SampleRow, "actorId">,
  reviewerId: string,
  said: { readonly finding: Finding; readonly remark: string | null },
): Verdict<null> {
  if (actorId === reviewerId) return refused("ownAct");
  if (said.finding !== "inOrder" && said.remark === null)
    return refused("remarkNeeded");
  return granted(null);
}

/** A worksheet is signed when every row has its finding. */
export function maySign(rows: readonly SampleRow[]): Verdict<null> {
  const open = rows.filter(({ finding }) => finding === null).length;
  return open > 0 ? refused("sampleOpen", { count: open }) : granted(null);
}

/** A signature covers what others did: whoever acted in the sample themselves needs another's beside theirs. */
export function isCovered(
  rows: readonly Pick<SampleRow, "actorId">[],
  signers: readonly string[],
): boolean {
  return (
    signers.length > 0 &&
    rows.every(({ actorId }) => signers.some((signer) => signer !== actorId))
  );
}

const remark = optionalParagraphs(2_000);

export const oneSampleInput = z.strictObject({ sampleId: z.uuid() });
export const judgeInput = z.strictObject({
  sampleId: z.uuid(),
  entryId: z.string().max(64),
  finding: z.enum(findings),
  remark,
});
export const signSampleInput = z.strictObject({
  sampleId: z.uuid(),
  note: remark,
});

/** Why somebody opens very many cases within a short time. */
export const explainReadingInput = z.strictObject({ reason: line(500) });
