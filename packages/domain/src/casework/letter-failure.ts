import { sentenceOf, type Refusal } from "../refusal.ts";
import type { Text } from "../text.ts";
import type { DeliveryProblem } from "./letter-delivery.ts";
import type { Instant } from "./clock.ts";

/** Why a letter has not left, in words for the people of the office. */
export interface LetterFailure {
  readonly reason: Text;
  /** What the other side or the network said, in one line. */
  readonly said: string | null;
  /** The next try; null when there will be none by itself. */
  readonly retryAt: Instant | null;
}

const reasons = {
  waiting: {
    en: "The letter could not be delivered yet. It is tried again by itself.",
    zh: "信函暂未送达，系统将自动重试。",
  },
  setup: {
    en: "Our own mail account is not accepted, so no letter leaves. Tell whoever keeps the machine. This letter is tried again by itself.",
    zh: "本部门邮件账户未被接受，所有信函均无法发出。请通知系统运维人员。此函将自动重试。",
  },
  refused: {
    en: "The other side refused the letter for good. Check the address, take the letter back and send it again, or discard it.",
    zh: "对方邮件服务器拒收此函。请核对地址，撤回后重新发送，或作废。",
  },
  triesUsedUp: {
    en: "The letter could not be delivered within a day, and it is not tried again. Take it back and send it again, or discard it.",
    zh: "此函一天内未能送达，系统不再重试。请撤回后重新发送，或作废。",
  },
} as const satisfies Record<string, Text>;

/** A try that failed and is followed by another. */
export function delayedLetter(
  problem: DeliveryProblem,
  retryAt: Instant,
): LetterFailure {
  const reason = problem.kind === "setup" ? reasons.setup : reasons.waiting;
  return { reason, said: saidOf(problem), retryAt };
}

/** A letter given up. */
export function failedLetter(
  problem: DeliveryProblem,
  why: "refused" | "triesUsedUp",
): LetterFailure {
  return { reason: reasons[why], said: saidOf(problem), retryAt: null };
}

/** A letter that could not be made into a mail. */
export function unmadeLetter(refusal: Refusal): LetterFailure {
  return {
    reason: { en: sentenceOf(refusal, "en"), zh: sentenceOf(refusal, "zh") },
    said: null,
    retryAt: null,
  };
}

function saidOf({ said }: DeliveryProblem): string | null {
  return said === "" ? null : said;
}
