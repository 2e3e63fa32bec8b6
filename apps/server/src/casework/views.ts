import type { Selectable } from "kysely";
import { may, permissionsOf } from "@kept/domain/access/permissions";
import type { Actor } from "@kept/domain/access/actor";
import type { ReckonedClock } from "@kept/domain/casework/clock";
import { withStandings } from "@kept/domain/casework/clock-standing";
import type { LetterFailure } from "@kept/domain/casework/letter-failure";
import { readInsides, type Inside } from "@kept/domain/casework/file-insides";
import {
  openMoves,
  type CaseFacts,
  type MoveView,
} from "@kept/domain/casework/register";
import { taskStanding, type TaskStanding } from "@kept/domain/casework/task";
import type { Text } from "@kept/domain/text";
import { fixedQuery } from "../db/fixed-query.ts";
import type { Db } from "../db/reading.ts";
import type { Schema } from "../db/schema.ts";
import { unlessChanged } from "../db/unless-changed.ts";
import {
  historyOf,
  withheld,
  type HistoryEntry,
} from "../ledger/history-views.ts";
import type { CaseHeader } from "./case-store.ts";
import type { Keeping } from "./keeping.ts";
import { checksOf, type FileCheck } from "./file-check-store.ts";
import { readApprovals } from "./approval-store.ts";
import { leavesAt, readLetters, type LetterState } from "./letter-store.ts";
import type { Office } from "./office.ts";
import { readTasks } from "./task-store.ts";

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
}

export interface CaseFrame {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly stage: {
    readonly key: string;
    readonly label: Text;
    readonly isTerminal: boolean;
  };
  readonly title: string;
  readonly lane: string;
  readonly isUrgent: boolean;
  readonly isSealed: boolean;
  readonly receivedAt: string;
  readonly openedAt: string;
  readonly owner: PersonView | null;
  readonly clocks: readonly ReckonedClock[];
  /** Rule id of the clock that the queue sorts by. */
  readonly nextRuleId: string | null;
  readonly moves: readonly MoveView[];
  /** Whether what is written in the case stands here; without it there are no messages, files and letters. */
  readonly isReadable: boolean;
  readonly tasks: readonly TaskView[];
  readonly messages: readonly MessageView[];
  readonly files: readonly FileView[];
  readonly letters: readonly LetterLine[];
  readonly approvals: readonly ApprovalView[];
  readonly history: readonly HistoryEntry[];
}

export interface TaskView {
  readonly id: string;
  readonly title: Text;
  readonly standing: TaskStanding;
  readonly owner: PersonView | null;
  readonly dueOn: string | null;
  readonly waitsFor: Text | null;
  readonly result: string | null;
  readonly doneAt: string | null;
}

export interface MessageView {
  readonly id: string;
  readonly kind: "in" | "out" | "note";
  readonly lane: "ok" | "unverified" | "auto" | "dismissed";
  readonly channel: string;
  readonly author: PersonView | null;
  readonly fromName: string | null;
  readonly fromAddress: string | null;
  readonly toAddress: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly language: string | null;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly letterId: string | null;
  readonly rawSha256: string | null;
  readonly hasOriginal: boolean;
  readonly notes: readonly string[];
}

export interface FileView {
  readonly id: string;
  readonly messageId: string | null;
  readonly letterId: string | null;
  readonly name: string;
  readonly type: string;
  readonly isActiveContent: boolean;
  /** What is packed in it and does something, or hides. */
  readonly insides: readonly Inside[];
  readonly size: number;
  readonly sha256: string;
  readonly purpose: string;
  readonly addedAt: string;
  readonly isChecked: boolean;
  /** What a scanner said of it. */
  readonly check: FileCheck;
  /** The day by which it has to be gone; null where nobody promised one. */
  readonly deleteOn: string | null;
  /** When it was deleted; what it was stays known. */
  readonly deletedAt: string | null;
}

export interface LetterLine {
  readonly id: string;
  readonly title: Text;
  readonly state: LetterState;
  readonly authors: readonly PersonView[];
  readonly editedAt: string;
  readonly queuedAt: string | null;
  /** Until then it can be stopped; null unless it waits in the outbox. */
  readonly leavesAt: string | null;
  readonly sentAt: string | null;
  readonly mailSha256: string | null;
  readonly pdfSha256: string | null;
  readonly failure: LetterFailure | null;
}

export interface ApprovalView {
  readonly id: string;
  readonly letterId: string;
  readonly letterTitle: Text;
  readonly state: "asked" | "approved" | "changesAsked" | "void";
  readonly askedBy: PersonView | null;
  readonly askedOf: PersonView | null;
  readonly askedAt: string;
  readonly decidedBy: PersonView | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly contentHash: string;
  /** Whether it waits for the person who looks. */
  readonly isMine: boolean;
}

/** Names a person by id; null for nobody and for somebody unknown. */
type Named = (id: string | null) => PersonView | null;

const everybody = fixedQuery<
  Pick<Selectable<Schema["accounts"]>, "id" | "name" | "name_zh">
>("select id, name, name_zh from accounts");

/** Everybody of the office by id, for naming people on screens. */
export function peopleById(db: Db): Promise<Named> {
  return unlessChanged(db, "people by id", async () => {
    const rows = await everybody(db);
    const people = new Map(
      rows.map((row) => [
        row.id,
        { id: row.id, name: row.name, nameZh: row.name_zh },
      ]),
    );
    return (id) => (id === null ? null : (people.get(id) ?? null));
  });
}

/** What every case page shows, whatever the register. */
export async function caseFrame<Facts extends CaseFacts>(
  db: Db,
  keeping: Keeping<string, Facts>,
  wanted: { theCase: CaseHeader; office: Office; actor: Actor; now: string },
): Promise<CaseFrame> {
  const { theCase, office, actor, now } = wanted;
  const { register } = keeping;
  const facts = await keeping.factsOf(db, theCase, { office, now });
  const { clocks, next, calendars } = await keeping.clocksOf(db, theCase, {
    office,
    now,
  });
  const named = await peopleById(db);
  const stage = register.workflow.stages[theCase.stage];
  const titleOf = (templateId: string): Text =>
    keeping.templates.find((template) => template.id === templateId)?.title ?? {
      en: templateId,
      zh: templateId,
    };
  const history = await historyOf(db, theCase.id);
  const isReadable = may(actor, register.readPermission);
  const letters = isReadable ? await readLetters(db, theCase.id) : [];
  return {
    id: theCase.id,
    reference: theCase.reference,
    version: theCase.version,
    stage: {
      key: theCase.stage,
      label: stage?.label ?? { en: theCase.stage, zh: theCase.stage },
      isTerminal: stage?.terminal === true,
    },
    title: theCase.title,
    lane: theCase.lane,
    isUrgent: theCase.isUrgent,
    isSealed: theCase.isSealed,
    receivedAt: theCase.receivedAt,
    openedAt: theCase.openedAt,
    owner: named(theCase.ownerId),
    clocks: withStandings(clocks, now, calendars),
    nextRuleId: next?.ruleId ?? null,
    moves: openMoves(register, facts, {
      id: actor.id,
      permissions: permissionsOf(actor.role),
    }),
    tasks: await taskViews(db, theCase.id, named),
    isReadable,
    messages: isReadable ? await messageViews(db, theCase.id, named) : [],
    files: isReadable ? await fileViews(db, theCase.id) : [],
    letters: letters
      .filter((letter) => letter.state !== "discarded")
      .map((letter) => ({
        id: letter.id,
        title: titleOf(letter.templateId),
        state: letter.state,
        authors: letter.authorIds
          .map(named)
          .filter((person) => person !== null),
        editedAt: letter.editedAt,
        queuedAt: letter.queuedAt,
        leavesAt: leavesAt(letter),
        sentAt: letter.sentAt,
        mailSha256: letter.mail?.sha256 ?? null,
        pdfSha256: letter.pdf?.sha256 ?? null,
        failure: letter.failure,
      })),
    approvals: (await lettersApproved(db, theCase.id)).map((approval) => ({
      id: approval.id,
      letterId: approval.subject.id,
      letterTitle: titleOf(
        letters.find((letter) => letter.id === approval.subject.id)
          ?.templateId ?? "",
      ),
      state: approval.state,
      askedBy: named(approval.askedBy),
      askedOf: named(approval.askedOf),
      askedAt: approval.askedAt,
      decidedBy: named(approval.decidedBy),
      decidedAt: approval.decidedAt,
      reason: approval.reason,
      contentHash: approval.contentHash,
      isMine: approval.state === "asked" && approval.askedOf === actor.id,
    })),
    history: isReadable ? history : history.map(withheld),
  };
}

/** What was asked about letters; a seal has a room of its own. */
async function lettersApproved(db: Db, caseId: string) {
  const approvals = await readApprovals(db, caseId);
  return approvals.filter(({ subject }) => subject.kind === "letter");
}

async function taskViews(
  db: Db,
  caseId: string,
  named: Named,
): Promise<TaskView[]> {
  const tasks = await readTasks(db, caseId);
  return tasks.map((task) => ({
    id: task.id,
    title: task.title,
    standing: taskStanding(task, tasks),
    owner: named(task.ownerId),
    dueOn: task.dueOn,
    waitsFor: tasks.find((other) => other.id === task.waitsFor)?.title ?? null,
    result: task.result,
    doneAt: task.doneAt,
  }));
}

const messagesOfCase = fixedQuery<Selectable<Schema["case_messages"]>>(
  "select * from case_messages where case_id = ? order by happened_at, id",
);

async function messageViews(
  db: Db,
  caseId: string,
  named: Named,
): Promise<MessageView[]> {
  const rows = await messagesOfCase(db, caseId);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as MessageView["kind"],
    lane: row.lane as MessageView["lane"],
    channel: row.channel,
    author: named(row.author_id),
    fromName: row.from_name,
    fromAddress: row.from_address,
    toAddress: row.to_address,
    subject: row.subject,
    text: row.text,
    html: row.html,
    language: row.language,
    happenedAt: row.happened_at,
    recordedAt: row.recorded_at,
    letterId: row.letter_id,
    rawSha256: row.raw_sha256,
    hasOriginal: row.raw_file_id !== null,
    notes: JSON.parse(row.notes) as string[],
  }));
}

const filesOfCase = fixedQuery<Selectable<Schema["case_files"]>>(
  "select * from case_files where case_id = ? order by added_at, id",
);

async function fileViews(db: Db, caseId: string): Promise<FileView[]> {
  const rows = await filesOfCase(db, caseId);
  const checkOf = await checksOf(
    db,
    rows.map((row) => row.file_id),
  );
  return rows.map((row) => ({
    id: row.id,
    check: row.purpose === "letterPdf" ? "clean" : checkOf(row.file_id),
    messageId: row.message_id,
    letterId: row.letter_id,
    name: row.name,
    type: row.sniffed_type,
    isActiveContent: row.is_active_content === 1,
    insides: row.insides === null ? [] : readInsides(JSON.parse(row.insides)),
    size: row.size,
    sha256: row.sha256,
    purpose: row.purpose,
    addedAt: row.added_at,
    isChecked: row.checked_at !== null,
    deleteOn: row.delete_on,
    deletedAt: row.deleted_at,
  }));
}
