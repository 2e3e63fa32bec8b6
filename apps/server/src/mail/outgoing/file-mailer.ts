import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Mailer } from "./mailer.ts";

/**
 * The outbox of an office whose mail must not leave: every mail becomes an `.eml` file in `folder`. A second
 * try of the same mail replaces its file, so nothing stands there twice.
 */
export function openFileMailer(folder: string): Mailer {
  return {
    goes: "folder",
    async send({ raw, messageId }) {
      const name = fileNameOf(messageId);
      await mkdir(folder, { recursive: true });
      // Written aside and then renamed, so that nobody ever reads half a mail.
      const unfinished = join(folder, `${name}.part`);
      const file = await open(unfinished, "w", 0o600);
      try {
        await file.writeFile(raw);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, join(folder, name));
      return { messageId, response: `kept as ${name}` };
    },
    async forget(messageIds) {
      for (const messageId of messageIds)
        await rm(join(folder, fileNameOf(messageId)), { force: true });
    },
    close: () => Promise.resolve(),
  };
}

function fileNameOf(messageId: string): string {
  return `${messageId.replaceAll(/[^A-Za-z0-9@.-]/g, "")}.eml`;
}
