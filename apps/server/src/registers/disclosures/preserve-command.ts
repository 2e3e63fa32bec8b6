import type { z } from "zod";
import type { preserveInput } from "@kept/domain/registers/disclosures/schema";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { setAnchor, stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { moment } from "../../casework/moments.ts";
import { enter } from "./enter.ts";
import { step } from "./step.ts";
import { readDisclosure } from "./record-store.ts";
import { writeAnswer, writePreserved } from "./step-store.ts";
import { mayHaveHappened } from "./happened.ts";

/** Data is kept from being deleted, for 90 days at a time; nothing leaves. Said again, it is renewed. */
export function preserve(
  house: House,
  asking: Asking,
  input: z.infer<typeof preserveInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "preserve", ...input },
    async (tx, setting) => {
      const { theCase, facts, now } = setting;
      const at = moment(input.preservedAt);
      const may = mayHaveHappened(setting, at);
      if (!may.ok) return may;
      const record = await readDisclosure(tx, theCase.id);
      const isFirst = facts.preservedAt === null;
      const entered = isFirst
        ? await enter(tx, setting, {
            outcome: "preserved",
            at,
            purpose: record.purpose ?? record.asked,
            recipient: record.body,
            officer: record.officer,
            channel: null,
            refusalReason: null,
            approvedBy: null,
          })
        : null;
      if (entered !== null && !entered.ok) return entered;
      await writePreserved(tx, theCase.id, { at, what: input.what });
      if (isFirst)
        await writeAnswer(tx, theCase.id, {
          outcome: "preserved",
          at,
          purpose: record.purpose ?? record.asked,
          reason: null,
        });
      await stopClocks(tx, { caseId: theCase.id, acts: ["respond"], at });
      await setAnchor(tx, {
        caseId: theCase.id,
        name: "preserved",
        at,
        now,
      });
      return granted({
        value: null,
        action: "disclosures.preserved",
        happenedAt: at,
        changes: [
          ...fieldChange("preservedAt", facts.preservedAt, at),
          ...fieldChange(
            "preservedWhat",
            record.preserved?.what ?? null,
            input.what,
          ),
        ],
        more: entered === null ? [] : [entered.value],
      });
    },
  );
}
