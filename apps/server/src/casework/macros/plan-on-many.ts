import { setImmediate } from "node:timers/promises";
import {
  isForMany,
  mostMacroCases,
  standingOfPlan,
  type ManyPlanned,
} from "@kept/domain/casework/macro";
import type { Selection } from "@kept/domain/casework/listing-query";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { Db } from "../../db/reading.ts";
import type { Asking, House } from "../act.ts";
import { countOf, type BulkDesk } from "../bulk/start-bulk.ts";
import { findCase } from "../case-store.ts";
import { runnable } from "./macro-commands.ts";

interface ManyDesk extends Pick<BulkDesk, "register" | "count"> {
  readonly db: Db;
  readonly house: Pick<House, "office">;
  readonly asking: Asking;
  readonly idsOf: (selection: Selection) => AsyncIterable<readonly string[]>;
}

/** What a macro would do to everything that was chosen, case by case and from their facts alone. */
export async function planOnMany(
  desk: ManyDesk,
  { macroId, selection }: { macroId: string; selection: Selection },
): Promise<Verdict<ManyPlanned & { macroVersion: number }>> {
  const { db, house, register, asking } = desk;
  const { actor, now } = asking;
  const found = await runnable(db, actor, { register: register.key, macroId });
  if (!found.ok) return found;
  const { steps, version: macroVersion } = found.value;
  if (!isForMany(steps)) return refused("notForMany");
  const count = await countOf(desk, selection, mostMacroCases);
  if (!count.ok) return count;
  const seat = { actor, now, office: await house.office(db) };
  const leftOut: ManyPlanned["leftOut"][number][] = [];
  const perStep = steps.map(() => 0);
  let ready = 0;
  let already = 0;
  let example: ManyPlanned["example"] = null;
  for await (const ids of desk.idsOf(selection))
    for (const caseId of ids) {
      const plan = await register.macros.plan(db, seat, { caseId, steps });
      const theCase = await findCase(db, caseId);
      if (!plan.ok || theCase === undefined) continue;
      const { reference } = theCase;
      const { willChange, refusal } = standingOfPlan(plan.value);
      if (refusal !== null) leftOut.push({ caseId, reference, refusal });
      else if (!willChange) already += 1;
      else {
        ready += 1;
        example ??= { reference, plan: plan.value };
        for (const [at, { outcome }] of plan.value.entries())
          if (outcome === "will") perStep[at] = (perStep[at] ?? 0) + 1;
      }
      await setImmediate();
    }
  return granted({ macroVersion, ready, already, leftOut, perStep, example });
}
