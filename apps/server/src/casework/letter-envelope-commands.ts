import type { z } from "zod";
import { withoutAnswers } from "@kept/domain/casework/letter";
import type { CaseFacts } from "@kept/domain/casework/register";
import type {
  addressLetterInput,
  redirectLetterInput,
} from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { act, type Asking, type KeptHouse } from "./act.ts";
import { fieldChange } from "./field-changes.ts";
import { draftToTouch, mayBegin, rewrite } from "./letter-commands.ts";
import { templateOf } from "./letter-prepared.ts";
import { lastPostAddress, updateLetter } from "./letter-store.ts";
import { personOf } from "./person-store.ts";

/** Writes the lines of the envelope; an approval covers them, so another address voids it. */
export function addressLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof addressLetterInput>,
): Promise<Verdict<null>> {
  const { caseId, version, letterId } = input;
  return act(
    house,
    { asking, move: "write", caseId, version },
    async (tx, { actor, now }) => {
      const draft = await draftToTouch(tx, { caseId, letterId });
      if (!draft.ok) return draft;
      const { document, postAddress: before } = draft.value;
      const after = input.postAddress === "" ? null : input.postAddress;
      if (before === after) return granted({ value: null, events: [] });
      await updateLetter(tx, letterId, { postAddress: after });
      const voided = await rewrite(tx, draft.value, {
        document,
        actorId: actor.id,
        now,
      });
      const event = {
        action: `${house.keeping.register.key}.letter-addressed`,
        object: { kind: "letter", id: letterId },
        changes: fieldChange("postAddress", before, after),
      };
      return granted({ value: null, events: [event, ...voided] });
    },
  );
}

/**
 * Another person of the case gets the letter instead, under the rules under which it was begun. What differs
 * between the two is taken from the case anew, so nothing that was written of one reaches the other unread.
 */
export function redirectLetter<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof redirectLetterInput>,
): Promise<Verdict<null>> {
  const { keeping } = house;
  const { caseId, version, letterId, recipientId } = input;
  return act(
    house,
    { asking, move: "write", caseId, version },
    async (tx, { theCase, facts, office, actor, now }) => {
      const draft = await draftToTouch(tx, { caseId, letterId });
      if (!draft.ok) return draft;
      const { templateId, effect, authorIds, document } = draft.value;
      const may = mayBegin(keeping, facts, templateId);
      if (!may.ok) return may;
      const author = await personOf(tx, authorIds[0] ?? "");
      const settingFor = (id: string | null) =>
        keeping.letterSetting(tx, {
          theCase,
          at: { office, now },
          template: templateOf(keeping, templateId),
          effect,
          author,
          recipientId: id,
          enclosures: 0,
        });
      const before = await settingFor(draft.value.recipientId);
      if (!before.receivers.some(({ id }) => id === recipientId))
        return refused("notFound");
      if (draft.value.recipientId === recipientId)
        return granted({ value: null, events: [] });
      const after = await settingFor(recipientId);
      const { address } = after.recipient;
      await updateLetter(tx, letterId, {
        recipientId,
        toAddress: address ?? "",
        postAddress:
          address === null
            ? await lastPostAddress(tx, { caseId, recipientId })
            : null,
      });
      const voided = await rewrite(tx, draft.value, {
        document: withoutAnswers(document, before.values, after.values),
        actorId: actor.id,
        now,
      });
      const event = {
        action: `${keeping.register.key}.letter-redirected`,
        object: { kind: "letter", id: letterId },
        changes: fieldChange(
          "recipient",
          before.recipient.name,
          after.recipient.name,
        ),
      };
      return granted({ value: null, events: [event, ...voided] });
    },
  );
}
