import { maySeeCase } from "@kept/domain/access/visible-cases";
import type {
  decideMatchInput,
  encloseStatementInput,
} from "@kept/domain/casework/statement-schema";
import type { caseInput } from "@kept/domain/casework/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { z } from "zod";
import type { Db } from "../../db/reading.ts";
import type { FileStore } from "../../files/file-store.ts";
import { withNewFiles } from "../../files/new-files.ts";
import type { LetterPress } from "../../letters/pdf/letter-press.ts";
import type { Asking, House } from "../act.ts";
import { attachEnclosure, insertCaseFile } from "../case-file-store.ts";
import { findCase } from "../case-store.ts";
import { voidApprovals } from "../approval-store.ts";
import { fieldChange } from "../field-changes.ts";
import { draftToTouch } from "../letter-commands.ts";
import { today } from "../office.ts";
import {
  insertStatement,
  putMatch,
  readStatements,
} from "./statement-store.ts";
import {
  isOpen,
  isTold,
  matchedEntries,
  personOfCase,
  statementWords,
} from "./statement-words.ts";
import type { StatementDesk, StatementParts } from "./teller.ts";

/** Largest statement, in bytes. */
const limit = 20 * 1024 * 1024;

/** The desk that answers this case, as somebody who may see it finds it. */
export async function deskOf(
  db: Db,
  parts: StatementParts,
  wanted: { actor: Asking["actor"]; caseId: string },
): Promise<Verdict<{ desk: StatementDesk; register: string }>> {
  const theCase = await findCase(db, wanted.caseId);
  // Asked once: a no takes the same work whether the case is hidden or never was.
  if (theCase === undefined || !maySeeCase(wanted.actor, theCase))
    return refused("notFound");
  const { register } = theCase;
  const desk = parts.desks[register];
  return desk === undefined ? refused("notFound") : granted({ desk, register });
}

interface Doing {
  readonly db: Db;
  readonly house: House;
  readonly parts: StatementParts;
}

/** Somebody has looked and says whether an entry is about the person of the case. */
export async function decideMatch(
  { db, house, parts }: Doing,
  asking: Asking,
  input: z.infer<typeof decideMatchInput>,
): Promise<Verdict<null>> {
  const found = await deskOf(db, parts, { actor: asking.actor, ...input });
  if (!found.ok) return found;
  const { desk, register } = found.value;
  return desk.act(
    house,
    { asking, ...input },
    async (tx, { theCase, office, now }) => {
      const entries = await matchedEntries(tx, parts.tellers, {
        caseId: theCase.id,
        person: await personOfCase(tx, desk, theCase.id),
        today: today(office, now),
      });
      const entry = entries.find(({ id }) => id === input.entryId);
      if (entry === undefined) return refused("notFound");
      if (entry.isTheirs === input.isTheirs)
        return granted({ value: null, events: [] });
      await putMatch(tx, {
        caseId: theCase.id,
        entryId: entry.id,
        isTheirs: input.isTheirs,
        at: now,
        by: asking.actor.id,
      });
      return granted({
        value: null,
        events: [
          {
            action: `${register}.entry-matched`,
            object: { kind: "entry", id: entry.id },
            changes: fieldChange("isTheirs", entry.isTheirs, input.isTheirs),
          },
        ],
      });
    },
  );
}

export interface Printing {
  readonly files: FileStore;
  readonly press: LetterPress;
}

/**
 * Makes the statement: the words in both languages as one PDF on the case. It is printed before the change
 * that speaks of it; if an entry came or went meanwhile, nothing is kept and whoever asked looks again.
 */
export async function makeStatement(
  doing: Doing & Printing,
  asking: Asking,
  input: z.infer<typeof caseInput>,
): Promise<Verdict<{ statementId: string }>> {
  const { db, house, parts, files, press } = doing;
  const found = await deskOf(db, parts, { actor: asking.actor, ...input });
  if (!found.ok) return found;
  const { desk, register } = found.value;
  const theCase = await findCase(db, input.caseId);
  if (theCase === undefined) return refused("notFound");
  const office = await house.office();
  const now = asking.now;
  const person = await personOfCase(db, desk, input.caseId);
  const about = { person, today: today(office, now) };
  const printed = statementWords(
    await matchedEntries(db, parts.tellers, { ...input, ...about }),
    about,
  );
  const pdf = await press.letterPdf(
    {
      language: "both",
      subject: printed.parts[0]?.subject ?? "",
      parts: printed.parts,
      text: "",
      html: "",
    },
    {
      officeName: office.name,
      officeAddress: office.address,
      reference: theCase.reference,
      date: about.today,
      clause: null,
      recipientName: person.name,
      postAddress: null,
      fixedAt: now,
    },
  );
  return withNewFiles(files, async (fresh) => {
    const put = await fresh.put(pdf.bytes, { limit });
    if (!put.ok) throw new Error(`A statement was ${put.code} to keep`);
    const stored = put.value;
    const made = await desk.act(
      house,
      { asking, ...input },
      async (tx, setting) => {
        const entries = await matchedEntries(tx, parts.tellers, {
          ...input,
          ...about,
        });
        const open = entries.filter(isOpen).length;
        if (open > 0) return refused("matchesOpen", { count: open });
        if (statementWords(entries, about).hash !== printed.hash)
          return refused("stale");
        const caseFileId = await insertCaseFile(tx, {
          caseId: setting.theCase.id,
          fileId: stored.fileId,
          name: `Statement ${theCase.reference}.pdf`,
          declaredType: "application/pdf",
          sniffedType: "application/pdf",
          isActiveContent: false,
          size: stored.size,
          sha256: stored.sha256,
          purpose: "document",
          addedAt: now,
          addedBy: asking.actor.id,
        });
        const statementId = await insertStatement(tx, {
          caseId: input.caseId,
          caseFileId,
          madeAt: now,
          madeBy: asking.actor.id,
          asOf: about.today,
          wordsHash: printed.hash,
          entries: entries.filter(isTold),
        });
        return granted({
          value: { statementId, fileId: stored.fileId },
          events: [
            {
              action: `${register}.statement-made`,
              object: { kind: "file", id: caseFileId },
              changes: [
                ...fieldChange("sha256", null, stored.sha256),
                ...fieldChange("entries", null, entries.filter(isTold).length),
              ],
            },
          ],
        });
      },
    );
    if (!made.ok) {
      // The row may be there after a restart, so its bytes stay.
      if (made.refusal.code === "unknownOutcome") fresh.keep([stored.fileId]);
      return made;
    }
    fresh.keep([made.value.fileId]);
    return granted({ statementId: made.value.statementId });
  });
}

/** Puts the statement into a letter that is being written. */
export async function encloseStatement(
  { db, house, parts }: Doing,
  asking: Asking,
  input: z.infer<typeof encloseStatementInput>,
): Promise<Verdict<null>> {
  const found = await deskOf(db, parts, { actor: asking.actor, ...input });
  if (!found.ok) return found;
  const { desk, register } = found.value;
  return desk.act(house, { asking, ...input }, async (tx, { theCase }) => {
    const draft = await draftToTouch(tx, {
      caseId: theCase.id,
      letterId: input.letterId,
    });
    if (!draft.ok) return draft;
    const statement = (await readStatements(tx, theCase.id)).find(
      ({ id }) => id === input.statementId,
    );
    if (statement === undefined) return refused("notFound");
    if (statement.letterId === input.letterId)
      return granted({ value: null, events: [] });
    if (statement.letterId !== null) return refused("statementEnclosed");
    await attachEnclosure(tx, statement.caseFileId, input.letterId);
    const enclosed = {
      action: `${register}.statement-enclosed`,
      object: { kind: "file", id: statement.caseFileId },
      changes: fieldChange("letterId", null, input.letterId),
    };
    return granted({
      value: null,
      events: [enclosed, ...(await voidApprovals(tx, draft.value))],
    });
  });
}
