import type { z } from "zod";
import { pathOf } from "@kept/domain/registers/disclosures/kinds";
import type { releaseInput } from "@kept/domain/registers/disclosures/schema";
import {
  isGivenInFull,
  mayLeaveBy,
} from "@kept/domain/registers/disclosures/scope";
import { granted, type Verdict } from "@kept/domain/verdict";
import type { Asking, House } from "../../casework/act.ts";
import { setAnchor, stopClocks } from "../../casework/clock-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { moment } from "../../casework/moments.ts";
import { enter } from "./enter.ts";
import { readPackage } from "./package-store.ts";
import { step } from "./step.ts";
import { writeRelease } from "./step-store.ts";
import { mayHaveHappened } from "./happened.ts";

/** Data leaves, and the register says so in the same transaction or it did not leave. */
export function release(
  house: House,
  asking: Asking,
  input: z.infer<typeof releaseInput>,
): Promise<Verdict<null>> {
  return step(
    house,
    { asking, move: "release", ...input },
    async (tx, setting) => {
      const { theCase, facts, actor, now } = setting;
      const { purpose, recipient, officer, channel } = input;
      const at = input.releasedAt === null ? null : moment(input.releasedAt);
      if (at !== null) {
        const may = mayHaveHappened(setting, at);
        if (!may.ok) return may;
      }
      const approval = facts.approvals.find(
        ({ state, contentHash }) =>
          state === "approved" && contentHash === facts.releaseHash,
      );
      const outcome = isGivenInFull(facts.scope) ? "full" : "part";
      const packed = await readPackage(tx, theCase.id);
      const byChannel = mayLeaveBy(channel, packed, facts.releaseHash);
      if (!byChannel.ok) return byChannel;
      const entered = await enter(tx, setting, {
        outcome,
        at,
        purpose,
        recipient,
        officer,
        channel,
        refusalReason: withheldInWords(facts.scope),
        approvedBy: approval?.decidedBy ?? null,
        packageSha256: packed?.sha256 ?? null,
      });
      if (!entered.ok) return entered;
      const releasedAt = at ?? now;
      await writeRelease(tx, theCase.id, {
        at: releasedAt,
        by: actor.id,
        channel,
        outcome,
        purpose,
        officer,
      });
      await stopClocks(tx, {
        caseId: theCase.id,
        acts: ["respond"],
        at: releasedAt,
      });
      if (pathOf(facts.kind) === "emergency")
        await setAnchor(tx, {
          caseId: theCase.id,
          name: "emergencyReleased",
          at: releasedAt,
          now,
        });
      return granted({
        value: null,
        action: "disclosures.released",
        happenedAt: releasedAt,
        changes: [
          ...fieldChange("outcome", null, outcome),
          ...fieldChange("recipient", null, recipient),
          ...fieldChange("releaseChannel", null, channel),
          ...fieldChange("contentHash", null, facts.releaseHash),
        ],
        more: [entered.value],
      });
    },
  );
}

/** Why something that was asked was held back, once for each reason. */
function withheldInWords(
  scope: readonly { readonly withheld: string | null }[],
): string | null {
  const reasons = new Set(
    scope.map(({ withheld }) => withheld).filter((one) => one !== null),
  );
  return reasons.size === 0 ? null : [...reasons].join("\n");
}
