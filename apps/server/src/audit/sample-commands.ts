import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import type { z } from "zod";
import { systemActor, type Actor } from "@kept/domain/access/actor";
import {
  drawnOfEach,
  isCovered,
  mayJudge,
  maySign,
  weekBefore,
  type judgeInput,
  type signSampleInput,
} from "@kept/domain/log/sample";
import { addDays, startOfDay } from "@kept/domain/time/civil-day";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../casework/act.ts";
import { fieldChange } from "../casework/field-changes.ts";
import { moment } from "../casework/moments.ts";
import { today, type Office } from "../casework/office.ts";
import type { Db } from "../db/reading.ts";
import { seqOf } from "./entry-token.ts";
import { seqsBetween } from "./log-views.ts";
import type { LogSeat } from "./log-asked-views.ts";
import {
  completeSample,
  findSample,
  insertSample,
  insertSignature,
  isDrawn,
  judgeRow,
  signaturesOf,
} from "./sample-store.ts";
import { worksheetRows } from "./sample-views.ts";

/** The entries that a seed draws: those whose hash with it is smallest, so that anybody can draw them again. */
function drawn(seqs: readonly number[], seed: string): number[] {
  const ticket = (seq: number) =>
    createHash("sha256")
      .update(`${seed} ${String(seq)}`)
      .digest("hex");
  return seqs
    .map((seq) => ({ seq, ticket: ticket(seq) }))
    .toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1))
    .slice(0, drawnOfEach)
    .map(({ seq }) => seq);
}

export interface DrawParts {
  readonly house: House;
  readonly db: Db;
  readonly seatOf: (actor: Actor, office: Office) => LogSeat;
  readonly now: string;
  readonly seed?: string;
}

/** Draws looks and acts of the week that is over, once. Nothing of sealed cases is drawn: reviewers may not know. */
export async function drawSample(parts: DrawParts): Promise<boolean> {
  const { house, db, seatOf, now } = parts;
  const office = await house.office(db);
  const { first, last } = weekBefore(today(office, now));
  if (await isDrawn(db, first)) return false;
  const seat = seatOf({ ...systemActor("sampling"), role: "auditor" }, office);
  const { looks, changes } = await seqsBetween(db, seat, {
    from: moment(startOfDay(first, office.zone)),
    until: moment(startOfDay(addDays(last, 1), office.zone)),
  });
  const seed = parts.seed ?? randomBytes(32).toString("hex");
  const seqs = [...drawn(looks, seed), ...drawn(changes, seed)];
  if (seqs.length === 0) return false;
  const entries = looks.length + changes.length;
  const intent = {
    action: "log.draw-sample",
    actor: systemActor("sampling"),
    now,
    requestId: randomUUIDv7(),
  };
  const done = await house.change(intent, async (tx) => {
    if (await isDrawn(tx, first)) return granted({ value: null, events: [] });
    const id = await insertSample(tx, {
      firstDay: first,
      lastDay: last,
      drawnAt: now,
      seed,
      entries,
      seqs,
    });
    return granted({
      value: null,
      caseId: null,
      events: [
        {
          action: "log.sample-drawn",
          object: { kind: "sample", id },
          changes: [
            ...fieldChange("from", null, first),
            ...fieldChange("seed", null, seed),
            ...fieldChange("rows", null, seqs.length),
          ],
        },
      ],
    });
  });
  return done.ok;
}

/** What a reviewer finds of one entry; never of their own. */
export function judge(
  house: House,
  asking: Asking,
  { input, seat }: { input: z.infer<typeof judgeInput>; seat: LogSeat },
): Promise<Verdict<null>> {
  const { sampleId, entryId, finding, remark } = input;
  const { actor, now } = asking;
  return house.change({ ...asking, action: "log.judge-sample" }, async (tx) => {
    const sample = await findSample(tx, sampleId);
    const seq = seqOf(entryId);
    if (sample === null || seq === null) return refused("notFound");
    const row = (await worksheetRows(tx, seat, sampleId)).find(
      (one) => one.seq === seq,
    );
    if (row === undefined) return refused("notFound");
    if ((await signaturesOf(tx, sampleId)).length > 0)
      return refused("sampleSigned");
    const said = { finding, remark };
    const allowed = mayJudge({ actorId: row.row.actor.id }, actor.id, said);
    if (!allowed.ok) return allowed;
    await judgeRow(tx, { sampleId, seq }, { ...said, by: actor.id, at: now });
    return granted({
      value: null,
      caseId: null,
      events: [
        {
          action: "log.sample-judged",
          object: { kind: "sample", id: sampleId },
          changes: [
            ...fieldChange("finding", row.finding, finding),
            ...fieldChange("remark", row.remark, remark),
          ],
        },
      ],
    });
  });
}

/** Signs the worksheet. It is complete when no row is left that only its own actor has signed for. */
export function signSample(
  house: House,
  asking: Asking,
  { input, seat }: { input: z.infer<typeof signSampleInput>; seat: LogSeat },
): Promise<Verdict<null>> {
  const { sampleId, note } = input;
  const { actor, now } = asking;
  return house.change({ ...asking, action: "log.sign-sample" }, async (tx) => {
    if ((await findSample(tx, sampleId)) === null) return refused("notFound");
    const signed = await signaturesOf(tx, sampleId);
    if (signed.some(({ accountId }) => accountId === actor.id))
      return refused("sampleSigned");
    const rows = (await worksheetRows(tx, seat, sampleId)).map(
      ({ row, finding }) => ({ actorId: row.actor.id, finding }),
    );
    const allowed = maySign(rows);
    if (!allowed.ok) return allowed;
    await insertSignature(tx, sampleId, {
      accountId: actor.id,
      signedAt: now,
      note,
    });
    const signers = [...signed.map(({ accountId }) => accountId), actor.id];
    if (isCovered(rows, signers)) await completeSample(tx, sampleId, now);
    return granted({
      value: null,
      caseId: null,
      events: [
        {
          action: "log.sample-signed",
          object: { kind: "sample", id: sampleId },
          changes: fieldChange("note", null, note),
        },
      ],
    });
  });
}
