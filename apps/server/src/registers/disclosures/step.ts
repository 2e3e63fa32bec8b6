import type { DisclosureMove } from "@kept/domain/registers/disclosures/workflow";
import { granted, type Verdict } from "@kept/domain/verdict";
import {
  act,
  enterStage,
  type Asking,
  type House,
} from "../../casework/act.ts";
import type { Tx } from "../../db/writing.ts";
import { disclosureKeeping as keeping } from "./keeping.ts";
import { settled, type Said, type Setting } from "./settled.ts";

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
    const ends = keeping.register.workflow.moves[wanted.move].to;
    const { stage, events } = await settled(tx, setting, {
      said: said.value,
      ends,
    });
    const { theCase, now } = setting;
    // Where the move itself leads somewhere, the workflow goes there.
    if (ends === null && stage !== theCase.stage)
      await enterStage(tx, keeping, { caseId: theCase.id, stage, now });
    return granted({ value: said.value.value, events });
  });
}
