import { requestImport } from "@kept/domain/registers/requests/import";
import type { ImportedRequest } from "@kept/domain/registers/requests/import-row";
import type { CaseEvent } from "@kept/domain/casework/event";
import type { Verdict } from "@kept/domain/verdict";
import {
  enterStage,
  refreshDue,
  type Asking,
  type House,
} from "../../casework/act.ts";
import { findCase, updateHeader } from "../../casework/case-store.ts";
import { stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { recordOrigin } from "../../casework/import-store.ts";
import {
  defineImporter,
  type OpenedCase,
  type Origin,
} from "../../casework/importer.ts";
import type { At } from "../../casework/keeping.ts";
import { moment } from "../../casework/moments.ts";
import type { Tx } from "../../db/writing.ts";
import { alikeReferences } from "./import-views.ts";
import { requestKeeping as keeping } from "./keeping.ts";
import { openRequest } from "./open-request.ts";
import { updateRequest } from "./store.ts";

const allActs = Object.keys(keeping.register.acts);

/** A row becomes a case by the same door as a form; one that was answered is closed in the same breath. */
function open(
  house: House,
  asking: Asking,
  { value, origin }: { value: ImportedRequest; origin: Origin },
): Promise<Verdict<OpenedCase>> {
  const { number, answeredAt, ...request } = value;
  return openRequest(house, asking, {
    ...request,
    types: [...request.types],
    partner: null,
    also: async (tx, caseId) => {
      await recordOrigin(tx, caseId, origin);
      const came = {
        action: "requests.imported",
        object: { kind: "case", id: caseId },
        changes: [
          ...fieldChange("import", null, origin.importId),
          ...fieldChange("importRow", null, origin.row),
          ...fieldChange("oldNumber", null, number),
        ],
      };
      if (answeredAt === null) return [came];
      const at = moment(answeredAt);
      await stopClocks(tx, { caseId, acts: allActs, at });
      await enterStage(tx, keeping, { caseId, stage: "closed", now: at });
      return [
        came,
        {
          action: "requests.closed",
          object: { kind: "case", id: caseId },
          happenedAt: at,
          changes: fieldChange("stage", "received", "closed"),
        },
      ];
    },
  });
}

/** The import is taken back: as if the person had withdrawn, so the number stays taken and the trail whole. */
async function takeBack(
  tx: Tx,
  caseId: string,
  at: At,
): Promise<readonly CaseEvent[]> {
  const theCase = await findCase(tx, caseId);
  if (!theCase) return [];
  const { now } = at;
  await updateRequest(tx, caseId, { endReason: takenBackReason });
  await stopClocks(tx, { caseId, acts: allActs, at: now });
  await enterStage(tx, keeping, { caseId, stage: "withdrawn", now });
  await updateHeader(tx, caseId, { lane: "main" });
  await refreshDue(tx, keeping, { caseId, ...at });
  return [
    {
      action: "requests.withdrawn",
      object: { kind: "case", id: caseId },
      changes: [
        ...fieldChange("stage", theCase.stage, "withdrawn"),
        ...fieldChange("reason", null, takenBackReason),
      ],
    },
  ];
}

const takenBackReason = "The import was undone. / 导入已撤销。";

/** How a table of another system becomes requests. */
export const requestImporter = defineImporter<ImportedRequest>({
  register: keeping.register.key,
  permission: "requests.intake",
  definition: requestImport,
  alike: alikeReferences,
  open,
  takeBack,
});
