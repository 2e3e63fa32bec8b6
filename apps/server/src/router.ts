import { router } from "./api/procedure.ts";
import { deskRouter } from "./desk/router.ts";
import { peopleRouter, type PeopleParts } from "./people/router.ts";
import { requestsRouter } from "./registers/requests/router.ts";

export interface RouterParts {
  readonly people: PeopleParts;
}

/** The whole API on one screen. */
export function makeRouter(parts: RouterParts) {
  return router({
    people: peopleRouter(parts.people),
    desk: deskRouter,
    requests: requestsRouter,
  });
}

export type AppRouter = ReturnType<typeof makeRouter>;
