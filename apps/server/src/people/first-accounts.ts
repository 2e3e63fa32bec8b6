import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import type { CreatePersonInput } from "@kept/domain/access/schema";
import type { Json } from "@kept/domain/json";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Change } from "../ledger/change.ts";
import { addAccount } from "./account-commands.ts";
import { createTeam } from "./team-commands.ts";
import type { Asking } from "./asking.ts";
import type { Passwords } from "./passwords.ts";
import { newToken } from "./session-store.ts";
import { putSetting } from "./setting-store.ts";

/** Acting at the machine itself: the seed, and `kept user create`. */
export function atTheMachine(now: string): Asking {
  return { actor: systemActor("machine"), now, requestId: randomUUIDv7() };
}

export type FirstAccount = CreatePersonInput & {
  /** Null for one that its owner opens by a link. */
  readonly password: string | null;
};

/**
 * Adds accounts of any role, past the rule of the second person: whoever can do this holds the machine, and
 * the audit trail names the machine. All of them or, on a refusal, those before it.
 */
export async function createFirstAccounts(
  parts: { readonly change: Change; readonly passwords: Passwords },
  asking: Asking,
  accounts: readonly FirstAccount[],
): Promise<Verdict<string[]>> {
  const ids: string[] = [];
  for (const { password, ...account } of accounts) {
    const passwordHash = await parts.passwords.hash(
      password ?? newToken().token,
    );
    const isOpened = password !== null;
    const made = await parts.change(
      { ...asking, action: "people.create-at-machine" },
      (tx) =>
        addAccount(tx, { ...account, passwordHash, isOpened }, asking.now),
    );
    if (!made.ok) return made;
    ids.push(made.value.personId);
  }
  return granted(ids);
}

/** Teams by their short name; gives back the id of each. */
export async function createFirstTeams(
  change: Change,
  asking: Asking,
  teams: readonly { key: string; nameEn: string; nameZh: string }[],
): Promise<Verdict<Record<string, string>>> {
  const ids: Record<string, string> = {};
  for (const team of teams) {
    const made = await createTeam(change, asking, team);
    if (!made.ok) return made;
    ids[team.key] = made.value.teamId;
  }
  return granted(ids);
}

/** A setting of the house, as JSON; entered in the ledger like any other change. */
export async function setSetting(
  change: Change,
  asking: Asking,
  { key, value }: { readonly key: string; readonly value: Json },
): Promise<Verdict<null>> {
  return change({ ...asking, action: "settings.set" }, async (tx) => {
    const before = await putSetting(tx, key, value);
    return granted({
      value: null,
      events: [
        {
          action: "settings.set",
          object: { kind: "setting", id: key },
          changes: [{ field: key, before, after: value }],
        },
      ],
    });
  });
}
