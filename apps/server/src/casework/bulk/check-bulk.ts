import { setImmediate } from "node:timers/promises";
import type { BulkCheck, CheckedLetter } from "@kept/domain/casework/bulk";
import type { CheckBulkInput } from "@kept/domain/casework/bulk-schema";
import type { LetterLanguage } from "@kept/domain/casework/letter";
import type { Refusal } from "@kept/domain/refusal";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Tx } from "../../db/writing.ts";
import type { ChangeMany, Each } from "../../ledger/change.ts";
import { renderLetter } from "../../letters/render-letter.ts";
import type { Asking, House } from "../act.ts";
import { findCase } from "../case-store.ts";
import { findLetter } from "../letter-store.ts";
import type { BulkRegister } from "./bulk-parts.ts";
import { allowedAction, countOf, type BulkDesk } from "./start-bulk.ts";

export interface CheckDesk extends Pick<BulkDesk, "count"> {
  readonly register: BulkRegister;
  readonly house: Pick<House, "office">;
  readonly changeMany: ChangeMany;
  readonly asking: Asking;
  readonly idsOf: (
    selection: CheckBulkInput["selection"],
  ) => AsyncIterable<readonly string[]>;
}

const mostPreviews = 5;
const holdMs = 6;

/** Tries the letter out on every chosen case, by the commands that would send it, and leaves nothing behind. */
export async function checkBulk(
  desk: CheckDesk,
  { action: key, selection }: CheckBulkInput,
): Promise<Verdict<BulkCheck>> {
  const allowed = allowedAction(desk, key);
  if (!allowed.ok) return allowed;
  const action = allowed.value;
  if (action.kind !== "checked") return refused("notInBulk");
  const count = await countOf(desk, selection);
  if (!count.ok) return count;
  const ids: string[] = [];
  for await (const some of desk.idsOf(selection)) ids.push(...some);

  const tried: Tried[] = [];
  while (tried.length < ids.length) {
    const worked = await desk.changeMany(async (tx, each) => {
      const began = performance.now();
      const value: Tried[] = [];
      for (const caseId of ids.slice(tried.length)) {
        value.push(await tryOne({ ...desk, action, tx, each }, caseId));
        if (performance.now() - began > holdMs) break;
      }
      return { keep: false, value };
    });
    if (!worked.ok) return worked;
    tried.push(...worked.value);
    await setImmediate();
  }
  const ready = tried.filter(({ refusal }) => refusal === null);
  return granted({
    action: key,
    ready: ready.map(({ theCase }) => theCase),
    leftOut: tried.flatMap(({ theCase, refusal }) =>
      refusal === null ? [] : [{ ...theCase, refusal }],
    ),
    previews: ready
      .slice(0, mostPreviews)
      .flatMap(({ theCase, words }) =>
        words === null ? [] : [{ ...theCase, ...words }],
      ),
  });
}

interface Tried {
  readonly theCase: CheckedLetter;
  readonly refusal: Refusal | null;
  readonly words: {
    readonly language: LetterLanguage | "both";
    readonly subject: string;
    readonly text: string;
  } | null;
}

interface Trying extends CheckDesk {
  readonly action: Parameters<BulkRegister["doOne"]>[1]["action"];
  readonly tx: Tx;
  readonly each: Each;
}

async function tryOne(
  { register, house, asking, action, tx, each }: Trying,
  caseId: string,
): Promise<Tried> {
  const found = await findCase(tx, caseId);
  const theCase = {
    caseId,
    version: found?.version ?? 0,
    reference: found?.reference ?? "",
    title: found?.title ?? "",
  };
  const done = await each(async (change) => {
    const doing = { house: { ...house, change }, asking, tx };
    const what = { action, ownerId: null };
    const written = await register.doOne(doing, what, theCase);
    if (!written.ok) return written;
    const { letterId = "" } = written.value.undo as { letterId?: string };
    const letter = await findLetter(tx, { caseId, letterId });
    if (letter === undefined) return refused("notFound");
    const rendering = renderLetter(letter.document);
    return granted({
      language: letter.document.language,
      subject: rendering.ok ? rendering.letter.subject : "",
      text: rendering.ok ? rendering.letter.text : "",
    });
  });
  return done.ok
    ? { theCase, refusal: null, words: done.value }
    : { theCase, refusal: done.refusal, words: null };
}
