import type { LetterCheck } from "@kept/domain/casework/letter-checks";
import { useState } from "react";
import { withNewSinceOpened } from "./new-since-opened.ts";
import type { CaseOfLetter, Letter } from "./use-letter-room.ts";

/** Mail that reached the case while this letter was open has to be read before the letter leaves. */
export function useNewMail({
  theCase,
  letter,
}: {
  readonly theCase: CaseOfLetter;
  readonly letter: Letter;
}): { checks: readonly LetterCheck[]; onSeen: () => void } {
  const arrived = theCase.frame.messages.flatMap(({ id, kind }) =>
    kind === "in" ? [id] : [],
  );
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set(arrived));
  const fresh = arrived.filter((id) => !seen.has(id)).length;
  return {
    checks:
      letter.state === "draft"
        ? withNewSinceOpened(letter.checks, fresh)
        : letter.checks,
    onSeen: () => {
      setSeen(new Set(arrived));
    },
  };
}
