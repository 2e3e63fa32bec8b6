import { stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { Tx } from "../../db/writing.ts";
import type { Said } from "./settled.ts";
import { insertChallenge, type Challenge } from "./challenge-store.ts";
import { readDisclosure, type DisclosureRecord } from "./record-store.ts";
import { writeNotice, writeToldBefore } from "./step-store.ts";

/*
 * What a letter does on the path. It is recorded by hand where somebody sent it by post or said it on the phone,
 * and by the letter itself where the letter was written here; both write the same.
 */

/** Something was said against the demand. */
export async function noteChallenge(
  tx: Tx,
  caseId: string,
  said: Pick<Challenge, "challenge" | "sentAt" | "sentBy" | "text">,
): Promise<Said<{ challengeId: string }>> {
  const challengeId = await insertChallenge(tx, caseId, said);
  return {
    value: { challengeId },
    action: "disclosures.challenged",
    happenedAt: said.sentAt,
    changes: [
      ...fieldChange("challenge", null, said.challenge),
      ...fieldChange("text", null, said.text),
    ],
  };
}

/** The persons were told before something is published or handed over. */
export async function noteToldBefore(
  tx: Tx,
  caseId: string,
  told: NonNullable<DisclosureRecord["toldBefore"]>,
): Promise<Said<null>> {
  await writeToldBefore(tx, caseId, told);
  return {
    value: null,
    action: "disclosures.told-before",
    happenedAt: told.at,
    changes: [
      ...fieldChange("purpose", null, told.purpose),
      ...fieldChange("dataKinds", null, told.dataKinds),
      ...fieldChange("sensitive", null, told.sensitive),
      ...fieldChange("how", null, told.how),
    ],
  };
}

/** The persons were told of the disclosure. */
export async function noteNotice(
  tx: Tx,
  caseId: string,
  { at, how }: { readonly at: string; readonly how: string },
): Promise<Said<null>> {
  const { notice } = await readDisclosure(tx, caseId);
  await writeNotice(tx, caseId, { ...notice, state: "given", at, how });
  await stopClocks(tx, { caseId, acts: ["notice"], at });
  return {
    value: null,
    action: "disclosures.notice-given",
    happenedAt: at,
    changes: [
      ...fieldChange("notice", notice.state, "given"),
      ...fieldChange("how", null, how),
    ],
  };
}
