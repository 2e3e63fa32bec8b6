import type { CaseHolder } from "@kept/domain/access/visible-cases";
import type { CommittedEvent } from "../ledger/change.ts";
import type { LiveNews } from "./hub.ts";

/** What screens are told of a change: which case, and the kind of act; each case once. */
export function newsOf(events: readonly CommittedEvent[]): LiveNews[] {
  const news = new Map<string, LiveNews>();
  for (const { event, caseId } of events) {
    if (caseId === null) continue;
    const was = holderBefore(event.changes) ?? news.get(caseId)?.was;
    news.set(caseId, {
      topic: "case",
      id: caseId,
      kind: event.action,
      ...(was && { was }),
    });
  }
  return [...news.values()];
}

/** Whose the case was, where the act took it from somebody. */
function holderBefore(
  changes: CommittedEvent["event"]["changes"],
): CaseHolder | null {
  const of = (field: string): string | null | undefined => {
    const change = changes.find((one) => one.field === field);
    if (change === undefined) return undefined;
    return typeof change.before === "string" ? change.before : null;
  };
  const [teamId, ownerId] = [of("teamId"), of("ownerId")];
  return teamId === undefined && ownerId === undefined
    ? null
    : {
        teamId: teamId === undefined ? unknownHolder : teamId,
        ownerId: ownerId ?? null,
      };
}

/** Where only the owner moved, the team is what it was and says nothing here. */
const unknownHolder = "";
