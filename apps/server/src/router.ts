import { router } from "./api/procedure.ts";
import { peopleRouter, type PeopleParts } from "./people/router.ts";

export interface RouterParts {
  readonly people: PeopleParts;
}

/** The whole API on one screen. */
export function makeRouter(parts: RouterParts) {
  return router({
    people: peopleRouter(parts.people),
  });
}

export type AppRouter = ReturnType<typeof makeRouter>;
