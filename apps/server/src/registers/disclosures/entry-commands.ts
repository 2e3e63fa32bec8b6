import { randomUUIDv7 } from "node:crypto";
import type { z } from "zod";
import {
  entryReference,
  hasFourFacts,
  type EntryCorrection,
} from "@kept/domain/registers/disclosures/entry";
import type {
  decideCorrectionInput,
  proposeCorrectionInput,
} from "@kept/domain/registers/disclosures/schema";
import { registers } from "@kept/domain/registers/index";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import { seeCase, type Asking, type House } from "../../casework/act.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { isLater, moment } from "../../casework/moments.ts";
import {
  findCorrection,
  insertCorrection,
  insertEntry,
  openCorrectionOf,
  settleCorrection,
  versionsOfEntry,
  type Entry,
} from "./entry-store.ts";

/** The newest version, if this person may know of its case. */
function newestOf(versions: readonly Entry[]): Verdict<Entry> {
  const newest = versions.at(-1);
  return newest === undefined ? refused("notFound") : granted(newest);
}

/** Writes down what an entry should say, or that its number is void; it holds once a second person agrees. */
export function proposeCorrection(
  house: House,
  asking: Asking,
  input: z.infer<typeof proposeCorrectionInput>,
): Promise<Verdict<{ proposalId: string }>> {
  const { actor, now } = asking;
  return house.change(
    { ...asking, action: "disclosures.propose-correction" },
    async (tx) => {
      const newest = newestOf(await versionsOfEntry(tx, input));
      if (!newest.ok) return newest;
      const entry = newest.value;
      const seen = await seeCase(tx, actor, {
        register: registers.disclosures.key,
        caseId: entry.caseId,
      });
      if (!seen.ok) return seen;
      if (entry.act === "voided") return refused("entryVoided");
      if (entry.version !== input.version) return refused("entryChanged");
      if ((await openCorrectionOf(tx, input)) !== null)
        return refused("correctionOpen");
      const { act } = input;
      const said = act === "voided" ? null : saidOf(input.said);
      if (act === "corrected") {
        if (said === null || !changes(entry, said))
          return refused("correctionNothing");
        if (isLater(said.disclosedAt, now)) return refused("momentInFuture");
        const whole = hasFourFacts({ ...entry, ...said });
        if (!whole.ok) return whole;
      }
      const proposalId = randomUUIDv7();
      await insertCorrection(tx, {
        id: proposalId,
        year: entry.year,
        number: entry.number,
        version: entry.version,
        caseId: entry.caseId,
        act,
        said,
        reason: input.reason,
        askedBy: actor.id,
        askedAt: now,
      });
      return granted({
        value: { proposalId },
        caseId: entry.caseId,
        events: [
          {
            action: "disclosures.correction-asked",
            object: { kind: "entry", id: entry.id },
            changes: [
              ...fieldChange("entry", null, entryReference(entry)),
              ...fieldChange("act", null, act),
              ...fieldChange("said", null, said === null ? null : { ...said }),
              ...fieldChange("reason", null, input.reason),
            ],
          },
        ],
      });
    },
  );
}

function saidOf(
  said: z.infer<typeof proposeCorrectionInput>["said"],
): EntryCorrection | null {
  return said === null
    ? null
    : { ...said, disclosedAt: moment(said.disclosedAt) };
}

function changes(entry: Entry, said: EntryCorrection): boolean {
  return (Object.keys(said) as (keyof EntryCorrection)[]).some(
    (key) => entry[key] !== said[key],
  );
}

/** The yes or no of a second person; with a yes there is a new version, and the old ones stay. */
export function decideCorrection(
  house: House,
  asking: Asking,
  input: z.infer<typeof decideCorrectionInput>,
): Promise<Verdict<null>> {
  const { actor, now } = asking;
  return house.change(
    { ...asking, action: "disclosures.decide-correction" },
    async (tx) => {
      const proposal = await findCorrection(tx, input.proposalId);
      if (proposal === null) return refused("notFound");
      const { caseId } = proposal;
      const seen = await seeCase(tx, actor, {
        register: registers.disclosures.key,
        caseId,
      });
      if (!seen.ok) return seen;
      if (proposal.state !== "asked") return refused("approvalNotOpen");
      if (proposal.askedBy === actor.id) return refused("ownWork");
      const newest = newestOf(await versionsOfEntry(tx, proposal));
      if (!newest.ok) return newest;
      const entry = newest.value;
      if (entry.version !== proposal.version) return refused("entryChanged");
      const { answer } = input;
      await settleCorrection(tx, proposal.id, {
        state: answer,
        by: actor.id,
        at: now,
      });
      if (answer === "declined")
        return granted({
          value: null,
          caseId,
          events: [
            {
              action: "disclosures.correction-declined",
              object: { kind: "entry", id: entry.id },
              changes: fieldChange("state", "asked", answer),
            },
          ],
        });
      const { id: _id, sha256: _sha256, ...before } = entry;
      const written = await insertEntry(tx, {
        ...before,
        ...proposal.said,
        version: entry.version + 1,
        act: proposal.act,
        enteredAt: now,
        enteredBy: proposal.askedBy,
        approvedBy: actor.id,
        correctionReason: proposal.reason,
      });
      return granted({
        value: null,
        caseId,
        events: [
          {
            action: `disclosures.entry-${proposal.act}`,
            object: { kind: "entry", id: written.id },
            changes: [
              ...fieldChange(
                "entry",
                entryReference(entry),
                entryReference(written),
              ),
              ...fieldChange("reason", null, proposal.reason),
              ...fieldChange("entrySha256", entry.sha256, written.sha256),
            ],
          },
        ],
      });
    },
  );
}
