import type { CaseFacts } from "@kept/domain/casework/register";
import {
  withCaseValues,
  type LetterDocument,
} from "@kept/domain/casework/letter";
import {
  letterChecks,
  type LetterCheck,
} from "@kept/domain/casework/letter-checks";
import { isApproved } from "@kept/domain/casework/approval";
import type { Db } from "../db/reading.ts";
import type { CaseHeader } from "./case-store.ts";
import type { At, Keeping } from "./keeping.ts";
import {
  contentHash,
  readApprovals,
  readLetterFiles,
  type StoredLetter,
} from "./letter-store.ts";
import { personOf } from "./person-store.ts";

export interface PreparedLetter {
  /** The words with every value they can have now. */
  readonly document: LetterDocument;
  readonly hash: string;
  readonly needsApproval: boolean;
  readonly checks: readonly LetterCheck[];
}

/** The letter as it would leave now, what an approval of it is bound to, and what still keeps it here. */
export async function prepareLetter<Facts extends CaseFacts>(
  db: Db,
  keeping: Keeping<string, Facts>,
  wanted: { letter: StoredLetter; setting: At & { theCase: CaseHeader } },
): Promise<PreparedLetter> {
  const { letter, setting } = wanted;
  const template = keeping.templates.find(
    (found) => found.id === letter.templateId,
  );
  const author = await personOf(db, letter.authorIds[0] ?? "");
  const given = await keeping.letterSetting(db, {
    theCase: setting.theCase,
    at: setting,
    effect: letter.effect,
    author,
    letterId: letter.id,
    writtenAt: letter.createdAt,
  });
  const document =
    letter.state === "draft"
      ? withCaseValues(letter.document, given.values)
      : letter.document;
  const files = await readLetterFiles(db, letter.id);
  const hash = contentHash({
    document,
    recipient: letter.toAddress,
    attachments: files.map(({ name, size, sha256 }) => ({
      name,
      size,
      sha256,
    })),
    decided: given.decided,
  });
  const carriesOut =
    template?.acts.some((act) => act === "answer" || act === "outcome") ??
    false;
  const needsApproval =
    template?.needsApproval === true || (carriesOut && given.needsSecondPerson);
  const approvals = (await readApprovals(db, letter.caseId)).filter(
    (approval) => approval.subject.id === letter.id,
  );
  const latest = approvals.at(-1);
  const state = isApproved(approvals, letter.id, hash)
    ? "approved"
    : latest === undefined
      ? "none"
      : latest.contentHash !== hash
        ? "void"
        : latest.state;
  const approver = latest?.decidedBy ?? latest?.askedOf ?? null;
  return {
    document,
    hash,
    needsApproval,
    checks: letterChecks(document, {
      // A letter goes where the case says, and only there: another address needs a new check.
      recipient: given.toAddress === letter.toAddress ? letter.toAddress : null,
      approval: needsApproval
        ? {
            state,
            author: author.name,
            approver:
              approver === null ? null : (await personOf(db, approver)).name,
          }
        : null,
      carriesData: template?.carriesData ?? false,
      identity: given.identity,
      needsComplaintChannel:
        template?.needsComplaintChannel ?? given.needsComplaintChannel,
      complaintChannelFromMemory: given.complaintChannelFromMemory,
      newSinceOpened: 0,
      attachments: files.map(({ name, isChecked }) => ({
        name,
        checkedForOthers: isChecked,
      })),
      charactersMissingInPdf: [],
    }),
  };
}
