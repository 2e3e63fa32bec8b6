import type { z } from "zod";
import {
  mayBeScan,
  mayCallBack,
} from "@kept/domain/registers/disclosures/authority";
import { basesFor } from "@kept/domain/registers/disclosures/instruments";
import { isCompelled, pathOf } from "@kept/domain/registers/disclosures/kinds";
import {
  gatesMet,
  isException,
  mayReview,
  reviewChecklist,
} from "@kept/domain/registers/disclosures/review";
import type {
  addAgencyInput,
  correctDisclosureInput,
  logInstrumentInput,
  reviewInput,
  setPersonsInput,
  setScopeInput,
  verifyAuthorityInput,
} from "@kept/domain/registers/disclosures/schema";
import { mayBeScope } from "@kept/domain/registers/disclosures/scope";
import { startOfDay } from "@kept/domain/time/civil-day";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { updateHeader } from "../../casework/case-store.ts";
import { clearAnchor, setAnchor } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { isLater, moment } from "../../casework/moments.ts";
import { today } from "../../casework/office.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import { packableFiles } from "./package-store.ts";
import type { Setting } from "./settled.ts";
import { step } from "./step.ts";
import { insertAgency, readAgencies } from "./agency-store.ts";
import { addPersons, readPersons, removePersons } from "./persons-store.ts";
import { readDisclosure } from "./record-store.ts";
import { writeScope } from "./scope-store.ts";
import {
  findScan,
  writeDemand,
  writeInstrument,
  writeReview,
  writeVerification,
} from "./step-store.ts";

/** The day that the instrument sets, as the fact that a clock runs to. */
async function setRespondBy(
  tx: Tx,
  { theCase, office, now }: Setting,
  respondBy: string | null,
): Promise<void> {
  const anchor = { caseId: theCase.id, name: "respondBy", now };
  if (respondBy === null) await clearAnchor(tx, anchor);
  else
    await setAnchor(tx, { ...anchor, at: startOfDay(respondBy, office.zone) });
}

/** Whether this file of the case shows the paper. */
export async function mayBeScanOf(
  db: Db,
  caseId: string,
  fileId: string,
): Promise<Verdict<null>> {
  const found = await findScan(db, { caseId, fileId });
  return found === null ? refused("scanNoDocument") : mayBeScan(found);
}

/** Corrects what was said of a demand, with the reason; the old words stay in the log. */
export function correct(
  house: House,
  asking: Asking,
  input: z.infer<typeof correctDisclosureInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "correct", ...input },
    async (tx, setting) => {
      const { theCase } = setting;
      const before = await readDisclosure(tx, theCase.id);
      const { reason, caseId: _case, version: _version, ...said } = input;
      await writeDemand(tx, theCase.id, said);
      await updateHeader(tx, theCase.id, { title: said.body });
      if (said.respondBy !== before.respondBy)
        await setRespondBy(tx, setting, said.respondBy);
      return granted({
        value: null,
        action: "disclosures.corrected",
        changes: [
          ...fieldChange("body", before.body, said.body),
          ...fieldChange("country", before.country, said.country),
          ...fieldChange(
            "authorityClass",
            before.authorityClass,
            said.authorityClass,
          ),
          ...fieldChange("officer", before.officer, said.officer),
          ...fieldChange("asked", before.asked, said.asked),
          ...fieldChange("purpose", before.purpose, said.purpose),
          ...fieldChange("respondBy", before.respondBy, said.respondBy),
          ...fieldChange(
            "dataPlaces",
            [...before.dataPlaces],
            [...said.dataPlaces],
          ),
          ...fieldChange("scopeWords", before.scopeWords, said.scopeWords),
          ...fieldChange("reason", null, reason),
        ],
      });
    },
  );
}

/** Says anew whom it is about; the scope is settled anew with them. */
export function setPersons(
  house: House,
  asking: Asking,
  input: z.infer<typeof setPersonsInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "correct", ...input },
    async (tx, { theCase }) => {
      const before = await readPersons(tx, theCase.id);
      await removePersons(tx, theCase.id);
      await addPersons(tx, theCase.id, input.persons);
      return granted({
        value: null,
        action: "disclosures.corrected",
        changes: [
          {
            field: "persons",
            before: before.length,
            after: input.persons.length,
          },
        ],
      });
    },
  );
}

export function logInstrument(
  house: House,
  asking: Asking,
  input: z.infer<typeof logInstrumentInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "logInstrument", ...input },
    async (tx, setting) => {
      const { theCase, facts, office, now, actor } = setting;
      const { scanFileId, respondBy, type } = input;
      // A call in an emergency has no paper yet, and what the company decides itself needs none.
      if (
        scanFileId === null &&
        isCompelled(facts.kind) &&
        pathOf(facts.kind) !== "emergency"
      )
        return refused("scanNeeded");
      if (scanFileId !== null) {
        const scan = await mayBeScanOf(tx, theCase.id, scanFileId);
        if (!scan.ok) return scan;
      }
      if (respondBy !== null && respondBy < today(office, now))
        return refused("dayInPast");
      const before = await readDisclosure(tx, theCase.id);
      await writeInstrument(tx, theCase.id, {
        ...input,
        loggedAt: now,
        loggedBy: actor.id,
      });
      await setRespondBy(tx, setting, respondBy);
      return granted({
        value: null,
        action: "disclosures.instrument-logged",
        changes: [
          ...fieldChange("instrument", before.instrument?.type ?? null, type),
          ...fieldChange(
            "instrumentRef",
            before.instrument?.reference ?? null,
            input.reference,
          ),
          ...fieldChange(
            "issuer",
            before.instrument?.issuer ?? null,
            input.issuer,
          ),
          ...fieldChange(
            "scanFileId",
            before.instrument?.scanFileId ?? null,
            scanFileId,
          ),
          ...fieldChange("respondBy", before.respondBy, respondBy),
          ...fieldChange("asked", before.asked, input.asked),
          ...fieldChange("purpose", before.purpose, input.purpose),
        ],
      });
    },
  );
}

/** Records who was called on which number, found where, and who said yes there. */
export function verifyAuthority(
  house: House,
  asking: Asking,
  input: z.infer<typeof verifyAuthorityInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "verifyAuthority", ...input },
    async (tx, { theCase, now, actor }) => {
      const { callBack, agencyId, source, secondChannel, spokeWith } = input;
      const at = moment(input.verifiedAt);
      if (isLater(at, now)) return refused("momentInFuture");
      if (isLater(theCase.receivedAt, at))
        return refused("momentBeforeReceipt");
      const { contactPhone } = await readDisclosure(tx, theCase.id);
      const independent = mayCallBack(callBack, contactPhone);
      if (!independent.ok) return independent;
      const agency = (await readAgencies(tx)).find(({ id }) => id === agencyId);
      if (agencyId !== null && agency === undefined) return refused("notFound");
      if (
        source === "directory" &&
        (agency === undefined || agency.phone !== callBack)
      )
        return refused("callBackNotInDirectory");
      await writeVerification(tx, theCase.id, {
        agencyId,
        number: callBack,
        source,
        secondChannel,
        spokeWith,
        at,
        by: actor.id,
      });
      return granted({
        value: null,
        action: "disclosures.authority-verified",
        happenedAt: at,
        changes: [
          ...fieldChange("callBackNumber", null, callBack),
          ...fieldChange("numberSource", null, source),
          ...fieldChange("secondChannel", null, secondChannel),
          ...fieldChange("spokeWith", null, spokeWith),
        ],
      });
    },
  );
}

/** Puts an agency into the directory, with a number that was found without it. */
export function addAgency(
  house: House,
  asking: Asking,
  input: z.infer<typeof addAgencyInput>,
): Promise<Verdict<{ agencyId: string }>> {
  const { actor, now } = asking;
  return house.change(
    { ...asking, action: "disclosures.add-agency" },
    async (tx) => {
      const { name, country, phone } = input;
      const known = (await readAgencies(tx)).some(
        (one) =>
          one.name === name && one.country === country && one.phone === phone,
      );
      if (known) return refused("agencyTwice");
      const agencyId = await insertAgency(tx, {
        ...input,
        checkedAt: now,
        checkedBy: actor.id,
      });
      return granted({
        value: { agencyId },
        caseId: null,
        events: [
          {
            action: "disclosures.agency-added",
            object: { kind: "agency", id: agencyId },
            changes: [
              ...fieldChange("body", null, name),
              ...fieldChange("country", null, country),
              ...fieldChange("callBackNumber", null, phone),
              ...fieldChange("numberSource", null, input.source),
            ],
          },
        ],
      });
    },
  );
}

/** What counsel found: the whole checklist, the basis, the need, and what opens a hard gate. */
export function review(
  house: House,
  asking: Asking,
  input: z.infer<typeof reviewInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "review", ...input },
    async (tx, { theCase, now, actor }) => {
      const record = await readDisclosure(tx, theCase.id);
      const { kind, country, instrument } = record;
      const { exceptions, basis, necessity, result } = input;
      const checks = Object.fromEntries(
        input.checks.map(({ check, answer }) => [check, answer]),
      );
      const stands = mayReview(
        { checks, result },
        reviewChecklist({
          kind,
          country,
          instrument: instrument?.type ?? null,
        }),
      );
      if (!stands.ok) return stands;
      if (!basesFor(kind).includes(basis)) return refused("unknownBasis");
      const met = gatesMet(record);
      if (
        !exceptions.every((one) => met.includes(one.gate) && isException(one))
      )
        return refused("gateNotMet");
      await writeReview(tx, theCase.id, {
        checks,
        exceptions,
        basis,
        necessity,
        result,
        at: now,
        by: actor.id,
      });
      return granted({
        value: null,
        action: "disclosures.reviewed",
        changes: [
          ...fieldChange("reviewResult", record.review?.result ?? null, result),
          ...fieldChange("basis", record.review?.basis ?? null, basis),
          ...fieldChange(
            "necessity",
            record.review?.necessity ?? null,
            necessity,
          ),
          ...fieldChange("checks", { ...record.review?.checks }, checks),
          ...fieldChange(
            "exceptions",
            record.exceptions.map((one) => ({ ...one })),
            exceptions,
          ),
        ],
      });
    },
  );
}

/** The table of what is asked, lawful, there and given; whoever writes in it does not approve it. */
export function setScope(
  house: House,
  asking: Asking,
  input: z.infer<typeof setScopeInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "setScope", ...input },
    async (tx, { theCase, facts, now, actor }) => {
      const { rows } = input;
      const stands = mayBeScope(rows);
      if (!stands.ok) return stands;
      const persons = new Set(
        (await readPersons(tx, theCase.id)).map(({ id }) => id),
      );
      if (
        !rows.every(
          ({ personId }) => personId === null || persons.has(personId),
        )
      )
        return refused("scopePersonUnknown");
      const files = await packableFiles(tx, theCase.id);
      const known = new Set(files.map(({ caseFileId }) => caseFileId));
      if (!rows.every(({ fileIds }) => fileIds.every((id) => known.has(id))))
        return refused("scopeFileUnknown");
      const { scopeAuthors } = await readDisclosure(tx, theCase.id);
      await writeScope(tx, theCase.id, {
        rows,
        authors: [...new Set([...scopeAuthors, actor.id])],
        at: now,
      });
      return granted({
        value: null,
        action: "disclosures.scope-set",
        changes: [
          {
            field: "scope",
            before: facts.scope.map((row) => plainRow(row)),
            after: rows.map((row) => plainRow(row)),
          },
        ],
      });
    },
  );
}

function plainRow(
  row:
    | z.infer<typeof setScopeInput>["rows"][number]
    | Setting["facts"]["scope"][number],
) {
  return {
    personId: row.personId,
    category: row.category,
    asked: [...row.asked],
    lawful: [...row.lawful],
    available: [...row.available],
    given: [...row.given],
    withheld: row.withheld,
    fileIds: [...row.fileIds],
  };
}
