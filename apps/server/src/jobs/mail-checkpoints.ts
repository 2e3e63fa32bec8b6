import { z } from "zod";
import { civilDayOf } from "@kept/domain/time/civil-day";
import { answer } from "../api/refusal-error.ts";
import { officeOf } from "../casework/office-store.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import type { Anchor } from "../files/anchor-folder.ts";
import { composeMessage } from "../mail/outgoing/compose-message.ts";
import type { Mailer } from "../mail/outgoing/mailer.ts";
import { addJob } from "./job-store.ts";
import type { JobHandler } from "./run-jobs.ts";

export const checkpointMailKind = "checkpoint mail";

/** Puts the first checkpoint of each day on its way to an auditor; the mail itself is a job and tried again. */
export function anchorMail({
  writer,
  clock,
}: {
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
}): Anchor {
  return {
    name: "auditor's mailbox",
    place: "mail",
    async keep(note, size) {
      const now = clock.now();
      const written = await writer.write(async (tx) => {
        await addJob(
          tx,
          {
            kind: checkpointMailKind,
            payload: { note, size },
            runAt: now,
            // Once in a day of UTC: no date of the law hangs on it.
            uniqueKey: `${checkpointMailKind} ${civilDayOf(now, "UTC")}`,
          },
          now,
        );
        return { keep: true, value: null };
      });
      if (written.outcome !== "done")
        throw new Error("The mail could not be put on its way");
    },
  };
}

const order = z.strictObject({ note: z.string(), size: z.int() });

/** The mail with one checkpoint: what to do with it stands in it, in both languages. */
export function sendCheckpoint(parts: {
  readonly db: Db;
  readonly clock: Pick<WallClock, "now">;
  readonly mailer: Mailer;
  readonly to: string;
}): JobHandler {
  return async (payload, job) => {
    const { note, size } = order.parse(payload);
    const office = await officeOf(parts.db);
    const name = `ledger-${String(size).padStart(12, "0")}.note`;
    const content = Buffer.from(note);
    const words = [
      `The ledger of ${office.name.en} had ${String(size)} entries when the note in this mail was signed.`,
      "Keep the mail where nobody of that office can change it: the ledger can be checked against the file at any",
      "time, with `kept verify-audit` or docs/verify/verify_ledger.py.",
      "",
      `签署本邮件所附检查点时，${office.name.zh}的台账共有 ${String(size)} 条记录。`,
      "请将本邮件保存在该办公室无法更改之处，日后可据附件核验台账。",
    ];
    await parts.mailer.send(
      answer(
        await composeMessage({
          // A second try of the same job is the same message.
          id: job.id,
          from: { name: office.name.en, address: office.address },
          to: { name: null, address: parts.to },
          replyTo: null,
          subject: `Kept checkpoint ${String(size)}`,
          text: words.join("\n"),
          html: null,
          date: parts.clock.now(),
          inReplyTo: null,
          references: [],
          files: [{ name, type: "text/plain", size: content.length, content }],
          automatic: true,
        }),
      ),
    );
  };
}
