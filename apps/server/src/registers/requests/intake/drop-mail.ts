import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../../casework/act.ts";
import { addJob } from "../../../jobs/job-store.ts";
import { removeFilesKind } from "../../../jobs/remove-files.ts";
import { findMail, settleMail } from "./mail-store.ts";

/**
 * Discards a mail that waits: its words and its files go, and that it was here stays in the trail. A mail that
 * is on a case is never discarded.
 */
export function dropMail(
  house: House,
  asking: Asking,
  mailId: string,
): Promise<Verdict<null>> {
  const { now } = asking;
  return house.change(
    { ...asking, action: "requests.drop-mail" },
    async (tx) => {
      const found = await findMail(tx, mailId);
      if (found === null) return refused("notFound");
      if (found.state !== "waiting" || found.mail === null)
        return refused("mailAlreadyFiled");
      await settleMail(tx, found, { state: "dropped", caseId: null });
      const { attachments } = found.mail;
      await addJob(
        tx,
        {
          kind: removeFilesKind,
          payload: {
            fileIds: [
              found.rawFileId,
              ...attachments.map(({ fileId }) => fileId),
            ],
          },
          runAt: now,
        },
        now,
      );
      return granted({
        value: null,
        events: [
          {
            action: "requests.mail-discarded",
            object: { kind: "mail", id: mailId },
            changes: [
              { field: "mailSha256", before: found.rawSha256, after: null },
            ],
          },
        ],
      });
    },
  );
}
