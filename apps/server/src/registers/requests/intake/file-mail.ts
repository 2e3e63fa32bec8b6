import { matchMail } from "@kept/domain/registers/requests/match-mail";
import type { ComparableRequest } from "@kept/domain/registers/requests/possible-duplicates";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Asking } from "../../../casework/act.ts";
import { findCase, type CaseHeader } from "../../../casework/case-store.ts";
import type { FileSource } from "../../../files/file-store.ts";
import { withNewFiles } from "../../../files/new-files.ts";
import type { Tx } from "../../../db/writing.ts";
import { requestKeeping } from "../keeping.ts";
import {
  fileAgain,
  fileAside,
  fileNew,
  fileOn,
  type Filed,
  type FiledMail,
  type Filing,
} from "./filings.ts";
import type { IntakeParts } from "./intake-parts.ts";
import type { MailSource } from "./kept-mail.ts";
import { findEarlier } from "./mail-store.ts";
import { laneOf, matchingFacts } from "./matching-views.ts";
import { readMail, type ReadMail } from "./read-mail.ts";

export interface GivenMail {
  readonly mail: FileSource;
  readonly source: MailSource;
  /** The caller's key for this act; the mail itself is known again without one. */
  readonly key: string | null;
}

/**
 * Takes one raw mail in: stored whole, read, matched with what is known, and filed in one change. The same mail
 * twice opens nothing twice. A refusal (no mail, too large, too many parts) leaves nothing behind.
 */
export function fileMail(
  parts: IntakeParts,
  asking: Asking,
  given: GivenMail,
): Promise<Verdict<FiledMail>> {
  return withNewFiles(parts.files, async (fresh) => {
    const { mail, source, key } = given;
    const reading = await readMail(parts, { mail, fresh }, asking.now);
    if (!reading.ok) return reading;
    const read = reading.value;
    const lane =
      source === "gateway"
        ? await laneOf(parts.db, comparableMail(read), asking)
        : "main";
    const intent = {
      ...asking,
      action: "requests.file-mail",
      ...(key !== null && { idempotency: { key, bodyHash: read.raw.sha256 } }),
    };
    let taken: readonly string[] = [];
    const filed = await parts.change(intent, async (tx) => {
      const office = await parts.office(tx);
      const facts = { asking, office, source, lane };
      const filing = await file(tx, read, { parts, ...facts });
      if (!filing.ok) return filing;
      taken = filing.value.files;
      return granted(filing.value.recorded);
    });
    // Where the disk did not answer the rows may be there after a restart, so their files stay as well.
    if (filed.ok || filed.refusal.code === "unknownOutcome") fresh.keep(taken);
    return filed;
  });
}

function comparableMail({ guess, mail }: ReadMail): ComparableRequest {
  return {
    policyId: guess.policyId?.value ?? null,
    personName: guess.personName?.value ?? null,
    personAddress: guess.personAddress,
    messageId: mail.messageId,
    text: mail.text,
  };
}

async function file(
  tx: Tx,
  read: ReadMail,
  { parts, ...filing }: Filing & { readonly parts: IntakeParts },
): Promise<Verdict<Filed>> {
  const { raw, mail, contentHash } = read;
  const earlier = await findEarlier(tx, {
    rawSha256: raw.sha256,
    messageId: mail.messageId,
    contentHash,
  });
  if (earlier !== null)
    return granted(await fileAgain(tx, read, { ...filing, ...earlier }));

  const from = mail.from?.address ?? null;
  const thread = { from, ...read.thread, subject: mail.subject };
  const { actor } = filing.asking;
  const match = matchMail({
    ...thread,
    isAutomatic: read.isAutomatic,
    isDisowned: read.isDisowned,
    ...(await matchingFacts(tx, thread, {
      actor,
      replies: parts.replies,
      registers: parts.keepings
        .filter(({ takesReplies }) => takesReplies === true)
        .map(({ register }) => register.key),
    })),
  });
  const theCase =
    match.kind === "new" || match.caseId === null
      ? undefined
      : await findCase(tx, match.caseId);
  const keeping = parts.keepings.find(
    ({ register }) => register.key === theCase?.register,
  );
  const on =
    theCase === undefined || keeping === undefined
      ? null
      : { theCase, keeping };
  switch (match.kind) {
    case "automatic":
      return granted(
        on === null
          ? await fileAside(tx, read, { ...filing, state: "auto", match })
          : await fileOn(tx, read, { ...filing, ...on, match, lane: "auto" }),
      );
    case "reply": {
      // An ended request has nobody who reads it: what its person writes now is taken up anew.
      if (on === null || (match.sender === "verified" && isTakenUpAnew(on)))
        return fileNew(tx, read, { ...filing, match, follows: true });
      const lane = match.sender === "verified" ? "ok" : "unverified";
      return granted(await fileOn(tx, read, { ...filing, ...on, match, lane }));
    }
    case "new":
      return fileNew(tx, read, { ...filing, match, follows: false });
  }
}

/** What is written to a sealed case stays under its seal: a new one everybody would read. */
function isTakenUpAnew({ theCase }: { theCase: CaseHeader }): boolean {
  return (
    theCase.register === requestKeeping.register.key &&
    !theCase.isOpen &&
    !theCase.isSealed
  );
}
