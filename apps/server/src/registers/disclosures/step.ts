import type { CaseEvent, FieldChange } from "@kept/domain/casework/event";
import {
  stageOf,
  type DisclosureFacts,
} from "@kept/domain/registers/disclosures/facts";
import type { DisclosureMove } from "@kept/domain/registers/disclosures/workflow";
import { granted, type Verdict } from "@kept/domain/verdict";
import {
  act,
  enterStage,
  type ActSetting,
  type Asking,
  type House,
} from "../../casework/act.ts";
import { voidApprovals } from "../../casework/approval-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { Tx } from "../../db/writing.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";

export type Setting = ActSetting<DisclosureFacts>;

/** What a step did: its event on the case, and those on other things. */
export interface Said<T> {
  readonly value: T;
  readonly action: string;
  readonly changes: readonly FieldChange[];
  readonly happenedAt?: string;
  readonly more?: readonly CaseEvent[];
}

/**
 * One move of the gated path. Afterwards the stage is worked out from the facts, and an approval of a content
 * that is another one now is void.
 */
export function step<T>(
  house: House,
  wanted: {
    readonly asking: Asking;
    readonly move: DisclosureMove;
    readonly caseId: string;
    readonly version: number;
  },
  work: (tx: Tx, setting: Setting) => Promise<Verdict<Said<T>>>,
): Promise<Verdict<T>> {
  return act({ ...house, keeping }, wanted, async (tx, setting) => {
    const said = await work(tx, setting);
    if (!said.ok) return said;
    const { value, action, changes, happenedAt, more = [] } = said.value;
    const { theCase, facts, office, now } = setting;
    const after = await keeping.factsOf(tx, theCase, { office, now });
    const voided =
      after.releaseHash === facts.releaseHash
        ? []
        : await voidApprovals(tx, { id: theCase.id, caseId: theCase.id });
    const ends = keeping.register.workflow.moves[wanted.move].to;
    const stage = ends ?? stageOf(after);
    // Where the move itself leads somewhere, the workflow goes there.
    if (ends === null && stage !== theCase.stage)
      await enterStage(tx, keeping, { caseId: theCase.id, stage, now });
    return granted({
      value,
      events: [
        {
          action,
          object: { kind: "case", id: theCase.id },
          ...(happenedAt !== undefined && { happenedAt }),
          changes: [...fieldChange("stage", theCase.stage, stage), ...changes],
        },
        ...more,
        ...voided,
      ],
    });
  });
}
