import { sql } from "kysely";
import {
  maySeeCase,
  withoutMachineSight,
  type Viewer,
} from "@kept/domain/access/visible-cases";
import { registers } from "@kept/domain/registers/index";
import {
  referencesIn,
  type IncomingMail,
  type KnownMark,
  type KnownMessage,
  type MatchableCase,
} from "@kept/domain/registers/requests/match-mail";
import {
  possibleDuplicates,
  type ComparableRequest,
} from "@kept/domain/registers/requests/possible-duplicates";
import { instantAfter } from "../../../clock/wall-clock.ts";
import type { Db } from "../../../db/reading.ts";
import type { FoundMark, ReplyMarks } from "../../../mail/reply-marks.ts";
import { scopeCondition } from "../../../casework/scope-views.ts";
import { isStrongDuplicate } from "./guessed-request.ts";
import type { Incoming } from "../opening.ts";

type Thread = Pick<
  IncomingMail,
  "from" | "inReplyTo" | "references" | "subject"
> & { readonly marks: readonly FoundMark[] };

/** Who files, and who knows a genuine mark. */
interface Judging {
  readonly actor: Viewer;
  readonly replies: Pick<ReplyMarks, "isGenuine">;
  /** Registers whose letters are answered to the house. */
  readonly registers: readonly string[];
}

/**
 * The messages and cases that a mail may belong to, as far as whoever files it may know of them: somebody
 * who drops a mail must not learn from the answer that another team has a case. The machine puts a mail on a
 * sealed case only where the mail proves that it belongs there, by a mark that the house made or by the very
 * message it answers: a number or an address anybody can write.
 */
export async function matchingFacts(
  db: Db,
  mail: Thread,
  { actor, replies, registers: answered }: Judging,
): Promise<Pick<IncomingMail, "knownMessages" | "cases" | "marks">> {
  const known = await messagesOf(db, [...mail.inReplyTo, ...mail.references]);
  const named = await casesNamed(db, referencesIn(mail.subject), answered);
  const bySight = withoutMachineSight(actor);
  const ofAddress =
    mail.from === null
      ? []
      : await openCasesOf(db, spellings(mail.from), bySight);
  const marked = await markedCases(db, mail.marks, {
    replies,
    registers: answered,
  });
  const wanted = [
    ...[...known, ...marked].map(({ caseId }) => caseId),
    ...named,
    ...ofAddress,
  ];
  const proved = new Set(
    [...known, ...marked.filter(({ isOurs }) => isOurs)].map(
      ({ caseId }) => caseId,
    ),
  );
  const found = new Map<string, MatchableCase>();
  for (const caseId of new Set(wanted)) {
    const theCase = await matchableCase(db, caseId, {
      actor: proved.has(caseId) ? actor : bySight,
      registers: answered,
    });
    if (theCase !== null) found.set(caseId, theCase);
  }
  return {
    cases: [...found.values()],
    marks: marked.flatMap(({ caseId, isGenuine }) => {
      const theCase = found.get(caseId);
      return theCase === undefined
        ? []
        : [{ caseId: theCase.caseId, isGenuine }];
    }),
    knownMessages: known.flatMap(({ messageId, caseId }) => {
      const theCase = found.get(caseId);
      return theCase === undefined
        ? []
        : [{ messageId, caseId: theCase.caseId }];
    }),
  };
}

/**
 * Where known messages are. Anybody can write any Message-ID on a mail, so of several the one that the
 * office wrote counts, else the one that was here first.
 */
async function messagesOf(
  db: Db,
  messageIds: readonly string[],
): Promise<KnownMessage[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom("case_messages")
    .select(["message_id", "case_id", "kind"])
    .where("message_id", "in", [...new Set(messageIds)])
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
  const first = new Map<string, { caseId: string; kind: string }>();
  for (const { message_id: messageId, case_id: caseId, kind } of rows) {
    if (messageId === null) continue;
    const before = first.get(messageId);
    if (before === undefined || (before.kind !== "out" && kind === "out"))
      first.set(messageId, { caseId, kind });
  }
  return [...first].map(([messageId, { caseId }]) => ({ messageId, caseId }));
}

async function casesNamed(
  db: Db,
  references: readonly string[],
  answered: readonly string[],
): Promise<string[]> {
  if (references.length === 0) return [];
  const rows = await db
    .selectFrom("cases")
    .select("id")
    .where("register", "in", answered)
    .where("reference", "in", references.slice(0, 20))
    .execute();
  return rows.map(({ id }) => id);
}

/** Where a case may be written from: its person of today, and elsewhere whoever a letter of it was sent to. */
async function addressesOf(
  db: Db,
  theCase: { id: string; register: string; person_address: string | null },
): Promise<string[]> {
  if (theCase.register === registers.requests.key)
    return theCase.person_address === null ? [] : [theCase.person_address];
  return lettersSentTo(db, theCase.id);
}

async function lettersSentTo(db: Db, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("case_letters")
    .select("to_address")
    .distinct()
    .where("case_id", "=", caseId)
    .where("state", "=", "sent")
    .where("to_address", "<>", "")
    .execute();
  return rows.map((row) => row.to_address);
}

interface MarkedCase extends KnownMark {
  /** The house made it for this case, if only for an address that is not on it any more. */
  readonly isOurs: boolean;
}

/** The cases that marks speak of, and whether the house made the mark for that case and somebody it writes to. */
async function markedCases(
  db: Db,
  marks: readonly FoundMark[],
  { replies, registers: answered }: Omit<Judging, "actor">,
): Promise<MarkedCase[]> {
  if (marks.length === 0) return [];
  const rows = await db
    .selectFrom("cases")
    .leftJoin("requests", "requests.case_id", "cases.id")
    .select([
      "cases.id",
      "cases.reference",
      "cases.register",
      "requests.person_address",
    ])
    .where("cases.register", "in", answered)
    .where(
      "cases.reference",
      "in",
      marks.slice(0, 20).map(({ reference }) => reference),
    )
    .execute();
  const known: MarkedCase[] = [];
  for (const row of rows) {
    const { id: caseId, reference } = row;
    const isMadeFor = (address: string) =>
      marks.some((mark) =>
        replies.isGenuine(mark, { caseId, reference, address }),
      );
    const isGenuine = (await addressesOf(db, row)).some(isMadeFor);
    const isOurs =
      isGenuine || (await lettersSentTo(db, caseId)).some(isMadeFor);
    known.push({ caseId, isGenuine, isOurs });
  }
  return known;
}

/** The host is kept in lower case, the part before it as it was written. */
function spellings(address: string): string[] {
  return [...new Set([address, address.toLowerCase()])];
}

async function openCasesOf(
  db: Db,
  addresses: readonly string[],
  viewer: Viewer,
): Promise<string[]> {
  const rows = await db
    .selectFrom("requests")
    .innerJoin("cases as c", "c.id", "requests.case_id")
    .select("c.id")
    .where("requests.person_address", "in", addresses)
    .where("c.is_open", "=", 1)
    .where(scopeCondition(viewer, registers.requests.key))
    .orderBy("c.received_at", "desc")
    .limit(20)
    .execute();
  return rows.map(({ id }) => id);
}

/** A case as mail is matched with it; one that was merged stands for the case it was merged into. */
async function matchableCase(
  db: Db,
  caseId: string,
  judging: Omit<Judging, "replies">,
): Promise<MatchableCase | null> {
  const row = await db
    .selectFrom("cases")
    .leftJoin("requests", "requests.case_id", "cases.id")
    .select([
      "cases.id",
      "cases.reference",
      "cases.register",
      "cases.is_open",
      "cases.received_at",
      "cases.team_id",
      "cases.owner_id",
      "cases.is_sealed",
      "requests.person_address",
      "requests.merged_into",
    ])
    .where("cases.id", "=", caseId)
    .where("cases.register", "in", judging.registers)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.merged_into !== null) {
    // Merging into an ended case is refused, so the chain ends.
    const main = await matchableCase(db, row.merged_into, judging);
    return main && { ...main, reference: row.reference };
  }
  const seen = {
    id: row.id,
    register: row.register,
    teamId: row.team_id,
    ownerId: row.owner_id,
    isSealed: row.is_sealed === 1,
  };
  if (!maySeeCase(judging.actor, seen)) return null;
  return {
    caseId: row.id,
    reference: row.reference,
    addresses: await addressesOf(db, row),
    isOpen: row.is_open === 1,
    receivedAt: row.received_at,
  };
}

export interface ComparableCase extends ComparableRequest {
  readonly caseId: string;
}

const recentMs = 60 * 24 * 60 * 60 * 1000;

/**
 * Cases that a request may be a repetition of: of the same address, with the same Message-ID, or recent and
 * open under the same policy. At most 60, the newest first; merged ones and spam are none.
 */
export async function comparableCases(
  db: Db,
  request: Pick<ComparableRequest, "personAddress" | "messageId" | "policyId">,
  who: { actor: Viewer; now: string; except?: string },
): Promise<ComparableCase[]> {
  const addresses =
    request.personAddress === null ? [""] : spellings(request.personAddress);
  const seen = scopeCondition(who.actor, registers.requests.key);
  const { rows } = await sql<{
    id: string;
    policy_id: string;
    person_name: string;
    person_address: string | null;
    message_id: string | null;
    text: string | null;
  }>`select c.id, r.policy_id, r.person_name, r.person_address,
      first.message_id, substr(first.text, 1, 5000) as text
    from cases c
    join requests r on r.case_id = c.id
    left join case_messages first on first.id = (
      select m.id from case_messages m
      where m.case_id = c.id and m.kind = 'in' and m.lane = 'ok'
      order by m.recorded_at, m.id limit 1)
    where c.id in (
        select case_id from requests where person_address in (${sql.join(addresses)})
        union select case_id from case_messages where message_id = ${request.messageId}
        union select * from (
          select c.id from cases c join requests p on p.case_id = c.id
          where c.register = ${registers.requests.key} and c.is_open = 1
            and p.policy_id = ${request.policyId}
            and c.received_at >= ${instantAfter(who.now, -recentMs)}
            and ${seen}
          order by c.received_at desc limit 60))
      and c.stage not in ('merged', 'spam')
      and c.id <> ${who.except ?? ""}
      and ${seen}
    order by c.received_at desc, c.id
    limit 60`.execute(db);
  return rows.map((row) => ({
    caseId: row.id,
    policyId: row.policy_id,
    personName: row.person_name,
    personAddress: row.person_address,
    messageId: row.message_id,
    text: row.text ?? "",
  }));
}

/**
 * Where nobody looks first, a case that is very like another one waits beside the queue. Everybody sees the lane,
 * so that no sealed case is compared.
 */
export async function laneOf(
  db: Db,
  request: ComparableRequest,
  who: { readonly actor: Viewer; readonly now: string },
): Promise<Incoming["lane"]> {
  const others = await comparableCases(db, request, {
    ...who,
    actor: withoutMachineSight(who.actor),
  });
  return possibleDuplicates(request, others).some(isStrongDuplicate)
    ? "duplicate"
    : "main";
}
