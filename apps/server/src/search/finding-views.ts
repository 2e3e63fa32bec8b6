import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import type { DueGroup } from "@kept/domain/casework/due-group";
import type { TextRun } from "@kept/domain/casework/search/excerpt";
import type { SearchProblem } from "@kept/domain/casework/search/search-query";
import type { ListField, ListWhere } from "@kept/domain/casework/listing";
import type { Text } from "@kept/domain/text";
import type { ListSource } from "../casework/list-wanted-views.ts";
import type { Office } from "../casework/office.ts";
import { scopeCondition } from "../casework/scope-views.ts";
import type { KindSource } from "../casework/case-kinds.ts";
import type { Place } from "./document-views.ts";
import type { SearchSource } from "./search-source.ts";

/** A case in the results of a search. */
export interface FoundCase {
  readonly id: string;
  readonly register: string;
  readonly reference: string;
  readonly title: readonly TextRun[];
  readonly kind: Text | null;
  readonly stage: Text;
  readonly due: { readonly group: DueGroup; readonly on: string | null };
  /** Where else it was found, in its own words; null when number or title say it already. */
  readonly excerpt: {
    readonly place: Place;
    readonly runs: readonly TextRun[];
  } | null;
}

/** As much of a register as the results ask for. */
export interface FindSource extends SearchSource {
  readonly register: {
    readonly key: string;
    readonly title: Text;
    readonly viewPermission: Permission;
    readonly readPermission: Permission;
    readonly workflow: {
      readonly stages: Readonly<Record<string, { readonly label: Text }>>;
    };
  };
  /** Its list: the conditions that can be typed are those of the list. */
  readonly list: Pick<ListSource<{ id: string }>, "listing" | "fields">;
  readonly kindsOf: KindSource["kindsOf"];
}

/** A condition that was understood, in words. */
export interface SaidView {
  readonly label: Text;
  readonly values: readonly Text[];
}

/** What was typed and not understood, with what could be typed instead. */
export interface ProblemView {
  readonly kind: SearchProblem["kind"];
  readonly typed: string;
  readonly label: Text | null;
  /** What kind of values the condition takes; null for one that nobody knows. */
  readonly takes: ListField["kind"] | null;
  /** Names of conditions, or values of the one that was named. */
  readonly offers: readonly { readonly typed: string; readonly label: Text }[];
}

export interface Found {
  readonly cases: readonly FoundCase[];
  /** How many there are that this person may see, at most `mostCounted`. */
  readonly total: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  /** False while the index is built: there may be others. */
  readonly isWhole: boolean;
  readonly said: readonly SaidView[];
  readonly problems: readonly ProblemView[];
  /** The same as the list of each register shows it that may have something. */
  readonly lists: readonly FoundInList[];
}

export interface FoundInList {
  readonly register: string;
  readonly title: Text;
  readonly where: ListWhere;
  readonly text: string;
  /** How many of them it shows; null where there are more than were read. */
  readonly count: number | null;
}

export interface Finding {
  readonly actor: Actor;
  readonly office: Office;
  readonly now: string;
  readonly sources: readonly FindSource[];
}

/** The registers that somebody may read. */
export function readable({ actor, sources }: Finding): readonly FindSource[] {
  return sources.filter(({ register }) => may(actor, register.viewPermission));
}

/** Cases (as `c`) of these registers that this person may know of. */
export function seenBy(
  { actor }: Finding,
  sources: readonly FindSource[],
): Condition {
  const keys = sources.map(({ register }) => register.key);
  return sql<SqlBool>`${scopeCondition(actor)} and c.register in (${sql.join(keys)})`;
}

export type Condition = RawBuilder<SqlBool>;
