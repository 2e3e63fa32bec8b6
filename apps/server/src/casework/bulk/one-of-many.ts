import type { BulkAction } from "@kept/domain/casework/bulk";
import type { CaseFacts } from "@kept/domain/casework/register";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../../db/writing.ts";
import type { ForAll } from "../../ledger/change.ts";
import type { Asking, KeptHouse } from "../act.ts";
import { assign, assignMany, type Given } from "../case-commands.ts";
import type { RunMacro } from "../macros/macro-register.ts";
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

export interface DoingMany<Facts extends CaseFacts> {
  readonly house: Pick<KeptHouse<Facts>, "keeping"> & {
    readonly forAll: ForAll;
  };
  readonly asking: Asking;
}

/** What is done to each case of a run. */
export interface AskedOfOne {
  readonly action: BulkAction;
  readonly ownerId: string | null;
  readonly macro?: RunMacro;
}

/** What became of it: where the case stands now, and what gives it back. Null where there is nothing to give. */
export interface Done {
  readonly version: number;
  readonly undo: Json;
}

/** Does to one case what was asked for many, by the command that serves one case alone. */
export async function doOne<Facts extends CaseFacts>(
  doing: Doing<Facts>,
  { action, ownerId }: AskedOfOne,
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

/**
 * The same to many at once, where the action needs no more of a case than its header; null where each has to be
 * done by itself. What becomes of each is what `doOne` would have said.
 */
export async function doMany<Facts extends CaseFacts>(
  doing: DoingMany<Facts>,
  { action, ownerId }: { action: BulkAction; ownerId: string | null },
  many: readonly OneOfMany[],
): Promise<ReadonlyMap<string, Verdict<Done>> | null> {
  if (action.key !== "assign" && action.key !== "takeOver") return null;
  return giveMany(
    doing,
    many.map((one) => ({ ...one, ownerId })),
  );
}

/** Takes many back at once; null where each has to be taken back by itself. */
export async function undoMany<Facts extends CaseFacts>(
  doing: DoingMany<Facts>,
  many: readonly (OneOfMany & { readonly undo: Json })[],
): Promise<ReadonlyMap<string, Verdict<Done>> | null> {
  const given = many.map(({ undo, ...one }) => {
    const { ownerId } = undo as { ownerId?: string | null };
    return { ...one, ownerId };
  });
  if (!given.every(isGiven)) return null;
  const done = await giveMany(doing, given);
  return new Map(
    [...done].map(([id, verdict]) => [
      id,
      !verdict.ok && verdict.refusal.code === "stale"
        ? refused("changedSince")
        : verdict,
    ]),
  );
}

function isGiven(
  one: OneOfMany & { readonly ownerId: string | null | undefined },
): one is ToGive {
  return one.ownerId !== undefined;
}

type ToGive = OneOfMany & { readonly ownerId: string | null };

async function giveMany<Facts extends CaseFacts>(
  { house, asking }: DoingMany<Facts>,
  given: readonly ToGive[],
): Promise<ReadonlyMap<string, Verdict<Done>>> {
  const done = await assignMany(
    house,
    asking,
    given.map(({ caseId: id, ...rest }) => ({ ...rest, id })),
  );
  return new Map(
    [...done].map(([id, verdict]) => [
      id,
      verdict.ok ? granted(doneOf(verdict.value)) : verdict,
    ]),
  );
}

function doneOf({ version, isChanged, before }: Given): Done {
  // Where it was theirs already nothing was written, and there is nothing to give back.
  return { version, undo: isChanged ? { ownerId: before } : null };
}

async function give<Facts extends CaseFacts>(
  { house, asking, tx }: Doing<Facts>,
  { caseId, version }: OneOfMany,
  ownerId: string | null,
): Promise<Verdict<Done>> {
  const { ownerId: before = null } = (await findCase(tx, caseId)) ?? {};
  const given = await assign(house, asking, { caseId, version, ownerId });
  if (!given.ok) return given;
  const isChanged = before !== ownerId;
  return granted(
    doneOf({ version: isChanged ? version + 1 : version, isChanged, before }),
  );
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
