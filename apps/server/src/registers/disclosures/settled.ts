import type { CaseEvent, FieldChange } from "@kept/domain/casework/event";
import { type DisclosureFacts } from "@kept/domain/registers/disclosures/facts";
import { stageOf } from "@kept/domain/registers/disclosures/release-rules";
import type { ActSetting } from "../../casework/act.ts";
import { voidApprovals } from "../../casework/approval-store.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import type { Tx } from "../../db/writing.ts";
import { factsOf } from "./facts-of.ts";

export type Setting = ActSetting<DisclosureFacts>;

/** The case as it is while something is recorded on it, and whose doing that is. */
export type Recording = Omit<Setting, "actor"> & {
  readonly actor: { readonly id: string };
};

/** What a step did: its event on the case, and those on other things. */
export interface Said<T> {
  readonly value: T;
  readonly action: string;
  readonly changes: readonly FieldChange[];
  readonly happenedAt?: string;
  readonly more?: readonly CaseEvent[];
}

/**
 * What follows from a step: the stage, worked out from the facts unless the move itself leads somewhere, and an
 * approval of a content that is another one now is void.
 */
export async function settled<T>(
  tx: Tx,
  { theCase, facts }: Pick<Setting, "theCase" | "facts">,
  { said, ends }: { readonly said: Said<T>; readonly ends: string | null },
): Promise<{ stage: string; events: readonly CaseEvent[] }> {
  const { action, changes, happenedAt, more = [] } = said;
  const after = await factsOf(tx, theCase);
  const voided =
    after.releaseHash === facts.releaseHash
      ? []
      : await voidApprovals(tx, { id: theCase.id, caseId: theCase.id });
  const stage: string = ends ?? stageOf(after);
  return {
    stage,
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
  };
}
