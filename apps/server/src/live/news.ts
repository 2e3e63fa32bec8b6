import type { CaseHolder } from "@kept/domain/access/visible-cases";
import { everything } from "@kept/domain/live";
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
  for (const { event } of events)
    if (event.object.kind === "access")
      news.set(`${event.object.id} ${event.action}`, {
        topic: "list",
        id: everything,
        kind: "moved",
        to: event.object.id,
      });
  return [...news.values()];
}

/** Whose the case was, where the act took it from somebody's sight. */
function holderBefore(
  changes: CommittedEvent["event"]["changes"],
): Partial<CaseHolder> | null {
  const of = (field: string): string | null | undefined => {
    const change = changes.find((one) => one.field === field);
    if (change === undefined) return undefined;
    return typeof change.before === "string" ? change.before : null;
  };
  const [teamId, ownerId] = [of("teamId"), of("ownerId")];
  const wasOpen = changes.some(
    ({ field, before }) => field === "isSealed" && before === false,
  );
  const was = {
    ...(teamId !== undefined && { teamId }),
    ...(ownerId !== undefined && { ownerId }),
    ...(wasOpen && { isSealed: false }),
  };
  return Object.keys(was).length === 0 ? null : was;
}
