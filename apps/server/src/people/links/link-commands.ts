import { systemActor } from "@kept/domain/access/actor";
import type { UseLinkInput } from "@kept/domain/access/schema";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../../db/writing.ts";
import type { Change, Intent } from "../../ledger/change.ts";
import {
  accountsWithRole,
  findAccount,
  hasAccounts,
  updateAccount,
} from "../account-store.ts";
import { addAccount } from "../account-commands.ts";
import { endSessionsOf } from "../session-store.ts";
import { askForMail } from "./ask-mail.ts";
import { findLink, spendLink } from "./link-store.ts";

/** A call of somebody who has nothing yet but a link. */
export type LinkAsking = Pick<Intent, "now" | "requestId" | "ipClass">;

/**
 * Opens an account by a link that was used by nobody: its password is chosen, its sessions end, and whoever else
 * should know of it is told. A second factor stays as it is.
 */
export async function openByLink(
  change: Change,
  asking: LinkAsking,
  input: UseLinkInput & { readonly passwordHash: string },
): Promise<Verdict<{ accountId: string }>> {
  const { now } = asking;
  return change(
    { ...asking, action: "people.open-by-link", actor: systemActor("link") },
    async (tx) => {
      const link = await findLink(tx, input.token, now);
      if (link === null || !(await spendLink(tx, link.id, now)))
        return refused("linkOver");
      if (link.accountId === null) return firstAccount(tx, input, now);
      const account = await findAccount(tx, link.accountId);
      if (account === null || account.isDisabled) return refused("linkOver");
      const { id } = account;
      await updateAccount(tx, id, {
        passwordHash: input.passwordHash,
        ...(account.openedAt === null && { openedAt: now }),
      });
      await endSessionsOf(tx, id, { now, except: null });
      if (link.kind === "reset") {
        const admins = await accountsWithRole(tx, "admin");
        for (const readerId of new Set([id, ...admins]))
          await askForMail(
            tx,
            { kind: "resetUsed", accountId: id, readerId },
            now,
          );
      }
      return granted({
        value: { accountId: id },
        events: [
          {
            action:
              link.kind === "reset"
                ? "people.password-reset"
                : "people.invitation-taken",
            object: { kind: "account", id },
            changes: [],
          },
        ],
      });
    },
  );
}

/** The first account of a house is an administrator's; there is never a second first one. */
async function firstAccount(
  tx: Tx,
  {
    email,
    name,
    language,
    passwordHash,
  }: UseLinkInput & { readonly passwordHash: string },
  now: string,
) {
  if (await hasAccounts(tx)) return refused("linkOver");
  if (email === null || name === null) return refused("invalidInput");
  const made = await addAccount(
    tx,
    {
      email,
      name,
      nameZh: null,
      role: "admin",
      teamId: null,
      language,
      passwordHash,
      isOpened: true,
    },
    now,
  );
  if (!made.ok) return made;
  return granted({
    ...made.value,
    value: { accountId: made.value.value.personId },
  });
}
