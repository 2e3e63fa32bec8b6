import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useHere } from "../../live/presence.ts";
import { useMe } from "../../people/session.tsx";
import { usePageTitle } from "../../ui/page.tsx";
import { useText } from "../../ui/use-language.ts";
import { CheckAnswers } from "./check-answers.tsx";
import { steps, type DeskProps, type Place, type Step } from "./desk-props.ts";
import { LetterComposer } from "./letter-composer.tsx";
import { LetterPreview } from "./letter-preview.tsx";
import { standingOf } from "./letter-standing.ts";
import type {
  CaseOfLetter,
  Letter,
  LetterRegister,
} from "./letter-register.ts";
import { useLetterRoom } from "./use-letter-room.ts";
import { actsOfLetter } from "./letter-acts.ts";
import { useNewMail } from "./use-new-mail.ts";

interface LetterDeskProps {
  readonly register: LetterRegister;
  readonly theCase: CaseOfLetter;
  readonly letter: Letter;
}

/** The letter, its preview and the page that is checked before sending, over the same words. */
export function LetterDesk({
  register,
  theCase,
  letter,
}: LetterDeskProps): ReactNode {
  const me = useMe();
  const { t } = useTranslation("composerPage");
  const text = useText();
  const room = useLetterRoom({ register, theCase, letter });
  const { lastRead, ...newMail } = useNewMail({ theCase, letter });
  const acts = actsOfLetter({
    register,
    letterId: letter.id,
    lastRead,
    room,
  });
  const [search, setSearch] = useSearchParams();
  const standing = standingOf({
    theCase,
    letter,
    me,
    approving: register.approving,
  });
  useHere(
    theCase.frame.id,
    standing.kind === "writing" ? "writing" : "viewing",
  );
  const step = steps.find((name) => name === search.get("step"));
  const [place, setPlace] = useState<Place | null>(null);
  const open = (next: Step | null, at: Place | null = null): void => {
    setPlace(at);
    setSearch(next === null ? {} : { step: next });
    // Another page: it is read from its top, and the keyboard starts there.
    const content = document.getElementById("content");
    content?.focus({ preventScroll: true });
    content?.scrollTo({ top: 0 });
  };
  const line = theCase.frame.letters.find(({ id }) => id === letter.id);
  const title = line === undefined ? t("letter") : text(line.title);
  usePageTitle(`${title} ${theCase.frame.reference}`);
  const shared: DeskProps = {
    register,
    theCase,
    letter,
    room,
    acts,
    standing,
    title,
    ...newMail,
    onStep: open,
    place,
  };
  if (step === "preview") return <LetterPreview {...shared} />;
  if (step === "check" && standing.kind === "writing")
    return <CheckAnswers {...shared} />;
  return <LetterComposer {...shared} />;
}
