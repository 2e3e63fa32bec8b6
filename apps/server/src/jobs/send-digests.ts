import { digestTime } from "@kept/domain/access/own-settings";
import { digestMail } from "@kept/domain/desk/digest";
import { morningOf } from "@kept/domain/time/working-time";
import { z } from "zod";
import { answer } from "../api/refusal-error.ts";
import { officeOf } from "../casework/office-store.ts";
import { workingTimeOf } from "../casework/own-time.ts";
import type { WallClock } from "../clock/wall-clock.ts";
import type { Db } from "../db/reading.ts";
import type { Writer } from "../db/writing.ts";
import { digestFor, type DigestDesk } from "../desk/digest-views.ts";
import { composeMessage } from "../mail/outgoing/compose-message.ts";
import type { Mailer } from "../mail/outgoing/mailer.ts";
import { claimDigest, digestReaders } from "../people/own-settings-store.ts";
import { addJob } from "./job-store.ts";
import type { JobHandler } from "./run-jobs.ts";

export const digestKind = "digest";

export interface DigestParts {
  readonly db: Db;
  readonly writer: Writer;
  readonly clock: Pick<WallClock, "now">;
  readonly mailer: Mailer;
  readonly desk: DigestDesk;
}

/**
 * Asks for the morning mail of everybody who wants one and whose working morning it is. The day is noted in
 * the same transaction as the job, so a restart asks for no second one.
 */
export async function askForDigests(
  parts: Pick<DigestParts, "db" | "writer" | "clock">,
): Promise<void> {
  const { db, writer } = parts;
  const now = parts.clock.now();
  const readers = await digestReaders(db);
  if (readers.length === 0) return;
  const office = await officeOf(db);
  for (const { accountId, settings, digestDay } of readers) {
    const day = morningOf(now, digestTime, workingTimeOf(office, settings));
    if (day === null || (digestDay !== null && digestDay >= day)) continue;
    await writer.write(async (tx) => {
      const keep = await claimDigest(tx, accountId, day);
      if (keep)
        await addJob(
          tx,
          { kind: digestKind, payload: { accountId }, runAt: now },
          now,
        );
      return { keep, value: null };
    });
  }
}

const order = z.strictObject({ accountId: z.uuid() });

/** Writes and sends one morning mail; nothing is sent when there is nothing to say. */
export function sendDigest(parts: DigestParts): JobHandler {
  return async (payload, job) => {
    const { accountId } = order.parse(payload);
    const now = parts.clock.now();
    const office = await officeOf(parts.db);
    const found = await digestFor(parts.db, parts.desk, {
      accountId,
      office,
      now,
    });
    if (found === null) return;
    const { to, language, facts } = found;
    const mail = digestMail(facts, language);
    if (mail === null) return;
    const composed = answer(
      await composeMessage({
        // A second try of the same job is the same message.
        id: job.id,
        from: { name: office.name[language], address: office.address },
        to: { name: null, address: to },
        replyTo: null,
        ...mail,
        html: null,
        date: now,
        inReplyTo: null,
        references: [],
        files: [],
        automatic: true,
      }),
    );
    await parts.mailer.send(composed);
  };
}
