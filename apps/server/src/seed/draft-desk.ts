import type { CaseFacts } from "@kept/domain/casework/register";
import type { Asking, KeptHouse } from "../casework/act.ts";
import { editLetter } from "../casework/letter-commands.ts";
import { readLetters } from "../casework/letter-store.ts";
import { getLetter } from "../casework/letter-view.ts";
import { today } from "../casework/office.ts";
import type { Db } from "../db/reading.ts";
import { answersFor } from "./letter-answers.ts";

/** Somebody at a letter of a case, whichever register keeps it. */
export interface Pen<Facts extends CaseFacts> {
  readonly db: Db;
  readonly house: KeptHouse<Facts>;
  readonly asking: Asking;
  readonly on: { readonly caseId: string; readonly version: number };
}

export async function draftOf(db: Db, caseId: string) {
  return (await readLetters(db, caseId)).find(({ state }) => state === "draft");
}

/** Answers what the draft asks its writer, in both languages. */
export async function fillDraft<Facts extends CaseFacts>({
  db,
  house,
  asking,
  on,
}: Pen<Facts>): Promise<void> {
  const draft = await draftOf(db, on.caseId);
  if (!draft) return;
  const { actor, now } = asking;
  const { keeping } = house;
  const office = await house.office();
  const view = await getLetter(
    db,
    { caseId: on.caseId, letterId: draft.id },
    { office, now, actor, keeping },
  );
  if (!view.ok) return;
  const { document } = view.value;
  await editLetter(house, asking, {
    ...on,
    letterId: draft.id,
    subject: { en: document.subject.en, zh: document.subject.zh },
    language: document.language,
    paragraphs: document.paragraphs.map(({ id, en, zh }) => ({ id, en, zh })),
    values: answersFor(document, today(office, now)),
  });
}
