import type { BulkAction } from "@kept/domain/casework/bulk";
import type { CaseFacts } from "@kept/domain/casework/register";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../../db/writing.ts";
import type { Asking, KeptHouse } from "../act.ts";
import { assign } from "../case-commands.ts";
import { findCase } from "../case-store.ts";
import { discardLetter, startLetter } from "../letter-commands.ts";
import { readLetters } from "../letter-store.ts";
import { sendLetter, stopLetter } from "../sending-commands.ts";

/** One case of a run, at the version at which it was chosen. */
export interface OneOfMany {
  readonly caseId: string;
  readonly version: number;
}

export interface Doing<Facts extends CaseFacts> {
  readonly house: KeptHouse<Facts>;
  readonly asking: Asking;
  readonly tx: Tx;
}

/** What became of it: where the case stands now, and what gives it back. Null where there is nothing to give. */
export interface Done {
  readonly version: number;
  readonly undo: Json;
}

/** Does to one case what was asked for many, by the command that serves one case alone. */
export async function doOne<Facts extends CaseFacts>(
  doing: Doing<Facts>,
  { action, ownerId }: { action: BulkAction; ownerId: string | null },
  one: OneOfMany,
): Promise<Verdict<Done>> {
  return action.templateId === null
    ? give(doing, one, ownerId)
    : write(doing, one, action.templateId);
}

/** Takes it back; what somebody changed since stays as it is. */
export async function undoOne<Facts extends CaseFacts>(
  doing: Doing<Facts>,
  undo: Json,
  one: OneOfMany,
): Promise<Verdict<Done>> {
  const { ownerId, letterId } = undo as {
    ownerId?: string | null;
    letterId?: string;
  };
  const done =
    letterId === undefined
      ? await give(doing, one, ownerId ?? null)
      : await takeBack(doing, one, letterId);
  return !done.ok && done.refusal.code === "stale"
    ? refused("changedSince")
    : done;
}

async function give<Facts extends CaseFacts>(
  { house, asking, tx }: Doing<Facts>,
  { caseId, version }: OneOfMany,
  ownerId: string | null,
): Promise<Verdict<Done>> {
  const before = await findCase(tx, caseId);
  const given = await assign(house, asking, { caseId, version, ownerId });
  if (!given.ok) return given;
  // Where it was theirs already nothing was written, and there is nothing to give back.
  return before?.ownerId === ownerId
    ? granted({ version, undo: null })
    : granted({
        version: version + 1,
        undo: { ownerId: before?.ownerId ?? null },
      });
}

async function write<Facts extends CaseFacts>(
  { house, asking, tx }: Doing<Facts>,
  { caseId, version }: OneOfMany,
  templateId: string,
): Promise<Verdict<Done>> {
  const letters = await readLetters(tx, caseId);
  const isThere = letters.some(
    (letter) =>
      letter.templateId === templateId && letter.state !== "discarded",
  );
  const started = await startLetter(house, asking, {
    caseId,
    version,
    templateId,
  });
  if (!started.ok) return started;
  // Asked after the command, which first of all says whether the case may be known of.
  if (isThere) return refused("letterThereAlready");
  const { letterId } = started.value;
  const sent = await sendLetter(house, asking, {
    caseId,
    version: version + 1,
    letterId,
  });
  return sent.ok ? granted({ version: version + 2, undo: { letterId } }) : sent;
}

async function takeBack<Facts extends CaseFacts>(
  { house, asking }: Doing<Facts>,
  { caseId, version }: OneOfMany,
  letterId: string,
): Promise<Verdict<Done>> {
  const stopped = await stopLetter(house, asking, {
    caseId,
    version,
    letterId,
  });
  if (!stopped.ok) return stopped;
  const discarded = await discardLetter(house, asking, {
    caseId,
    version: version + 1,
    letterId,
  });
  return discarded.ok
    ? granted({ version: version + 2, undo: null })
    : discarded;
}
