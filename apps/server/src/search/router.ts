import { z } from "zod";
import { line } from "@kept/domain/casework/text-rules";
import { noInput, procedure, router, type Asking } from "../api/procedure.ts";
import { seesList } from "../api/seen.ts";
import { officeOf } from "../casework/office-store.ts";
import type { Db } from "../db/reading.ts";
import { listColleagues } from "./colleague-views.ts";
import { casesById, findCases } from "./find-views.ts";
import type { Found, FoundCase, Finding, FindSource } from "./finding-views.ts";

const longestSearch = 200;
const mostShown = 20;

async function findingOf(
  { db, asking }: { db: Db; asking: Asking },
  sources: readonly FindSource[],
): Promise<Finding> {
  const { actor, now } = asking;
  return { actor, now, sources, office: await officeOf(db) };
}

/** Search over every register that somebody may read. What is searched for travels in the body. */
export function searchRouter(sources: readonly FindSource[]) {
  return router({
    cases: procedure("desk.view", {
      sees: seesList<Found>("search", ({ cases }) => cases.map(({ id }) => id)),
    })
      .input(
        z.strictObject({
          text: line(longestSearch, { mayBeEmpty: true }),
          limit: z.int().min(1).max(mostShown),
        }),
      )
      .query(async ({ ctx, input }) =>
        findCases(ctx.db, await findingOf(ctx, sources), input),
      ),
    byId: procedure("desk.view", {
      sees: seesList<readonly FoundCase[]>("search", (cases) =>
        cases.map(({ id }) => id),
      ),
    })
      .input(z.strictObject({ caseIds: z.array(z.uuid()).max(mostShown) }))
      .query(async ({ ctx, input }) =>
        casesById(ctx.db, await findingOf(ctx, sources), input.caseIds),
      ),
    colleagues: procedure("people.view")
      .input(noInput)
      .query(({ ctx }) => listColleagues(ctx.db)),
  });
}
