import { randomUUIDv7 } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { systemActor } from "@kept/domain/access/actor";
import type { Verdict } from "@kept/domain/verdict";
import { answer } from "../api/refusal-error.ts";
import type { Asking } from "../casework/act.ts";
import { houseOf } from "../casework/house.ts";
import {
  openMailReader,
  type MailReader,
} from "../mail/incoming/mail-reader.ts";
import { keepings } from "../registers/index.ts";
import { fileMail } from "../registers/requests/intake/file-mail.ts";
import type { FiledMail } from "../registers/requests/intake/filings.ts";
import type { MailSource } from "../registers/requests/intake/kept-mail.ts";
import { makeWorld, type CastName, type World } from "./world.ts";

const inbox = fileURLToPath(
  new URL("../../../../e2e/fixtures/inbox/", import.meta.url),
);

/** One of the twelve mails, by its name without the ending. */
export function inboxMail(name: string): Promise<Buffer> {
  return readFile(`${inbox}${name}.eml`);
}

interface Filing {
  readonly source?: MailSource;
  /** Somebody of the office; the gateway where nobody is named. */
  readonly who?: CastName;
  readonly key?: string;
}

/** A furnished world with a place where mail comes in. */
export interface IntakeDesk {
  readonly world: World;
  readonly asking: (who?: CastName) => Asking;
  readonly tryToFile: (
    mail: Uint8Array,
    filing?: Filing,
  ) => Promise<Verdict<FiledMail>>;
  /** The same, for a mail that has to be taken in. */
  readonly file: (mail: Uint8Array, filing?: Filing) => Promise<FiledMail>;
  readonly close: () => Promise<void>;
}

/** `lent`: a reader that serves several desks, because starting one takes its time. */
export async function openIntakeDesk(
  now: string,
  lent?: MailReader,
): Promise<IntakeDesk> {
  const world = await makeWorld({ now });
  const reader = lent ?? openMailReader();
  const { db, change, files, clock, replies } = world;
  const parts = {
    ...houseOf({ change, db }),
    db,
    files,
    reader,
    replies,
    keepings: Object.values(keepings),
  };
  const asking = (who?: CastName): Asking => ({
    actor: who === undefined ? systemActor("mail-gateway") : world.actor(who),
    now: clock.now(),
    requestId: randomUUIDv7(),
  });
  const tryToFile: IntakeDesk["tryToFile"] = (mail, filing = {}) => {
    const { source = "gateway", who, key = null } = filing;
    return fileMail(parts, asking(who), { mail, source, key });
  };
  return {
    world,
    asking,
    tryToFile,
    file: async (mail, filing) => answer(await tryToFile(mail, filing)),
    close: async () => {
      if (lent === undefined) await reader.close();
      await world.close();
    },
  };
}
