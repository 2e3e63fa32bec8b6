import { granted, type Verdict } from "@kept/domain/verdict";
import type { Change } from "../ledger/change.ts";
import { insertTeam } from "./account-store.ts";
import type { Asking } from "./asking.ts";

export async function createTeam(
  change: Change,
  asking: Asking,
  input: { key: string; nameEn: string; nameZh: string },
): Promise<Verdict<{ teamId: string }>> {
  return change({ ...asking, action: "people.create-team" }, async (tx) => {
    const inserted = await insertTeam(tx, input);
    if (!inserted.ok) return inserted;
    const teamId = inserted.value;
    const changes = Object.entries(input).map(([field, after]) => ({
      field,
      before: null,
      after,
    }));
    return granted({
      value: { teamId },
      events: [
        {
          action: "people.team-created",
          object: { kind: "team", id: teamId },
          changes,
        },
      ],
    });
  });
}
