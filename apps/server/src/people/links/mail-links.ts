import { randomUUIDv7 } from "node:crypto";
import { systemActor } from "@kept/domain/access/actor";
import {
  accountMail,
  accountMailKinds,
  isTellingOf,
  type AccountMail,
} from "@kept/domain/access/account-mails";
import { granted } from "@kept/domain/verdict";
import { z } from "zod";
import { answer } from "../../api/refusal-error.ts";
import { officeOf } from "../../casework/office-store.ts";
import type { WallClock } from "../../clock/wall-clock.ts";
import type { Db } from "../../db/reading.ts";
import type { JobHandler } from "../../jobs/run-jobs.ts";
import type { Change } from "../../ledger/change.ts";
import { composeMessage } from "../../mail/outgoing/compose-message.ts";
import type { Mailer } from "../../mail/outgoing/mailer.ts";
import { findAccount } from "../account-store.ts";
import { makeLink } from "./link-store.ts";

const order = z.strictObject({
  kind: z.enum(accountMailKinds),
  /** Null when nobody is called that: the same work is done for a name that is not known. */
  accountId: z.uuid().nullable(),
  /** Who reads it. */
  readerId: z.uuid().nullable(),
});

export interface AccountMailParts {
  readonly db: Db;
  readonly change: Change;
  readonly clock: Pick<WallClock, "now">;
  readonly mailer: Mailer;
  /** Where the office is reached. */
  readonly address: string;
}

/** Where a link of this house leads. The secret is behind the #, which no server and no log is told. */
export function linkTo(address: string, token: string): string {
  return `${address}/welcome#${token}`;
}

/**
 * Writes and sends a mail about an account. A link is made here, as the mail is, so that its secret is kept
 * nowhere else; tried a second time it is another one.
 */
export function sendAccountMail(parts: AccountMailParts): JobHandler {
  return async (payload, job) => {
    const { kind, accountId, readerId } = order.parse(payload);
    const { db, clock } = parts;
    const account = accountId && (await findAccount(db, accountId));
    const reader = readerId && (await findAccount(db, readerId));
    if (!account || !reader) return;
    if (account.isDisabled && !isTellingOf(kind)) return;
    const mail: AccountMail = isTellingOf(kind)
      ? { kind, name: account.name }
      : {
          kind,
          link: await freshLink(
            parts,
            kind === "reset" ? "reset" : "invite",
            account.id,
          ),
        };
    const office = await officeOf(db);
    const composed = answer(
      await composeMessage({
        id: job.id,
        from: { name: office.name[reader.language], address: office.address },
        to: { name: null, address: reader.email },
        replyTo: null,
        ...accountMail(mail, reader.language),
        html: null,
        date: clock.now(),
        inReplyTo: null,
        references: [],
        files: [],
        automatic: true,
      }),
    );
    await parts.mailer.send(composed);
  };
}

async function freshLink(
  { change, clock, address }: AccountMailParts,
  kind: "invite" | "reset",
  accountId: string,
): Promise<string> {
  const now = clock.now();
  let token = "";
  answer(
    await change(
      {
        action: "people.mail-link",
        actor: systemActor("account-mail"),
        now,
        requestId: randomUUIDv7(),
      },
      async (tx) => {
        token = await makeLink(tx, { kind, accountId }, now);
        return granted({
          value: null,
          events: [
            {
              action: "people.link-mailed",
              object: { kind: "account", id: accountId },
              changes: [{ field: "link", before: null, after: kind }],
            },
          ],
        });
      },
    ),
  );
  return linkTo(address, token);
}
