import type { Instant } from "./casework/clock.ts";
import type { FieldProblem } from "./field-problem.ts";
import type { Json } from "./json.ts";
import type { Text } from "./text.ts";
import { signInRefusals } from "./refusals/signing-in.ts";
import { inputRefusals } from "./refusals/input.ts";
import { peopleRefusals } from "./refusals/people.ts";
import { moveRefusals } from "./refusals/moves.ts";
import { keepingRefusals } from "./refusals/keeping.ts";
import { manyRefusals } from "./refusals/many.ts";
import { disclosureRefusals } from "./refusals/disclosures.ts";
import type { RefusalSentence } from "./refusals/sentence.ts";

export type { RefusalStatus } from "./refusals/sentence.ts";

/** Every no that Kept can say. */
export const refusals = {
  ...signInRefusals,
  ...inputRefusals,
  ...peopleRefusals,
  ...moveRefusals,
  ...keepingRefusals,
  ...manyRefusals,
  ...disclosureRefusals,
} as const satisfies Record<string, RefusalSentence>;

export type RefusalCode = keyof typeof refusals;
export type RefusalParams = Readonly<Record<string, string | number>>;

/** What others changed since the version that the writer had before them. */
export interface Conflict {
  readonly currentVersion: number;
  readonly changes: readonly {
    readonly field: string;
    readonly before: Json;
    readonly after: Json;
    /** The name of whoever changed it. */
    readonly by: string;
    readonly at: Instant;
  }[];
}

export interface Refusal {
  readonly code: RefusalCode;
  readonly params?: RefusalParams;
  /** Field path, such as "decisions.0.ground", to what is wrong with it. */
  readonly fields?: Readonly<Record<string, readonly FieldProblem[]>>;
  readonly conflict?: Conflict;
  /** Messages that the writer has not read. */
  readonly arrived?: readonly {
    readonly id: string;
    readonly kind: string;
    readonly at: Instant;
  }[];
}

/**
 * The same without its first words, which say that something was not done: for a place that tells the reason
 * before anybody has tried.
 */
export function reasonOf(
  refusal: Pick<Refusal, "code" | "params">,
  language: keyof Text,
): string {
  const sentence = sentenceOf(refusal, language);
  const end = language === "zh" ? "：" : ". ";
  const at = sentence.indexOf(end);
  return at < 0 ? sentence : sentence.slice(at + end.length);
}

/** The sentence people read, with its parameters filled in. */
export function sentenceOf(
  refusal: Pick<Refusal, "code" | "params">,
  language: keyof Text,
): string {
  const { sentence, one }: RefusalSentence = refusals[refusal.code];
  const isOne = language === "en" && refusal.params?.["count"] === 1;
  return (isOne ? (one ?? sentence.en) : sentence[language]).replaceAll(
    /\{\{(\w+)\}\}/g,
    (_whole, name: string) => String(refusal.params?.[name] ?? "…"),
  );
}
