import { peopleById } from "../casework/views.ts";
import type { Db } from "../db/reading.ts";
import {
  historyOfEntries,
  type HistoryEntry,
} from "../ledger/history-views.ts";
import { tokenOf } from "./entry-token.ts";
import { casesOf, type KnownCase, type LogSeat } from "./log-asked-views.ts";

/** Who did it, as the entry tells; a part of the machine has its own name. */
export interface LogActor {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: string;
}

/** An entry as a line of the explorer. */
export interface LogRow {
  /** Names the entry in this run of the house. */
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: "done" | "refused";
  readonly actor: LogActor;
  /** The case it belongs to, where the reader may know of it. */
  readonly case: KnownCase | null;
  /** Somebody the act was about. */
  readonly about: {
    readonly name: string;
    readonly nameZh: string | null;
  } | null;
  /** How many cases stood in what was shown; those that the reader may know of. */
  readonly shown: number | null;
  /** How many times more within the minute. */
  readonly again: number;
  readonly purpose: string | null;
  readonly requestId: string;
}

export interface FoundEntry {
  readonly seq: number;
  readonly case_id: string | null;
  readonly request_id: string;
}

interface LookTold {
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly outcome: "done" | "refused";
  readonly purpose: string;
  readonly shown?: readonly string[];
  readonly again?: number;
}

/** Fields whose new value is the person that the sentence names. */
const namingFields = ["ownerId", "askedOf", "accountId"];

export async function rowsOf(
  db: Db,
  seat: LogSeat,
  found: readonly FoundEntry[],
): Promise<LogRow[]> {
  const entries = await historyOfEntries(
    db,
    found.map(({ seq }) => seq),
  );
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const looks = new Map(
    entries.flatMap((entry) => {
      const told = lookIn(entry);
      return told === null ? [] : [[entry.seq, told] as const];
    }),
  );
  const cases = await casesOf(db, seat, [
    ...found.flatMap(({ case_id: id }) => (id === null ? [] : [id])),
    ...[...looks.values()].flatMap(({ shown = [] }) => shown),
  ]);
  const named = await peopleById(db);
  return found.flatMap(
    ({ seq, case_id: caseId, request_id: requestId }): LogRow[] => {
      const entry = bySeq.get(seq);
      if (entry === undefined) return [];
      const look = looks.get(seq);
      const common = {
        id: tokenOf(seq),
        at: entry.at,
        case: caseId === null ? null : (cases.get(caseId) ?? null),
        requestId,
      };
      if (look === undefined)
        return [
          {
            ...common,
            action: entry.action,
            outcome: "done" as const,
            actor: entry.actor,
            about: aboutOf(entry, named),
            shown: null,
            again: 0,
            purpose: entry.purpose,
          },
        ];
      const actor = named(look.actor);
      const isList = look.object.kind === "list";
      return [
        {
          ...common,
          action: look.action,
          outcome: look.outcome,
          actor: {
            id: look.actor,
            name: actor?.name ?? look.actor,
            nameZh: actor?.nameZh ?? null,
            role: look.role,
          },
          about: null,
          shown:
            look.shown === undefined
              ? null
              : isList
                ? look.shown.filter((id) => cases.has(id)).length
                : look.shown.length,
          again: look.again ?? 0,
          purpose: look.purpose,
        },
      ];
    },
  );
}

export function lookIn({ object, changes }: HistoryEntry): LookTold | null {
  if (object.kind !== "look") return null;
  return (changes[0]?.after ?? null) as unknown as LookTold | null;
}

function aboutOf(
  { object, changes }: HistoryEntry,
  named: Awaited<ReturnType<typeof peopleById>>,
): LogRow["about"] {
  const said = changes.find(({ field }) => namingFields.includes(field))?.after;
  const isPerson = object.kind === "account" || object.kind === "access";
  const id = isPerson ? object.id : said;
  return typeof id === "string" ? named(id) : null;
}
