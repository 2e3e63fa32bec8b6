import type { AccountMail } from "@kept/domain/access/account-mails";
import type { Tx } from "../../db/writing.ts";
import { addJob, withdrawJobs } from "../../jobs/job-store.ts";

export const accountMailKind = "account-mail";

/** Asks for a mail about an account; it leaves by a job, once the change that asks is kept. */
export async function askForMail(
  tx: Tx,
  mail: {
    readonly kind: AccountMail["kind"];
    readonly accountId: string | null;
    readonly readerId: string | null;
  },
  now: string,
): Promise<void> {
  await addJob(
    tx,
    { kind: accountMailKind, payload: { ...mail }, runAt: now },
    now,
  );
}

/** An invitation that waits to be mailed is mailed no more. */
export async function withdrawInvitation(
  tx: Tx,
  accountId: string,
): Promise<void> {
  await withdrawJobs(tx, accountMailKind, { kind: "invite", accountId });
}
