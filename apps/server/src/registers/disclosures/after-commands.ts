import type { z } from "zod";
import type { caseInput } from "@kept/domain/casework/schema";
import type {
  endDisclosureInput,
  recordPaperInput,
  recordReceiptInput,
} from "@kept/domain/registers/disclosures/schema";
import { granted, type Verdict } from "@kept/domain/verdict";
import { enterStage, type Asking, type House } from "../../casework/act.ts";
import { stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { moment } from "../../casework/moments.ts";
import { mayBeScanOf } from "./instrument-command.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { step } from "./step.ts";
import { writeEndReason, writePaper, writeReceipt } from "./step-store.ts";
import { mayHaveHappened } from "./happened.ts";

/** The paper that an emergency owes within 24 hours. */
export function recordPaper(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordPaperInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "recordPaper", ...input },
    async (tx, setting) => {
      const { theCase } = setting;
      const { type, reference, scanFileId } = input;
      const at = moment(input.receivedAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      const scan = await mayBeScanOf(tx, theCase.id, scanFileId);
      if (!scan.ok) return scan;
      await writePaper(tx, theCase.id, { at, reference, type, scanFileId });
      await stopClocks(tx, { caseId: theCase.id, acts: ["paper"], at });
      return granted({
        value: null,
        action: "disclosures.paper-recorded",
        happenedAt: at,
        changes: [
          ...fieldChange("instrument", null, type),
          ...fieldChange("instrumentRef", null, reference),
          ...fieldChange("scanFileId", null, scanFileId),
        ],
      });
    },
  );
}

export function recordReceipt(
  house: House,
  asking: Asking,
  input: z.infer<typeof recordReceiptInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "recordReceipt", ...input },
    async (tx, setting) => {
      const at = moment(input.receivedAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      await writeReceipt(tx, setting.theCase.id, { at, by: input.by });
      return granted({
        value: null,
        action: "disclosures.receipt-recorded",
        happenedAt: at,
        changes: fieldChange("receiptBy", null, input.by),
      });
    },
  );
}

/** Everything owed has been done and can be shown. */
export function close(
  house: House,
  asking: Asking,
  input: z.infer<typeof caseInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "close", ...input },
    async (tx, { theCase, now }) => {
      await stopClocks(tx, {
        caseId: theCase.id,
        acts: ["unpreserve"],
        at: now,
      });
      return granted({
        value: null,
        action: "disclosures.closed",
        changes: [],
      });
    },
  );
}

/** Opens an ended case again; what stands in the register stays there. */
export function reopen(
  house: House,
  asking: Asking,
  input: z.infer<typeof endDisclosureInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "reopen", ...input },
    async (tx, { theCase, facts, now }) => {
      const hasLeft = facts.releasedAt !== null || facts.preservedAt !== null;
      const stage = hasLeft ? "released" : "refused";
      await enterStage(tx, keeping, { caseId: theCase.id, stage, now });
      await writeEndReason(tx, theCase.id, input.reason);
      return granted({
        value: null,
        action: "disclosures.reopened",
        changes: [
          ...fieldChange("stage", theCase.stage, stage),
          ...fieldChange("reason", null, input.reason),
        ],
      });
    },
  );
}
