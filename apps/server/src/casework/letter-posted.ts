import type { z } from "zod";
import type { CaseFacts } from "@kept/domain/casework/register";
import type { markPostedInput } from "@kept/domain/casework/schema";
import { languagesOf } from "@kept/domain/casework/letter";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, type Asking, type House, type KeptHouse } from "./act.ts";
import { fieldChange } from "./field-changes.ts";
import type { LetterInHand } from "./letter-delivery.ts";
import { askingAsMail, hasLeft, leftChanges } from "./letter-left.ts";
import { settleTry } from "./letter-outbox-store.ts";
import {
  findLetter,
  goesByPost,
  updateLetter,
  type Sheets,
} from "./letter-store.ts";
import { isLater, moment } from "./moments.ts";

const startOfMinute = (at: string): string => `${at.slice(0, 16)}:00.000Z`;

/** The sheets of a letter that goes by post are there: from now on they are what was printed. */
export function recordPrinted(
  house: House,
  { claimed, letter, keeping }: LetterInHand,
  printed: { sheets: Sheets; at: string },
): Promise<Verdict<null>> {
  const { key } = keeping.register;
  const { sheets, at } = printed;
  const intent = { ...askingAsMail(at), action: `${key}.deliver-letter` };
  return house.change(intent, async (tx) => {
    const isOurs = await settleTry(tx, claimed, {
      state: "sent",
      now: at,
      error: null,
    });
    if (!isOurs) return granted({ value: null, events: [] });
    await updateLetter(tx, letter.id, { printed: sheets, failure: null });
    return granted({
      value: null,
      caseId: claimed.caseId,
      events: [
        {
          action: `${key}.letter-printed`,
          object: { kind: "letter", id: letter.id },
          changes: fieldChange("pdfSha256", null, sheets.sha256),
        },
      ],
    });
  });
}

/**
 * Somebody says that the printed letter was posted, and when. From that moment it has left: the clocks it stops
 * stop then, and the sheets that were printed are the sent copy.
 */
export function markPosted<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof markPostedInput>,
): Promise<Verdict<null>> {
  const { keeping } = house;
  return act(
    house,
    { asking, move: "write", ...input },
    async (tx, { theCase, office, now }) => {
      const { letterId } = input;
      const letter = await findLetter(tx, { caseId: theCase.id, letterId });
      if (!letter) return refused("notFound");
      const { pdf, queuedAt, sheetsSize } = letter;
      const isPrinted = letter.state === "queued" && goesByPost(letter);
      if (!isPrinted || pdf === null || sheetsSize === null)
        return refused("letterNotPrinted");
      const at = moment(input.postedAt);
      if (isLater(at, now)) return refused("momentInFuture");
      // People say a minute; the sheets were made within one.
      if (queuedAt !== null && isLater(startOfMinute(queuedAt), at))
        return refused("postedBeforePrinted");
      const [language = "en"] = languagesOf(letter.document.language);
      const title = language === "zh" ? "信函" : "Letter";
      const events = await hasLeft(tx, keeping, {
        letter,
        theCase,
        office,
        at,
        now,
        copy: {
          channel: "post",
          messageId: null,
          mail: null,
          pdf: {
            ...pdf,
            name: `${title} ${theCase.reference}.pdf`,
            size: sheetsSize,
          },
        },
      });
      return granted({
        value: null,
        events: [
          {
            action: `${keeping.register.key}.letter-posted`,
            object: { kind: "letter", id: letterId },
            happenedAt: at,
            changes: [
              ...fieldChange("state", "queued", "sent"),
              ...fieldChange("postAddress", null, letter.postAddress),
              ...fieldChange("pdfSha256", null, pdf.sha256),
              ...leftChanges(keeping, letter, at),
            ],
          },
          ...events,
        ],
      });
    },
  );
}
