import { may, permissionsOf } from "@kept/domain/access/permissions";
import type { MacroCase } from "@kept/domain/casework/macro";
import type { MacroStep } from "@kept/domain/casework/macro-schema";
import { placeholdersIn } from "@kept/domain/casework/macro-words";
import type { CaseFacts } from "@kept/domain/casework/register";
import { workingMorning } from "@kept/domain/time/working-time";
import type { Actor } from "@kept/domain/access/actor";
import type { Db } from "../../db/reading.ts";
import { readOwnSettings } from "../../people/own-settings-store.ts";
import type { CaseHeader } from "../case-store.ts";
import { followersOf } from "../follow-store.ts";
import type { At, Keeping, SharedMove } from "../keeping.ts";
import { readLetters } from "../letter-store.ts";
import { moment } from "../moments.ts";
import { today } from "../office.ts";
import { workingTimeOf } from "../own-time.ts";
import { colleaguesOf, personOf } from "../person-store.ts";

/** Who runs a macro, where and when. */
export interface MacroSeat extends At {
  readonly actor: Actor;
}

/** A case as a macro finds it; what its steps do not ask about is not looked up. */
export async function macroCase<Facts extends CaseFacts>(
  db: Db,
  keeping: Keeping<SharedMove, Facts>,
  {
    theCase,
    seat,
    steps,
  }: { theCase: CaseHeader; seat: MacroSeat; steps: readonly MacroStep[] },
): Promise<MacroCase<Facts>> {
  const { actor, office, now } = seat;
  const time = workingTimeOf(office, await readOwnSettings(db, actor.id));
  const { permission } = keeping.register.workflow.moves.work;
  const workers = (await colleaguesOf(db, now))
    .filter((one) => may(one, permission))
    .map(({ id }) => id);
  const follower = (await followersOf(db, theCase.id)).find(
    ({ accountId }) => accountId === actor.id,
  );
  const drafts = (await readLetters(db, theCase.id)).filter(
    ({ state }) => state === "draft",
  );
  const asked = placesIn(steps);
  const { ownerId } = theCase;
  return {
    facts: await keeping.factsOf(db, theCase, { office, now }),
    actor: { id: actor.id, permissions: permissionsOf(actor.role) },
    workers: new Set(workers),
    follow: follower?.state ?? "none",
    drafts: drafts.map(({ templateId }) => templateId),
    values: {
      case: theCase.reference,
      title: theCase.title,
      due: asked.has("due")
        ? await dueDay(db, keeping, { theCase, at: { office, now } })
        : null,
      owner:
        asked.has("owner") && ownerId !== null
          ? (await personOf(db, ownerId)).name
          : null,
      me: actor.name,
      today: today(office, now),
    },
    remindAt: (days) => moment(workingMorning(now, days, time)),
  };
}

function placesIn(steps: readonly MacroStep[]): ReadonlySet<string> {
  const names = steps.flatMap((step) => {
    const words =
      step.kind === "note"
        ? step.text
        : step.kind === "remind"
          ? (step.words ?? "")
          : "";
    return placeholdersIn(words).map(({ name }) => name);
  });
  return new Set(names);
}

async function dueDay<Facts extends CaseFacts>(
  db: Db,
  keeping: Keeping<SharedMove, Facts>,
  { theCase, at }: { theCase: CaseHeader; at: At },
): Promise<string | null> {
  const { next } = await keeping.clocksOf(db, theCase, at);
  return next?.dueOn ?? null;
}
