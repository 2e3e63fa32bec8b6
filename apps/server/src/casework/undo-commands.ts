import type { z } from "zod";
import type { CaseFacts } from "@kept/domain/casework/register";
import { undoForMs, type undoInput } from "@kept/domain/casework/undo";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { historyOf, type HistoryEntry } from "../ledger/history-views.ts";
import { act, type Asking, type KeptHouse } from "./act.ts";
import { updateHeader, type CaseHeader } from "./case-store.ts";

/** The fields of a case that an act of one click changes, and so takes back. */
const reversible = ["ownerId", "teamId"] as const;
type Reversible = (typeof reversible)[number];

function isReversible(field: string): field is Reversible {
  return (reversible as readonly string[]).includes(field);
}

/**
 * Takes back an assignment that the same person made a moment ago. It is an act of its own with its own entry:
 * what was done stays in the trail, and so does that it was taken back. Where somebody has changed it again
 * since, nothing is undone.
 */
export function undoAssign<Facts extends CaseFacts>(
  house: KeptHouse<Facts>,
  asking: Asking,
  input: z.infer<typeof undoInput>,
): Promise<Verdict<null>> {
  const { register } = house.keeping;
  return act(
    house,
    { asking, move: "assign", ...input },
    async (tx, { theCase, actor, now }) => {
      const entry = (await historyOf(tx, theCase.id)).find(
        ({ action, caseVersion }) =>
          action === `${register.key}.assigned` && caseVersion === input.undoes,
      );
      if (
        entry === undefined ||
        entry.actor.id !== actor.id ||
        Date.parse(now) - Date.parse(entry.at) > undoForMs ||
        !stillStands(entry, theCase)
      )
        return refused("nothingToUndo");
      const back = entry.changes.map(({ field, before, after }) => ({
        field,
        before: after,
        after: before,
      }));
      await updateHeader(
        tx,
        theCase.id,
        Object.fromEntries(back.map(({ field, after }) => [field, after])),
      );
      return granted({
        value: null,
        events: [
          {
            action: `${register.key}.assign-undone`,
            object: { kind: "case", id: theCase.id },
            changes: back,
          },
        ],
      });
    },
  );
}

/** Whether the case is still as that act left it. */
function stillStands(entry: HistoryEntry, theCase: CaseHeader): boolean {
  return entry.changes.every(
    ({ field, after }) => isReversible(field) && theCase[field] === after,
  );
}
