import type { z } from "zod";
import type {
  bindRecipientInput,
  challengeInput,
  recordConsentInput,
  recordReplyToChallengeInput,
  tellBeforeInput,
} from "@kept/domain/registers/disclosures/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { today } from "../../casework/office.ts";
import { noteChallenge, noteToldBefore } from "./records.ts";
import { step } from "./step.ts";
import { answerChallenge, readChallenges } from "./challenge-store.ts";
import { writeConsent, writeUndertaking } from "./step-store.ts";

/** A question back, a narrower offer, an objection or a motion in court: nothing leaves until it is answered. */
export function challenge(
  house: House,
  asking: Asking,
  input: z.infer<typeof challengeInput>,
): Promise<Verdict<{ challengeId: string }>> {
  return step(
    house,
    { asking, move: "challenge", ...input },
    async (tx, { theCase, now, actor }) => {
      const sentAt = moment(input.sentAt);
      if (isLater(sentAt, now)) return refused("momentInFuture");
      if (isLater(theCase.receivedAt, sentAt))
        return refused("momentBeforeReceipt");
      return granted(
        await noteChallenge(tx, theCase.id, {
          challenge: input.challenge,
          text: input.text,
          sentAt,
          sentBy: actor.id,
        }),
      );
    },
  );
}

export function recordReply(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordReplyToChallengeInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "recordReply", ...input },
    async (tx, { theCase, now }) => {
      const found = (await readChallenges(tx, theCase.id)).find(
        ({ id, outcome }) => id === input.challengeId && outcome === null,
      );
      if (found === undefined) return refused("notFound");
      const repliedAt = moment(input.repliedAt);
      if (isLater(repliedAt, now)) return refused("momentInFuture");
      if (isLater(found.sentAt, repliedAt))
        return refused("momentBeforeReceipt");
      await answerChallenge(tx, found.id, {
        outcome: input.outcome,
        repliedAt,
        reply: input.text,
      });
      return granted({
        value: null,
        action: "disclosures.challenge-answered",
        happenedAt: repliedAt,
        changes: [
          ...fieldChange("challengeOutcome", null, input.outcome),
          ...fieldChange("text", null, input.text),
        ],
      });
    },
  );
}

/** What binds whoever gets the data in a transfer (p003-20, p004-15). */
export function bindRecipient(
  house: House,
  asking: Asking,
  input: z.infer<typeof bindRecipientInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "bindRecipient", ...input },
    async (tx, { theCase, office, now }) => {
      const { undertaking: kind, signedOn, reference } = input;
      if (signedOn > today(office, now)) return refused("momentInFuture");
      await writeUndertaking(tx, theCase.id, { kind, signedOn, reference });
      return granted({
        value: null,
        action: "disclosures.recipient-bound",
        changes: [
          ...fieldChange("undertaking", null, kind),
          ...fieldChange("signedOn", null, signedOn),
          ...fieldChange("undertakingRef", null, reference),
        ],
      });
    },
  );
}

/** p004-12: told before, with the purpose, the kind of data, and the sensitive data. */
export function tellBefore(
  house: House,
  asking: Asking,
  input: z.infer<typeof tellBeforeInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "tellBefore", ...input },
    async (tx, { theCase, now }) => {
      const at = moment(input.toldAt);
      if (isLater(at, now)) return refused("noticeAfterRelease");
      const { purpose, dataKinds, sensitive, how } = input;
      return granted(
        await noteToldBefore(tx, theCase.id, {
          at,
          purpose,
          dataKinds,
          sensitive,
          how,
        }),
      );
    },
  );
}

/** p004-13: consent to what they were told, so it is not older than the notice. */
export function recordConsent(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordConsentInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "recordConsent", ...input },
    async (tx, { theCase, facts, now }) => {
      const at = moment(input.consentedAt);
      if (isLater(at, now)) return refused("momentInFuture");
      if (facts.preNoticeAt !== null && isLater(facts.preNoticeAt, at))
        return refused("consentBeforeNotice");
      await writeConsent(tx, theCase.id, { at, proof: input.proof });
      return granted({
        value: null,
        action: "disclosures.consent-recorded",
        happenedAt: at,
        changes: fieldChange("consentProof", null, input.proof),
      });
    },
  );
}
