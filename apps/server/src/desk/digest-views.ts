import type { Actor } from "@kept/domain/access/actor";
import { may, type Permission } from "@kept/domain/access/permissions";
import type { DigestFacts } from "@kept/domain/desk/digest";
import { inboxView } from "../casework/inbox-views.ts";
import type { Office } from "../casework/office.ts";
import { askedOnNow } from "../casework/access-store.ts";
import type { Db } from "../db/reading.ts";
import { findAccount, type Language } from "../people/account-store.ts";
import type { DeskRegister } from "./desk-register.ts";
import { todayView } from "./today-views.ts";

export interface DigestDesk {
  readonly registers: readonly DeskRegister[];
  readonly viewPermissions: Readonly<Record<string, Permission>>;
  /** Where the office is reached. */
  readonly address: string;
}

export interface ForReader {
  readonly to: string;
  readonly language: Language;
  readonly facts: DigestFacts;
}

/** The account as somebody who acts without a session; null where nobody works under it any more. */
export async function actorOfAccount(
  db: Db,
  accountId: string,
): Promise<(Actor & { email: string; language: Language }) | null> {
  const account = await findAccount(db, accountId);
  return account === null || account.isDisabled
    ? null
    : {
        id: account.id,
        role: account.role,
        teamId: account.teamId,
        // A mail and a calendar leave the house: sealed cases are in neither.
        namedOn: [],
        askedOn: await askedOnNow(db, account),
        sessionHash: null,
        name: account.name,
        email: account.email,
        language: account.language,
      };
}

/** What one person's morning mail would say; null where nobody reads it or their role has no desk. */
export async function digestFor(
  db: Db,
  desk: DigestDesk,
  reader: { accountId: string; office: Office; now: string },
): Promise<ForReader | null> {
  const { accountId, office, now } = reader;
  const actor = await actorOfAccount(db, accountId);
  if (actor === null || !may(actor, "desk.view")) return null;
  const { registers, viewPermissions, address } = desk;
  const today = await todayView(db, { actor, office, now, registers });
  const inbox = await inboxView(db, actor, { now, viewPermissions });
  const soon = ["overdue", "today", "soon"];
  return {
    to: actor.email,
    language: actor.language,
    facts: {
      day: today.day,
      numbers: today.desk.numbers.map((number) => ({
        number,
        count: today.counts[number],
      })),
      inbox: inbox.total,
      cases: today.mine.flatMap(({ register, reference, clock }) =>
        clock !== null && soon.includes(clock.standing.state)
          ? [
              {
                register,
                reference,
                act: clock.act,
                dueOn: clock.dueOn,
                isOverdue: clock.standing.state === "overdue",
              },
            ]
          : [],
      ),
      address,
    },
  };
}
