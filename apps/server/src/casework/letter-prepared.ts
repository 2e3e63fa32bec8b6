import { createHash } from "node:crypto";
import { isApproved } from "@kept/domain/casework/approval";
import {
  withCaseValues,
  type LetterDocument,
  type LetterTemplate,
} from "@kept/domain/casework/letter";
import {
  letterChecks,
  type LetterCheck,
  type LetterFacts,
} from "@kept/domain/casework/letter-checks";
import {
  approvedText,
  type LetterAttachment,
} from "@kept/domain/casework/letter-frozen";
import type { Db } from "../db/reading.ts";
import { readApprovals } from "./approval-store.ts";
import { readEnclosures, type Enclosure } from "./case-file-store.ts";
import type { CaseHeader } from "./case-store.ts";
import type { AnyKeeping, At, LetterSetting } from "./keeping.ts";
import type { StoredLetter } from "./letter-store.ts";
import { personName, personOf, type Person } from "./person-store.ts";

export interface PreparedLetter {
  readonly template: LetterTemplate;
  /** The words with every value they can have now. */
  readonly document: LetterDocument;
  readonly recipient: LetterSetting["recipient"];
  readonly receivers: LetterSetting["receivers"];
  /** Where it goes by post; null where it goes by mail or nobody has said. */
  readonly postAddress: string | null;
  readonly clause: LetterSetting["clause"];
  readonly enclosures: readonly Enclosure[];
  /** What an approval is bound to. */
  readonly hash: string;
  readonly needsApproval: boolean;
  readonly approval: "none" | "asked" | "approved" | "changesAsked" | "void";
  readonly checks: readonly LetterCheck[];
}

type Letters = Pick<AnyKeeping, "templates" | "letterSetting">;

/** The letter as it would leave now, what an approval of it is bound to, and what still keeps it here. */
export async function prepareLetter(
  db: Db,
  keeping: Letters,
  wanted: { letter: StoredLetter; setting: At & { theCase: CaseHeader } },
): Promise<PreparedLetter> {
  const { letter, setting } = wanted;
  const template = templateOf(keeping, letter.templateId);
  const author = await personOf(db, letter.authorIds[0] ?? "");
  const enclosures = await readEnclosures(db, letter.id);
  const given = await keeping.letterSetting(db, {
    theCase: setting.theCase,
    at: setting,
    template,
    effect: letter.effect,
    author,
    recipientId: letter.recipientId,
    enclosures: enclosures.length,
  });
  const isDraft = letter.state === "draft";
  const document = isDraft
    ? withFixedValues(withCaseValues(letter.document, given.values), given)
    : letter.document;
  const recipient = isDraft
    ? given.recipient
    : {
        ...given.recipient,
        address: letter.toAddress === "" ? null : letter.toAddress,
      };
  const postAddress = recipient.address === null ? letter.postAddress : null;
  const hash =
    (isDraft ? null : letter.contentHash) ??
    contentHash({
      document,
      recipient: recipient.address ?? postAddress,
      attachments: enclosures,
      decided: given.decided,
    });
  const approval = await approvalOf(db, letter, { hash, author });
  return {
    template,
    document,
    recipient,
    receivers: given.receivers,
    postAddress,
    clause: given.clause,
    enclosures,
    hash,
    needsApproval: given.needsApproval,
    approval: approval.state,
    checks: letterChecks(document, {
      isReceiverOpen: given.receivers.length > 1 && letter.recipientId === null,
      recipient: recipient.address,
      postAddress,
      approval: given.needsApproval ? approval : null,
      // Whatever file goes with it is data that leaves, also with a letter that usually carries none.
      carriesData: template.carriesData || enclosures.length > 0,
      identity: given.identity,
      needsComplaintChannel: given.needsComplaintChannel,
      complaintChannelFromMemory: given.complaintChannelFromMemory,
      newSinceOpened: 0,
      attachments: enclosures.map(({ name, isChecked }) => ({
        name,
        checkedForOthers: isChecked,
      })),
      charactersMissingInPdf: [],
    }),
  };
}

/** A template that letters were written from is never taken out of the list. */
export function templateOf(
  keeping: Pick<Letters, "templates">,
  id: string,
): LetterTemplate {
  const found = keeping.templates.find((template) => template.id === id);
  if (!found) throw new Error(`There is no template "${id}"`);
  return found;
}

function withFixedValues(
  document: LetterDocument,
  { fixed }: LetterSetting,
): LetterDocument {
  const declared = Object.entries(fixed).filter(([name]) =>
    Object.hasOwn(document.values, name),
  );
  return {
    ...document,
    values: { ...document.values, ...Object.fromEntries(declared) },
  };
}

async function approvalOf(
  db: Db,
  letter: StoredLetter,
  now: { hash: string; author: Person },
): Promise<NonNullable<LetterFacts["approval"]>> {
  const approvals = (await readApprovals(db, letter.caseId)).filter(
    ({ subject }) => subject.id === letter.id,
  );
  const latest = approvals.at(-1);
  const approver = latest?.decidedBy ?? latest?.askedOf ?? null;
  const named = {
    author: personName(now.author),
    approver:
      approver === null ? null : personName(await personOf(db, approver)),
  };
  if (isApproved(approvals, letter.id, now.hash))
    return { state: "approved", ...named };
  if (latest === undefined) return { state: "none", ...named };
  return {
    state: latest.contentHash === now.hash ? latest.state : "void",
    ...named,
  };
}

/**
 * What an approval is bound to: the words with everything that fills them, the receiver, the enclosures and
 * the decision behind them. SHA-256, lower-case hex.
 */
function contentHash(content: {
  document: LetterDocument;
  recipient: string | null;
  attachments: readonly LetterAttachment[];
  decided: string;
}): string {
  return createHash("sha256")
    .update(approvedText(content), "utf8")
    .update("\n", "utf8")
    .update(content.decided, "utf8")
    .digest("hex");
}
