import type { LetterCheck } from "@kept/domain/casework/letter-checks";
import { useState } from "react";
import { useMe } from "../../people/session.tsx";
import { lastOf, withNewSinceOpened } from "./new-since-opened.ts";
import type { CaseOfLetter, Letter } from "./letter-register.ts";

/** What others added to the case while this letter was open has to be read before the letter leaves. */
export function useNewMail({
  theCase,
  letter,
}: {
  readonly theCase: CaseOfLetter;
  readonly letter: Letter;
}): {
  checks: readonly LetterCheck[];
  onSeen: () => void;
  /** The newest message read, for the house to compare; null for none. */
  lastRead: string | null;
} {
  const me = useMe();
  const arrived = theCase.frame.messages.filter(
    ({ author, lane }) => author?.id !== me.id && lane !== "dismissed",
  );
  const [seen, setSeen] = useState<ReadonlySet<string>>(
    () => new Set(arrived.map(({ id }) => id)),
  );
  const fresh = arrived.filter(({ id }) => !seen.has(id)).length;
  return {
    checks:
      letter.state === "draft"
        ? withNewSinceOpened(letter.checks, fresh)
        : letter.checks,
    onSeen: () => {
      setSeen(new Set(arrived.map(({ id }) => id)));
    },
    lastRead: lastOf(arrived.filter(({ id }) => seen.has(id))),
  };
}
