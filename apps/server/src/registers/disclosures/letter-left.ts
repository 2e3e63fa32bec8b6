import type { CaseEvent } from "@kept/domain/casework/event";
import { languagesOf, letterValue } from "@kept/domain/casework/letter";
import {
  disclosureLetter,
  isNoticeComplete,
  mayLetterLeave,
} from "@kept/domain/registers/disclosures/letters";
import type { DisclosureLetter } from "@kept/domain/registers/disclosures/letters/define-letter";
import { personsGiven } from "@kept/domain/registers/disclosures/scope";
import type { DisclosureLetterVariable } from "@kept/domain/registers/disclosures/letters/variables";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { LetterLeft } from "../../casework/keeping.ts";
import { readLetters } from "../../casework/letter-store.ts";
import type { Tx } from "../../db/writing.ts";
import { answerWithNothing } from "./answer-with-nothing.ts";
import { factsOf } from "./facts-of.ts";
import { personMeant } from "./letter-setting.ts";
import { noteChallenge, noteNotice, noteToldBefore } from "./records.ts";
import { settled, type Recording, type Said } from "./settled.ts";
import { readChallenges } from "./challenge-store.ts";
import { readPersons } from "./persons-store.ts";
import { readDisclosure } from "./record-store.ts";

/**
 * A letter that left has done what it says, so the path says so too, in the same change. Where the case has gone
 * on meanwhile, or somebody recorded it by hand, nothing is recorded twice.
 */
export async function letterLeft(
  tx: Tx,
  left: LetterLeft,
): Promise<{ stage: string; events: readonly CaseEvent[] }> {
  const { theCase, letter: stored, template, office, now } = left;
  const nothing = { stage: theCase.stage, events: [] };
  const letter = disclosureLetter(template.id);
  const facts = await factsOf(tx, theCase);
  if (letter === undefined || !mayLetterLeave(facts, letter).ok) return nothing;
  // It is the doing of whoever pressed "Send", not of the machine that brought it away.
  const actor = { id: stored.queuedBy ?? stored.authorIds[0] ?? "" };
  const recording: Recording = { theCase, facts, office, actor, now };
  const said = await recorded(tx, recording, { ...left, letter, stored });
  if (said?.ok !== true) return nothing;
  return settled(tx, recording, { said: said.value, ends: null });
}

type Sent = Omit<LetterLeft, "letter"> & {
  readonly letter: DisclosureLetter;
  readonly stored: LetterLeft["letter"];
};

/** What this letter does on the path; null for one that does nothing there. */
async function recorded(
  tx: Tx,
  recording: Recording,
  sent: Sent,
): Promise<Verdict<Said<unknown>> | null> {
  const { at, letter, stored, theCase } = sent;
  const word = (name: DisclosureLetterVariable) => wordOf(stored, name);
  const [language = "en"] = languagesOf(stored.document.language);
  const how = byLetter[language];
  const stop = language === "zh" ? "。" : ". ";
  switch (letter.purpose) {
    case "narrow":
    case "object": {
      const text = word(
        letter.purpose === "narrow" ? "narrow_to" : "objection",
      );
      const { id: sentBy } = recording.actor;
      if (await isSaidByHand(tx, sent)) return null;
      return granted(
        await noteChallenge(tx, theCase.id, {
          challenge: letter.purpose,
          text,
          sentAt: at,
          sentBy,
        }),
      );
    }
    case "refuse":
    case "properRoute": {
      const record = await readDisclosure(tx, theCase.id);
      return answerWithNothing(tx, recording, {
        outcome: "refused",
        at,
        purpose: record.purpose ?? record.asked,
        reason:
          letter.purpose === "refuse"
            ? word("refusal_reason")
            : [word("gate_law"), word("proper_route")].join(stop),
        action: "disclosures.refused",
      });
    }
    case "notice":
    case "noticeAfterSecrecy":
      return (await isComplete(tx, recording, ["notice", "noticeAfterSecrecy"]))
        ? granted(await noteNotice(tx, theCase.id, { at, how }))
        : null;
    case "noticeBefore":
      return (await isComplete(tx, recording, ["noticeBefore"]))
        ? granted(
            await noteToldBefore(tx, theCase.id, {
              at,
              purpose: word("purpose"),
              dataKinds: word("data_kinds"),
              sensitive: word("sensitive_data"),
              how,
            }),
          )
        : null;
    default:
      return null;
  }
}

/** Somebody recorded the same by hand while the letter waited. */
async function isSaidByHand(
  tx: Tx,
  { letter, stored, theCase }: Sent,
): Promise<boolean> {
  const { queuedAt } = stored;
  return (await readChallenges(tx, theCase.id)).some(
    ({ challenge, sentAt, outcome }) =>
      challenge === letter.purpose &&
      outcome === null &&
      queuedAt !== null &&
      // People say a minute.
      sentAt.slice(0, 16) >= queuedAt.slice(0, 16),
  );
}

const byLetter = { en: "By letter", zh: "以信函告知" } as const;

/** What stood in the letter, in the language in which it was read. */
function wordOf(
  { document }: LetterLeft["letter"],
  name: DisclosureLetterVariable,
): string {
  const [language = "en"] = languagesOf(document.language);
  return (
    letterValue(document, name, language) ??
    letterValue(document, name, language === "en" ? "zh" : "en") ??
    ""
  );
}

/** Whether everybody of whom something is given has been sent a letter of this purpose by now. */
async function isComplete(
  tx: Tx,
  { theCase, facts }: Pick<Recording, "theCase" | "facts">,
  purposes: readonly DisclosureLetter["purpose"][],
): Promise<boolean> {
  const persons = await readPersons(tx, theCase.id);
  const told = (await readLetters(tx, theCase.id)).filter(
    ({ state, templateId }) => {
      const purpose = disclosureLetter(templateId)?.purpose;
      return (
        state === "sent" && purpose !== undefined && purposes.includes(purpose)
      );
    },
  );
  const concerned = personsGiven(
    facts.scope,
    persons.map(({ id }) => id),
  );
  return isNoticeComplete(
    concerned,
    told.map(
      ({ recipientId }) => personMeant(persons, recipientId)?.id ?? null,
    ),
  );
}
