import type { z } from "zod";
import { mayBeScan } from "@kept/domain/registers/disclosures/authority";
import { isCompelled, pathOf } from "@kept/domain/registers/disclosures/kinds";
import type { logInstrumentInput } from "@kept/domain/registers/disclosures/schema";
import { startOfDay } from "@kept/domain/time/civil-day";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { clearAnchor, setAnchor } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { today } from "../../casework/office.ts";
import type { Db } from "../../db/reading.ts";
import type { Tx } from "../../db/writing.ts";
import type { Setting } from "./settled.ts";
import { step } from "./step.ts";
import { readDisclosure } from "./record-store.ts";
import { findScan } from "./scan-views.ts";
import { writeInstrument } from "./step-store.ts";

/** The day that the instrument sets, as the fact that a clock runs to. */
export async function setRespondBy(
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
